import { useMemo, useSyncExternalStore } from 'react';
import type { ChatActions, ChatStore, ChatStoreOptions } from '../core/ChatStore.ts';
import type { ChatState } from '../core/types.ts';
import { useChatStore } from './useChatStore.ts';

/** Options of {@link useChatStream}. */
export type UseChatStreamOptions = ChatStoreOptions;

/** The state of the chat, which `status` narrows, with everything that can be done to it. */
export type UseChatStreamResult = ChatState &
  ChatActions & {
    /** The chat itself, to hand to parts that subscribe on their own. */
    store: ChatStore;
  };

/**
 * A streaming chat. Nothing is requested before `sendMessage`; the component renders at most once a frame while
 * an answer streams; unmounting aborts.
 *
 * @example
 * const { messages, status, sendMessage, stop } = useChatStream({ endpoint: '/chat/stream' });
 */
export function useChatStream(options: UseChatStreamOptions): UseChatStreamResult {
  const store = useChatStore(options);
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  return useMemo(() => ({ ...store, ...state, store }), [state, store]);
}
