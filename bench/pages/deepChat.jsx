import { DeepChat } from 'deep-chat-react';
import { createRoot } from 'react-dom/client';
import { offer } from './kit.js';

const connect = { url: '/stream/deepChat', stream: true };
const style = { width: '100%', height: '100%', borderRadius: 0, border: 0 };
const element = () => document.querySelector('deep-chat');

offer({
  open: (root, history) => {
    const messages = history.map(({ role, text }) => ({ role: role === 'user' ? 'user' : 'ai', text }));
    createRoot(root).render(<DeepChat connect={connect} history={messages} style={style} />);
  },
  send: (text) => element().submitUserMessage({ text }),
  surface: () => element()?.shadowRoot,
});
