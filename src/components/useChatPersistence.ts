import { useState } from 'react';
import type { ChatStore } from '../core/ChatStore.ts';
import { call } from '../core/call.ts';
import { warn } from '../core/warn.ts';
import { useIsomorphicLayoutEffect } from '../react/useIsomorphicLayoutEffect.ts';
import { useStableHandler } from '../react/useStableHandler.ts';
import type { ChatStorage, ChatStorageError } from '../storage/ChatStorage.ts';
import { localChatStorage } from '../storage/localChatStorage.ts';
import { persistChat } from '../storage/persistChat.ts';

/** Where a conversation is kept over a reload: a name in `localStorage`, or more than that. */
export type ChatPersistence =
  | string
  | {
      /** Names the conversation. Another name is another conversation: give `ChatWindow` that `key` too. */
      key: string;
      /** @defaultValue `localChatStorage` */
      storage?: ChatStorage;
      /** Whether what is written and not yet sent is kept as well. @defaultValue `true` */
      draft?: boolean;
      /** It could not be kept or found; the chat goes on without. */
      onError?: (error: ChatStorageError) => void;
    };

/** Keeps a chat. Says whether what was kept is still being read. */
export function useChatPersistence(store: ChatStore, persistence: ChatPersistence | undefined): boolean {
  const { key, storage = localChatStorage, onError } = resolvePersistence(persistence);
  const [restoredKey, setRestoredKey] = useState<string>();
  const tell = useStableHandler((error: ChatStorageError) => {
    if (process.env.NODE_ENV !== 'production') {
      warn(error.message, 'The chat goes on, and is gone after a reload.', 'Tell the user in `onError`.');
    }
    call(onError, error);
  });
  useIsomorphicLayoutEffect(() => {
    if (key === undefined) return;
    return persistChat(store, { key, storage, onRestored: () => setRestoredKey(key), onError: tell });
  }, [store, key, storage, tell]);
  return key !== undefined && restoredKey !== key;
}

export function resolvePersistence(
  persistence: ChatPersistence | undefined,
): Partial<Exclude<ChatPersistence, string>> {
  return typeof persistence === 'string' ? { key: persistence } : (persistence ?? {});
}
