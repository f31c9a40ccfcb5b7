import type { ChatErrorCode } from 'react-chat-stream/core';
import type { ChatFaultName } from 'react-chat-stream/msw';

/** What the simulated server answers in these. */
export const REPLY = 'One two three four five';

const THREE = 'One two three';

/** How a chat ends that meets a fault. */
export type Outcome = {
  /** How it ends. @defaultValue done */
  code?: ChatErrorCode;
  /** The same for `stream: false`, where it differs. */
  json?: ChatErrorCode | 'done';
  /** What has arrived of a stream. @defaultValue the whole reply where it is done, else nothing */
  text?: string;
  /** Whether the client had to close the connection. @defaultValue false */
  isClosed?: boolean;
  /** Facts of the error or of the message. */
  status?: number;
  retryAfterMs?: number;
  skippedFrames?: number;
};

/** What a chat makes of every fault that has a name. The compiler asks for a row for each. */
export const OUTCOMES: Record<ChatFaultName, Outcome> = {
  refused: { code: 'network' },
  hang: { code: 'timeout', isClosed: true },
  'slow-head': {},
  'bad-request': { code: 'bad-request', status: 400 },
  unauthorized: { code: 'unauthorized', status: 401 },
  forbidden: { code: 'forbidden', status: 403 },
  'not-found': { code: 'not-found', status: 404 },
  'too-large': { code: 'too-large', status: 413 },
  'invalid-request': { code: 'bad-request', status: 422 },
  'rate-limited': { code: 'rate-limited', status: 429, retryAfterMs: 3000 },
  'rate-limited-ms': { code: 'rate-limited', status: 429, retryAfterMs: 500 },
  'server-error': { code: 'server', status: 500 },
  'bad-gateway': { code: 'server', status: 502 },
  'unavailable-twice': { code: 'server', status: 503 },
  overloaded: { code: 'server', status: 529 },
  'no-content': { code: 'empty', status: 204 },
  'reset-content': { code: 'empty', status: 205 },
  empty: { code: 'empty' },
  html: { code: 'bad-content-type', status: 200 },
  redirect: { code: 'bad-content-type', status: 200 },
  'wrong-content-type': { code: 'bad-content-type', status: 200 },
  'no-content-type': { code: 'bad-content-type', status: 200 },
  'ignores-stream': {},
  // Where JSON was asked for, this one sends a stream that says what it is.
  'json-as-stream': { code: 'empty', json: 'done' },
  burst: {},
  stall: { code: 'timeout', text: THREE, isClosed: true },
  'pings-only': { code: 'timeout', isClosed: true },
  drop: { code: 'network', text: THREE },
  'drop-at-once': { code: 'network' },
  'no-terminator': { code: 'incomplete', text: REPLY, json: 'protocol' },
  'cut-off': { code: 'incomplete', text: THREE, json: 'protocol' },
  'malformed-first': { code: 'protocol' },
  'malformed-middle': { text: 'One two three five', skippedFrames: 1, json: 'protocol' },
  'malformed-last': { code: 'incomplete', text: REPLY, skippedFrames: 1, json: 'protocol' },
  'malformed-all': { code: 'protocol' },
  'python-repr': { code: 'protocol' },
  'nested-envelope': { code: 'incomplete', json: 'protocol' },
  'content-not-string': { text: 'One two three five', skippedFrames: 1, json: 'protocol' },
  'null-content': {},
  'unknown-event': {},
  'unknown-fields': {},
  'huge-event': { code: 'too-large', text: THREE },
  'endless-line': { code: 'too-large', text: THREE, isClosed: true },
  'error-event': { code: 'server', text: THREE },
  'rate-limited-event': { code: 'rate-limited', text: THREE },
  'error-string': { code: 'server', text: THREE },
  // A bare sentence is no JSON.
  'error-text': { code: 'server', text: THREE, json: 'protocol' },
  'extra-after-done': {},
  // Without an end there is no telling whether a JSON value is whole.
  'no-close': { isClosed: true, json: 'timeout' },
  'no-final-blank-line': {},
};
