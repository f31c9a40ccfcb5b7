import type { ChatFault } from './ChatFault.ts';

/** A fault by name, with what happens in a sentence. */
export type NamedChatFault = {
  /** What happens, in a sentence. */
  description: string;
  fault: ChatFault;
};

/**
 * Every fault under a name, for a table, a toolbar, or a test that runs through all of them. Those in an answer come
 * after three tokens.
 *
 * @example
 * ```ts
 * import { setupServer } from 'msw/node';
 * import { test } from 'vitest';
 *
 * const server = setupServer();
 * test.each(Object.entries(chatFaults))('the page survives %s', async (_, { fault }) => {
 *   server.use(...chatHandlers({ fault }));
 *   // …
 * });
 * ```
 */
export const chatFaults = {
  refused: { description: 'Nothing listens at the address.', fault: { type: 'refuse' } },
  hang: { description: 'The request is accepted, and no response ever comes.', fault: { type: 'hang' } },
  'slow-head': { description: 'The response begins five seconds late.', fault: { type: 'slow-head' } },
  'bad-request': {
    description: '400, with a sentence that says why.',
    fault: { type: 'status', status: 400, body: { detail: 'The message is empty.' } },
  },
  unauthorized: {
    description: '401: the session has expired.',
    fault: { type: 'status', status: 401, body: { error: { message: 'Not signed in' } } },
  },
  forbidden: { description: '403: not allowed.', fault: { type: 'status', status: 403 } },
  'not-found': {
    description: '404: nothing at this path.',
    fault: { type: 'status', status: 404, body: { detail: 'Not Found' } },
  },
  'too-large': { description: '413: the message is too long.', fault: { type: 'status', status: 413 } },
  'invalid-request': {
    description: "422, in FastAPI's shape: a list of what is wrong.",
    fault: {
      type: 'status',
      status: 422,
      body: { detail: [{ loc: ['body', 'message'], msg: 'Field required', type: 'missing' }] },
    },
  },
  'rate-limited': {
    description: '429 with a Retry-After of three seconds.',
    fault: { type: 'status', status: 429, retryAfterSeconds: 3 },
  },
  'rate-limited-ms': {
    description: '429 with a retry-after-ms of half a second.',
    fault: { type: 'status', status: 429, retryAfterMs: 500 },
  },
  'server-error': {
    description: '500, with plain text.',
    fault: { type: 'status', status: 500, body: 'Oops' },
  },
  'bad-gateway': {
    description: '502, with the HTML page of a proxy.',
    fault: {
      type: 'status',
      status: 502,
      body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
      headers: { 'content-type': 'text/html' },
    },
  },
  'unavailable-twice': {
    description: '503 for the first two requests; the third works.',
    fault: { type: 'status', status: 503, times: 2 },
  },
  overloaded: {
    description: '529: the vendor of the model has too much to do.',
    fault: {
      type: 'status',
      status: 529,
      body: { error: { type: 'overloaded_error', message: 'Overloaded' } },
    },
  },
  'no-content': { description: '204: no content.', fault: { type: 'status', status: 204 } },
  'reset-content': { description: '205: no content either.', fault: { type: 'status', status: 205 } },
  empty: { description: '200, and not a single byte.', fault: { type: 'empty' } },
  html: { description: '200, and an HTML page instead of an answer.', fault: { type: 'html' } },
  redirect: { description: 'A redirect to a log-in page.', fault: { type: 'redirect' } },
  'wrong-content-type': {
    description: 'A good stream that is said to be application/octet-stream.',
    fault: { type: 'content-type', contentType: 'application/octet-stream' },
  },
  'no-content-type': {
    description: 'A good stream without a content type.',
    fault: { type: 'content-type', contentType: null },
  },
  'ignores-stream': {
    description: 'JSON where a stream was asked for, a stream where JSON was.',
    fault: { type: 'ignores-stream' },
  },
  'json-as-stream': {
    description: 'One JSON value that is said to be an event stream.',
    fault: { type: 'ignores-stream', contentType: 'text/event-stream' },
  },
  burst: {
    description: 'A proxy buffers: two seconds of nothing, then the whole answer at once.',
    fault: { type: 'burst', silenceMs: 2000 },
  },
  stall: { description: 'Silence; the connection stays open.', fault: { type: 'stall', afterTokens: 3 } },
  'pings-only': {
    description: 'Nothing but keep-alive comments.',
    fault: { type: 'stall', pingMs: 200 },
  },
  drop: { description: 'The connection breaks.', fault: { type: 'drop', afterTokens: 3 } },
  'drop-at-once': { description: 'The connection breaks before the first token.', fault: { type: 'drop' } },
  'no-terminator': {
    description: 'The whole text, and a clean end without the terminator.',
    fault: { type: 'no-terminator' },
  },
  'cut-off': {
    description: 'A clean end in mid-answer, as behind a proxy that speaks HTTP/1.0.',
    fault: { type: 'no-terminator', afterTokens: 3 },
  },
  'malformed-first': { description: 'The first frame is JSON cut short.', fault: { type: 'malformed' } },
  'malformed-middle': {
    description: 'One frame among good ones is JSON cut short.',
    fault: { type: 'malformed', afterTokens: 3 },
  },
  'malformed-last': {
    description: 'The terminator is JSON cut short.',
    fault: { type: 'malformed', afterTokens: Infinity },
  },
  'malformed-all': {
    description: 'Every frame is JSON cut short.',
    fault: { type: 'malformed', frames: Infinity },
  },
  'python-repr': {
    description: "Python's str() of a dict instead of JSON.",
    fault: { type: 'malformed', variant: 'python-repr', frames: Infinity },
  },
  'nested-envelope': {
    description: 'Each frame one level too deep: {"event": …, "data": {…}}.',
    fault: { type: 'malformed', variant: 'nested', frames: Infinity },
  },
  'content-not-string': {
    description: 'A frame whose content is an object.',
    fault: { type: 'malformed', variant: 'content-not-string', afterTokens: 3 },
  },
  'null-content': {
    description: 'A frame whose content is null, to be passed over.',
    fault: { type: 'odd-frame', afterTokens: 3 },
  },
  'unknown-event': {
    description: 'An event with a name that nobody knows, to be passed over.',
    fault: { type: 'odd-frame', variant: 'unknown-event', afterTokens: 3 },
  },
  'unknown-fields': {
    description: 'A frame with fields that nobody knows, to be passed over.',
    fault: { type: 'odd-frame', variant: 'unknown-fields', afterTokens: 3 },
  },
  'huge-event': {
    description: 'One event of 9 MiB.',
    fault: { type: 'huge-event', afterTokens: 3 },
  },
  'endless-line': {
    description: 'A line that grows to 9 MiB and does not end.',
    fault: { type: 'endless-line', afterTokens: 3 },
  },
  'error-event': {
    description: 'An error in the stream, as an object.',
    fault: { type: 'error-event', afterTokens: 3, code: 'server_error' },
  },
  'rate-limited-event': {
    description: 'An error in the stream that says that a limit was reached.',
    fault: { type: 'error-event', afterTokens: 3, message: 'Slow down.', code: 'rate_limit_exceeded' },
  },
  'error-string': {
    description: 'An error in the stream, as a string.',
    fault: { type: 'error-event', afterTokens: 3, shape: 'string' },
  },
  'error-text': {
    description: 'The event `error` with a bare sentence.',
    fault: { type: 'error-event', afterTokens: 3, shape: 'text' },
  },
  'extra-after-done': {
    description: 'More text and a second terminator after the first.',
    fault: { type: 'extra-after-done' },
  },
  'no-close': { description: 'The terminator, and the connection stays open.', fault: { type: 'no-close' } },
  'no-final-blank-line': {
    description: 'The blank line after the terminator is missing.',
    fault: { type: 'no-final-blank-line' },
  },
} as const satisfies Record<string, NamedChatFault>;

/** A name in {@link chatFaults}. */
export type ChatFaultName = keyof typeof chatFaults;
