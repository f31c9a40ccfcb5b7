import { fetchServerSentEvents, useChat } from '@tanstack/ai-react';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import { Streamdown } from 'streamdown';
import { StickToBottom } from 'use-stick-to-bottom';
import { offer } from './kit.js';

const connection = fetchServerSentEvents('/stream/agUi');

const Message = memo(function Message({ message }) {
  const text = message.parts.map((part) => part.content ?? '').join('');
  return (
    <div className={message.role}>{message.role === 'user' ? text : <Streamdown>{text}</Streamdown>}</div>
  );
});

let send;
function App({ history }) {
  const { messages, sendMessage } = useChat({ connection, initialMessages: history });
  send = sendMessage;
  return (
    <StickToBottom style={{ height: '100%' }} initial="instant" resize="instant">
      <StickToBottom.Content>
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </StickToBottom.Content>
    </StickToBottom>
  );
}

offer({
  open: (root, history) => {
    const messages = history.map(({ id, role, text }) => ({
      id,
      role,
      parts: [{ type: 'text', content: text }],
    }));
    createRoot(root).render(<App history={messages} />);
  },
  send: (text) => send(text),
});
