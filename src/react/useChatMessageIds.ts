import { useSyncExternalStore } from 'react';
import type { ChatStore } from '../core/ChatStore.ts';
import { messageHub } from './messageHub.ts';

/** The ids of the visible messages, in order; renders again only when one comes or goes. */
export function useChatMessageIds(store: ChatStore): readonly string[] {
  const { getIds } = messageHub(store);
  return useSyncExternalStore(store.subscribe, getIds, getIds);
}
