import { Bubble } from '@ant-design/x';
import XMarkdown from '@ant-design/x-markdown';
import { OpenAIChatProvider, useXChat, XRequest } from '@ant-design/x-sdk';
import { createRoot } from 'react-dom/client';
import { offer } from './kit.js';

const provider = new OpenAIChatProvider({
  request: XRequest(`${location.origin}/stream/openaiChat`, { manual: true, params: { stream: true } }),
});

/** As its documentation has it: a role that renders with XMarkdown and knows whether more is to come. */
const role = {
  user: { placement: 'end' },
  assistant: {
    placement: 'start',
    contentRender: (content, { status }) => (
      <XMarkdown content={content} streaming={{ hasNextChunk: status === 'updating' }} />
    ),
  },
};

let request;
function App({ history }) {
  const { messages, onRequest } = useXChat({ provider, defaultMessages: history });
  request = onRequest;
  const items = messages.map(({ id, message, status }) => ({
    key: id,
    role: message.role,
    content: message.content,
    status,
    loading: status === 'loading',
  }));
  return <Bubble.List style={{ height: '100%' }} items={items} role={role} autoScroll />;
}

offer({
  open: (root, history) => {
    const messages = history.map(({ id, role, text }) => ({
      id,
      message: { role, content: text },
      status: 'success',
    }));
    createRoot(root).render(<App history={messages} />);
  },
  send: (content) => request({ messages: [{ role: 'user', content }] }),
});
