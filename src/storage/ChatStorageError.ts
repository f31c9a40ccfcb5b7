/**
 * - `full`: there is no room left
 * - `blocked`: the browser does not allow it (a private window, a setting, a sandboxed frame)
 * - `unreadable`: what is kept is broken, or of a version that this one does not know. It is put aside, not deleted
 * - `unavailable`: the code that keeps conversations could not be loaded. It is asked for again when the browser is online
 */
export type ChatStorageErrorCode = 'full' | 'blocked' | 'unreadable' | 'unavailable';

/**
 * Why a conversation was not kept or not found. The chat itself goes on. What could not be loaded is not saved over:
 * nothing is kept in this visit then, unless `isPutAside`.
 */
export class ChatStorageError extends Error {
  readonly code: ChatStorageErrorCode;
  /** What could not be read lies under another name as well, so that its own is free. */
  readonly isPutAside: boolean;

  constructor(code: ChatStorageErrorCode, cause?: unknown, isPutAside = false) {
    super(MESSAGES[code], { cause });
    this.name = 'ChatStorageError';
    this.code = code;
    this.isPutAside = isPutAside;
  }
}

const MESSAGES: Readonly<Record<ChatStorageErrorCode, string>> = {
  full: 'There is no room left to keep this conversation.',
  blocked: 'The browser does not allow this conversation to be kept.',
  unreadable: 'The conversation that was kept cannot be read.',
  unavailable: 'The code that keeps conversations could not be loaded.',
};
