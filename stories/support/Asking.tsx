import { useEffect } from 'react';
import { useChatContext } from 'react-chat-stream';

/** Sends a message as soon as it is on the page, for a part that shows itself only then. */
export function Asking({ prompt }: { prompt: string }): null {
  const { store } = useChatContext();
  useEffect(() => {
    void store.sendMessage(prompt);
  }, [store, prompt]);
  return null;
}
