import { useEffect, useInsertionEffect, useState } from 'react';
import type { ChatStore, ChatStoreOptions } from '../core/ChatStore.ts';
import { createChatStore } from '../core/createChatStore.ts';

/**
 * Makes a chat store that lives as long as the component: it has the newest options after each render, and
 * unmounting aborts what it does. It does not subscribe: for parts that pick what they show with
 * `useChatSelector` or `useChatMessage`. Most components want `useChatStream`.
 */
export function useChatStore(options: ChatStoreOptions): ChatStore {
  const [store] = useState(() => createChatStore(options));
  // Before any layout effect that may send, and silent on a server, where React 18 warns of layout effects.
  useInsertionEffect(() => store.setOptions(options));
  useEffect(() => store.attach(), [store]);
  return store;
}
