import { ChatWindow } from 'react-chat-stream/index.js';
import { createRoot } from 'react-dom/client';
import 'react-chat-stream/styles.css';
import { offer } from './kit.js';

const toMessage = ({ id, role, text }, index) => ({
  id,
  role,
  parts: [{ type: 'text', text }],
  status: 'done',
  createdAt: index,
});

offer({
  open: (root, history) =>
    createRoot(root).render(
      <ChatWindow endpoint="/stream/simple" initialMessages={history.map(toMessage)} />,
    ),
  send: (prompt) => {
    // As a user does, through the composer: React hears of a value that it did not set itself.
    const input = document.querySelector('[data-chat-composer-input]');
    input.focus();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(input, prompt);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    setTimeout(() => input.form.requestSubmit());
  },
});
