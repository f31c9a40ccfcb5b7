/**
 * - `full`: there is no room left
 * - `blocked`: the browser does not allow it (a private window, a setting, a sandboxed frame)
 * - `unreadable`: what is kept is broken, or of a version that this one does not know. It is put aside, not deleted; where
 *   there is no room for that, or a storage of your own gives something that is no list of messages, it stays where it is
 *   and nothing is kept in this visit
 * - `unavailable`: the code that keeps conversations could not be loaded. It is asked for again when the browser is online
 */
export type ChatStorageErrorCode = 'full' | 'blocked' | 'unreadable' | 'unavailable';

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
  unavailable: 'The code that keeps conversations could not be loaded.',
};
