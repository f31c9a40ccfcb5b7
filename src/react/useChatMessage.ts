import { useCallback, useSyncExternalStore } from 'react';
import type { ChatStore } from '../core/ChatStore.ts';
import type { ChatMessage } from '../core/types.ts';
import { messageHub } from './messageHub.ts';

/** One message of a chat; renders again only when that message changes. `undefined` once it is gone. */
export function useChatMessage(store: ChatStore, messageId: string): ChatMessage | undefined {
  const hub = messageHub(store);
  const subscribe = useCallback(
    (listener: () => void) => hub.subscribe(messageId, listener),
    [hub, messageId],
  );
  const getSnapshot = (): ChatMessage | undefined => hub.get(messageId);
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}
