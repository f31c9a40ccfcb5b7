import { DeepChat } from 'deep-chat-react';
import { createRoot } from 'react-dom/client';
import { offer } from './kit.js';

const connect = { url: '/stream/deepChat', stream: true };
// It wants its height as a length: in per cent its list grows with the messages and never scrolls.
const style = { width: '100vw', height: '100vh', borderRadius: 0, border: 0 };
const element = () => document.querySelector('deep-chat');

offer({
  open: (root, history) => {
    const messages = history.map(({ role, text }) => ({ role: role === 'user' ? 'user' : 'ai', text }));
    createRoot(root).render(<DeepChat connect={connect} history={messages} style={style} />);
  },
  send: (text) => element().submitUserMessage({ text }),
  surface: () => element()?.shadowRoot,
});
