import { ChatWindow, type ChatWindowProps, useChatContext, useChatSelector } from 'react-chat-stream';
// In your application: the button of your design system.
import { Button } from './Button.tsx';

/** What is on the page comes from you; what it does, from the store in the context. */
function ErrorWithOwnButton() {
  const { store, labels } = useChatContext();
  const error = useChatSelector(store, (state) => state.error);
  if (!error) return null;
  return (
    <p>
      {labels.errors[error.code]}{' '}
      {error.retryable && <Button onClick={() => void store.retry()}>{labels.retry}</Button>}
    </p>
  );
}

const components = { ErrorNotice: ErrorWithOwnButton };

export function ChatWithOwnButton(props: ChatWindowProps) {
  return <ChatWindow {...props} components={components} />;
}
