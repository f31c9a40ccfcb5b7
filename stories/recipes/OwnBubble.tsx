import {
  ChatMessageParts,
  type ChatMessageProps,
  ChatWindow,
  type ChatWindowProps,
  useChatContext,
  useChatMessage,
} from 'react-chat-stream';

/** `useChatMessage` hears of one message, so the others rest while it is written. */
function Bubble({ messageId }: ChatMessageProps) {
  const { store, labels, language } = useChatContext();
  const message = useChatMessage(store, messageId);
  if (!message || message.role === 'system') return null;
  const isMine = message.role === 'user';
  return (
    <article
      aria-label={isMine ? labels.you : labels.assistant}
      style={{
        marginBlock: 12,
        marginInlineStart: isMine ? 'auto' : 0,
        inlineSize: 'fit-content',
        maxInlineSize: '85%',
        padding: '8px 14px',
        border: '1px solid light-dark(#e0c9a6, #5b4a33)',
        borderRadius: 4,
        background: isMine ? 'light-dark(papayawhip, #3a2e1f)' : 'transparent',
      }}
    >
      <ChatMessageParts message={message} />
      <time dateTime={new Date(message.createdAt).toISOString()} style={{ fontSize: '0.75em' }}>
        {new Date(message.createdAt).toLocaleTimeString(language, { timeStyle: 'short' })}
      </time>
    </article>
  );
}

// Outside of the component: a new object would be a new element in each render.
const components = { Message: Bubble };

export function ChatWithOwnBubbles(props: ChatWindowProps) {
  return <ChatWindow {...props} components={components} />;
}
