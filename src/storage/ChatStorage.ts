import type { ChatMessage } from '../core/types.ts';

/** Keeps conversations by name. Two are given: `localChatStorage` and `indexedDbChatStorage`; a server may be a third. */
export type ChatStorage = {
  /** The messages kept under a name; `undefined` where there are none. Throws or rejects where they cannot be had. */
  load(key: string): readonly ChatMessage[] | undefined | Promise<readonly ChatMessage[] | undefined>;
  /** Keeps these messages in place of what was there; none at all means that the conversation is gone. */
  save(key: string, messages: readonly ChatMessage[]): void | Promise<void>;
};

/**
 * - `full`: there is no room left
 * - `blocked`: the browser does not allow it (a private window, a setting, a sandboxed frame)
 * - `unreadable`: what is kept is broken, or of a version that this one does not know. It is put aside, not deleted.
 */
export type ChatStorageErrorCode = 'full' | 'blocked' | 'unreadable';

/** Why a conversation was not kept or not found. The chat itself goes on. */
export class ChatStorageError extends Error {
  readonly code: ChatStorageErrorCode;

  constructor(code: ChatStorageErrorCode, cause?: unknown) {
    super(MESSAGES[code], { cause });
    this.name = 'ChatStorageError';
    this.code = code;
  }
}

const MESSAGES: Readonly<Record<ChatStorageErrorCode, string>> = {
  full: 'There is no room left to keep this conversation.',
  blocked: 'The browser does not allow this conversation to be kept.',
  unreadable: 'The conversation that was kept cannot be read.',
};

/** Makes a typed error of whatever a storage throws. */
export function toStorageError(cause: unknown): ChatStorageError {
  if (cause instanceof ChatStorageError) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  // Firefox has had a name of its own for it.
  return new ChatStorageError(/quota/i.test(name) ? 'full' : 'blocked', cause);
}
