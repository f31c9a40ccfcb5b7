import { useEffect, useRef, useState } from 'react';
import type { ChatStore } from '../core/ChatStore.ts';
import { call } from '../core/call.ts';
import { warn } from '../core/warn.ts';
import { createLazyModule } from '../react/createLazyModule.ts';
import { useIsomorphicLayoutEffect } from '../react/useIsomorphicLayoutEffect.ts';
import { useLazyModule } from '../react/useLazyModule.ts';
import { useStableHandler } from '../react/useStableHandler.ts';
import type { ChatStorage } from '../storage/ChatStorage.ts';
import { ChatStorageError } from '../storage/ChatStorageError.ts';

/** The code that keeps conversations and drafts. */
export const persistenceModule = createLazyModule('`persistence`', () => import('../storage/persistence.ts'));

/** Where a conversation is kept over a reload: a name in `localStorage`, or more than that. */
export type ChatPersistence =
  | string
  | {
      /** Names the conversation. Another name is another conversation, which takes the place of the one that is shown. */
      key: string;
      /** @defaultValue `localChatStorage` */
      storage?: ChatStorage | undefined;
      /** Whether what is written and not yet sent is kept as well. @defaultValue `true` */
      draft?: boolean | undefined;
      /** It could not be kept or found; the chat goes on without. */
      onError?: ((error: ChatStorageError) => void) | undefined;
    };

/** Keeps a chat. Says whether what was kept is still being read. */
export function useChatPersistence(store: ChatStore, persistence: ChatPersistence | undefined): boolean {
  const { key, storage, onError } = resolvePersistence(persistence);
  const { module, hasFailed } = useLazyModule(persistenceModule, key !== undefined);
  const [given] = useState(() => store.getState().messages);
  const [restoredKey, setRestoredKey] = useState<string>();
  const shownKey = useRef<string>(undefined);
  const tell = useStableHandler(({ code, message, cause, isPutAside }: ChatStorageError) => {
    if (process.env.NODE_ENV !== 'production') {
      warn(message, 'The chat goes on, and is gone after a reload.', 'Tell the user in `onError`.');
    }
    // In dist the code that keeps conversations has a class of its own.
    call(onError, new ChatStorageError(code, cause, isPutAside));
  });
  const isUnavailable = key !== undefined && hasFailed === true;
  useIsomorphicLayoutEffect(() => {
    if (key === undefined || !module) return;
    // What was shown has been kept under its own name, and must not get into this one.
    const isAnother = shownKey.current !== undefined && shownKey.current !== key;
    if (isAnother) store.reset();
    shownKey.current = key;
    return module.persistence.persistChat(store, {
      key,
      storage: storage ?? module.persistence.localChatStorage,
      given: isAnother ? store.getState().messages : given,
      onRestored: () => setRestoredKey(key),
      onError: tell,
    });
  }, [store, key, storage, given, tell, module]);
  useEffect(() => {
    if (isUnavailable) tell(new ChatStorageError('unavailable'));
  }, [isUnavailable, tell]);
  return key !== undefined && restoredKey !== key && !isUnavailable;
}

export function resolvePersistence(
  persistence: ChatPersistence | undefined,
): Partial<Exclude<ChatPersistence, string>> {
  return typeof persistence === 'string' ? { key: persistence } : (persistence ?? {});
}
