import { errorSentences } from './errorSentences.ts';

/**
 * What went wrong, as a program reads it:
 *
 * - `offline`: the browser knows of no connection
 * - `network`: the connection could not be made, or it broke
 * - `timeout`: one of the limits of `timeout` has passed
 * - `unauthorized`: 401
 * - `forbidden`: 403
 * - `not-found`: 404, 410
 * - `rate-limited`: 429, or an error in the stream whose type says so
 * - `too-large`: 413, 414, 431, an event over 8 MiB, or a URL over 8,000 characters
 * - `bad-request`: any other 4xx, or a request that cannot be made
 * - `server`: 5xx, 408, or an error in the stream
 * - `bad-content-type`: the answer is not what a chat sends, a page of HTML for one
 * - `empty`: the answer ended without a single message
 * - `incomplete`: it ended without the protocol's terminator
 * - `protocol`: the first frame could not be read, or none could
 */
export type ChatErrorCode =
  | 'offline'
  | 'network'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'too-large'
  | 'bad-request'
  | 'server'
  | 'bad-content-type'
  | 'empty'
  | 'incomplete'
  | 'protocol';

/** Facts about a failure, beside its code. */
export type ChatErrorInit = {
  /** A sentence for people. @defaultValue an English one for the code */
  message?: string | undefined;
  /** Whether the same request may succeed later. @defaultValue by code */
  retryable?: boolean | undefined;
  /** HTTP status. */
  status?: number | undefined;
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** What a developer should do; set in development only. */
  hint?: string | undefined;
  /** The server's own words, at most 500 characters. */
  detail?: string | undefined;
  /** What was thrown first, where there was something. */
  cause?: unknown;
};

// Two copies of the class may meet (ESM beside CJS, two entries of a CJS build), so `instanceof` is not enough.
const BRAND: unique symbol = Symbol.for('react-chat-stream.ChatError') as never;

/** The codes for which the same request may succeed later. */
const RETRYABLE = /^(offline|network|timeout|rate-limited|server|empty|incomplete)$/;

/**
 * The one error class. Test for it with {@link isChatError}, not with `instanceof`. `message` is an English sentence for
 * people; the locales hold it in their languages (`zhCN.labels.errors[error.code]`).
 */
export class ChatError extends Error {
  declare readonly code: ChatErrorCode;
  /** Whether the same request may succeed later: the window offers Retry where it is true. */
  declare readonly retryable: boolean;
  /** HTTP status, where there was one. */
  declare readonly status?: number | undefined;
  /** How long the server asked to wait, in milliseconds. */
  declare readonly retryAfterMs?: number | undefined;
  /** What a developer should do; in development only. */
  declare readonly hint?: string | undefined;
  /** The server's own words, at most 500 characters. */
  declare readonly detail?: string | undefined;

  constructor(code: ChatErrorCode, facts: ChatErrorInit = {}) {
    const { message = errorSentences[code] } = facts;
    super(message);
    const { retryable = RETRYABLE.test(code) } = facts;
    Object.assign(this, facts, { name: 'ChatError', code, message, retryable, [BRAND]: true });
  }
}

/** Tells whether a value is a {@link ChatError}, whichever copy of this package made it. */
export function isChatError(value: unknown): value is ChatError {
  return (value as { [BRAND]?: true } | null | undefined)?.[BRAND] === true;
}

/**
 * Adds a hint for the developer. Call it behind `process.env.NODE_ENV`, so that bundlers drop the call and its text.
 */
export function withHint(error: ChatError, hint: string | undefined): ChatError {
  return Object.assign(error, { hint });
}
