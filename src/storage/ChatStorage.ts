import type { ChatMessage } from '../core/types.ts';

/** Keeps conversations by name. Two are given: `localChatStorage` and `indexedDbChatStorage`; a server may be a third. */
export type ChatStorage = {
  /**
   * The messages kept under a name; `undefined` where there are none. Throws or rejects where they cannot be had: nothing
   * is saved over them then in this visit, unless it throws a `ChatStorageError` that says `isPutAside`.
   */
  load(key: string): readonly ChatMessage[] | undefined | Promise<readonly ChatMessage[] | undefined>;
  /** Keeps these messages in place of what was there; none at all means that the conversation is gone. */
  save(key: string, messages: readonly ChatMessage[]): void | Promise<void>;
};
