import { useSyncExternalStore } from 'react';
import type { ChatStore } from '../core/ChatStore.ts';
import type { ChatState } from '../core/types.ts';

/**
 * A value picked from the state of a chat. The component renders again only when the value changes by
 * `Object.is`, so pick primitives or things that keep their identity.
 */
export function useChatSelector<T>(store: ChatStore, selector: (state: ChatState) => T): T {
  const getSnapshot = (): T => selector(store.getState());
  return useSyncExternalStore(store.subscribe, getSnapshot, getSnapshot);
}
