/** What went wrong, as a program reads it. */
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
  /** A sentence for people. @defaultValue the English sentence of the code */
  message?: string;
  /** Whether the same request may succeed later. @defaultValue by code */
  retryable?: boolean;
  /** HTTP status. */
  status?: number;
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number;
  /** What a developer should do; set in development only. */
  hint?: string;
  /** The server's own words, at most 500 characters. */
  detail?: string;
  cause?: unknown;
};

// Two copies of the class may meet (ESM beside CJS, two entries of a CJS build), so `instanceof` is not enough.
const BRAND: unique symbol = Symbol.for('react-chat-stream.ChatError') as never;

/** The codes for which the same request may succeed later. */
const RETRYABLE = {
  offline: 'You are offline.',
  network: 'Connection lost.',
  timeout: 'The server took too long.',
  'rate-limited': 'Too many requests.',
  server: 'Server error.',
  empty: 'Empty answer.',
  incomplete: 'The answer was cut off.',
};

const FINAL = {
  unauthorized: 'Please sign in.',
  forbidden: 'Access denied.',
  'not-found': 'Chat not found.',
  'too-large': 'Message too long.',
  'bad-request': 'Message not accepted.',
  'bad-content-type': 'Unexpected answer.',
  protocol: 'Unexpected answer.',
};

/** The one error class. Test for it with {@link isChatError}, not with `instanceof`. */
export class ChatError extends Error {
  declare readonly code: ChatErrorCode;
  /** Whether the same request may succeed later: the window offers Retry where it is true. */
  declare readonly retryable: boolean;
  /** HTTP status, where there was one. */
  declare readonly status?: number;
  /** How long the server asked to wait, in milliseconds. */
  declare readonly retryAfterMs?: number;
  /** What a developer should do; in development only. */
  declare readonly hint?: string;
  /** The server's own words, at most 500 characters. */
  declare readonly detail?: string;

  constructor(code: ChatErrorCode, facts: ChatErrorInit = {}) {
    super(facts.message ?? { ...RETRYABLE, ...FINAL }[code], facts);
    const { status, retryAfterMs, hint, detail, retryable = code in RETRYABLE } = facts;
    Object.assign(this, {
      name: 'ChatError',
      code,
      retryable,
      status,
      retryAfterMs,
      hint,
      detail,
      [BRAND]: true,
    });
  }
}

/** Tells whether a value is a {@link ChatError}, whichever copy of this package made it. */
export function isChatError(value: unknown): value is ChatError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
