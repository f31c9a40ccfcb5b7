/** The AI SDK's hook with use-stick-to-bottom, as its own Conversation element has it; the Markdown is the caller's. */
import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport } from 'ai';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import { StickToBottom } from 'use-stick-to-bottom';
import { offer } from './kit.js';

const transport = new DefaultChatTransport({ api: '/stream/aiSdk' });

/** @param {{ throttle?: number }} options - Milliseconds between two renders; by default the SDK has none. */
export function offerAiSdk(Markdown, options = {}) {
  const Message = memo(function Message({ message }) {
    const text = message.parts.map((part) => part.text ?? '').join('');
    return <div className={message.role}>{message.role === 'user' ? text : <Markdown>{text}</Markdown>}</div>;
  });
  let sendMessage;
  function App({ history }) {
    const chat = useChat({ transport, messages: history, ...options });
    sendMessage = chat.sendMessage;
    return (
      <StickToBottom style={{ height: '100%' }} initial="instant" resize="instant">
        <StickToBottom.Content>
          {chat.messages.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </StickToBottom.Content>
      </StickToBottom>
    );
  }
  const toMessage = ({ id, role, text }) => ({ id, role, parts: [{ type: 'text', text, state: 'done' }] });
  offer({
    open: (root, history) => createRoot(root).render(<App history={history.map(toMessage)} />),
    send: (text) => sendMessage({ text }),
  });
}
