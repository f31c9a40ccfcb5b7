import type { ChatStore } from '../core/ChatStore.ts';
import type { ChatMessage } from '../core/types.ts';
import type { ChatStorage } from './ChatStorage.ts';
import { ChatStorageError } from './ChatStorageError.ts';
import { isMessageList } from './keptMessages.ts';
import { toStorageError } from './toStorageError.ts';

/** An answer that is being written is kept this often, in milliseconds, so that a crash costs little of it. */
const SAVE_EVERY_MS = 1000;

export type PersistChatOptions = {
  key: string;
  storage: ChatStorage;
  /** What is in the thread without anybody having written. @defaultValue what is there now */
  given?: readonly ChatMessage[];
  /** Told once for each run of failures; the chat goes on. */
  onError?: (error: ChatStorageError) => void;
  /** What was kept is in the thread, or could not be had. */
  onRestored?: () => void;
};

/**
 * Puts the kept conversation before what is in the thread, and keeps the thread from then on. Returns the function
 * that ends it, having kept what is there. What two pages write under one name, the later one wins.
 */
export function persistChat(store: ChatStore, options: PersistChatOptions): () => void {
  const { key, storage, given = store.getState().messages, onError, onRestored } = options;
  let isEnded = false;
  let hasFailed = false;
  /** What the storage holds; `undefined` until that is known, and nothing is saved before. */
  let kept: readonly ChatMessage[] | undefined;
  let isSaving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function fail(cause: unknown): void {
    if (hasFailed) return;
    hasFailed = true;
    onError?.(toStorageError(cause));
  }

  function restore(messages: readonly ChatMessage[] | undefined): void {
    if (isEnded) return;
    const ids = new Set(messages?.map(({ id }) => id));
    // Somebody may have written already: while the storage was being read, or before this code was there.
    const isWritten = store.getState().messages !== given;
    if (messages?.length) {
      store.setMessages((current) => [...messages, ...current.filter(({ id }) => !ids.has(id))]);
    }
    kept = isWritten ? (messages ?? []) : store.getState().messages;
    onRestored?.();
    schedule();
  }

  function load(): void {
    let loading: ReturnType<ChatStorage['load']>;
    try {
      loading = storage.load(key);
    } catch (error) {
      failToLoad(error);
      return;
    }
    // What is there at once is shown at once, before the page is painted without it.
    if (isThenable(loading)) Promise.resolve(loading).then(receive, failToLoad);
    else receive(loading);
  }

  function failToLoad(error: unknown): void {
    if (isEnded) return;
    fail(error);
    // What has not been had is still there, so nothing is saved over it: `kept` stays unknown.
    if ((error as Partial<ChatStorageError> | null | undefined)?.isPutAside) restore(undefined);
    else onRestored?.();
  }

  /** What comes from a storage that an application has written may be anything. */
  function receive(messages: unknown): void {
    if (isEnded) return;
    if (messages === undefined || messages === null) {
      restore(undefined);
    } else if (isMessageList(messages)) {
      restore(messages);
    } else {
      failToLoad(new ChatStorageError('unreadable', messages));
    }
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const { messages } = store.getState();
    if (isSaving || kept === undefined || messages === kept) return;
    isSaving = true;
    const before = kept;
    kept = messages;
    try {
      const saving = storage.save(key, messages);
      if (saving) await saving;
      hasFailed = false;
    } catch (error) {
      // The next occasion tries again.
      kept = before;
      fail(error);
    }
    isSaving = false;
    // What has come meanwhile.
    if (store.getState().messages !== messages) schedule();
  }

  function schedule(): void {
    if (store.getState().status !== 'generating') void save();
    else timer ??= setTimeout(() => void save(), SAVE_EVERY_MS);
  }

  const saveNow = (): void => void save();
  const unsubscribe = store.subscribe(schedule);
  // The last moment of which a page can be sure, on phones above all.
  globalThis.addEventListener?.('pagehide', saveNow);
  globalThis.addEventListener?.('visibilitychange', saveNow, true);
  load();

  return () => {
    void save();
    isEnded = true;
    clearTimeout(timer);
    unsubscribe();
    globalThis.removeEventListener?.('pagehide', saveNow);
    globalThis.removeEventListener?.('visibilitychange', saveNow, true);
  };
}

function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | undefined)?.then === 'function';
}
