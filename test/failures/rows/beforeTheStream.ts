import { begin, DONE, frame, json, reset, respond } from '../support/answers.ts';
import type { FailureRow } from '../support/failureRow.ts';

const HTML = '<!doctype html><title>Sign in</title><h1>Sign in</h1>';
const html = { 'content-type': 'text/html; charset=utf-8' };

/** A refusal by status: nothing arrived, and the server ended its answer itself. */
const refused = (code: string, retryable = false) =>
  ({ status: 'error', code, retryable, text: '', requests: 1, endedBy: 'server' }) as const;

export const BEFORE_THE_STREAM: readonly FailureRow[] = [
  {
    id: 'A1',
    failure: 'Nothing listens at the address',
    promise: { ...refused('network', true), requests: 0, endedBy: 'none' },
    via: 'nowhere',
    serve: () => respond(200),
  },
  {
    id: 'A1',
    failure: 'The browser is offline',
    promise: { ...refused('offline', true), requests: 0, endedBy: 'none' },
    serve: () => respond(200),
    isOffline: true,
  },
  {
    id: 'A2',
    failure: 'CORS lets no other origin in',
    promise: { ...refused('network', true), requests: 0, endedBy: 'none' },
    via: 'closed-origin',
    serve: () => respond(200),
  },
  {
    id: 'A3',
    failure: 'Status 400',
    promise: refused('bad-request'),
    serve: () => json(400, { error: { message: 'The model is unknown.' } }),
  },
  {
    id: 'A3',
    failure: 'Status 422 of FastAPI',
    promise: refused('bad-request'),
    serve: () => json(422, { detail: [{ loc: ['body'], msg: 'Field required', type: 'missing' }] }),
  },
  { id: 'A4', failure: 'Status 401', promise: refused('unauthorized'), serve: () => json(401, {}) },
  { id: 'A4', failure: 'Status 403', promise: refused('forbidden'), serve: () => json(403, {}) },
  { id: 'A5', failure: 'Status 404', promise: refused('not-found'), serve: () => respond(404) },
  { id: 'A5', failure: 'Status 410', promise: refused('not-found'), serve: () => respond(410) },
  {
    id: 'A5',
    failure: 'A redirect (302) turns the POST into a GET, which is answered 405',
    promise: { ...refused('bad-request'), requests: 2 },
    serve:
      () =>
      (response, { method, url }) =>
        response.writeHead(method === 'GET' ? 405 : 302, { location: url }).end(),
  },
  {
    id: 'A5',
    failure: 'A redirect (307) keeps the POST, and the answer comes',
    promise: { status: 'done', finishReason: 'stop', text: 'Hello', requests: 2, endedBy: 'server' },
    serve:
      () =>
      (response, { url }, number) =>
        number === 1
          ? response.writeHead(307, { location: url }).end()
          : begin(response).end(frame('Hello') + DONE),
  },
  {
    id: 'A6',
    failure: 'Status 408, upon which Chromium sends the POST again by itself',
    promise: { ...refused('server', true), requests: 2 },
    serve: () => (response) => response.writeHead(408, { connection: 'close' }).end(),
  },
  { id: 'A7', failure: 'Status 413', promise: refused('too-large'), serve: () => json(413, {}) },
  { id: 'A8', failure: 'Status 414', promise: refused('too-large'), serve: () => respond(414) },
  { id: 'A8', failure: 'Status 431', promise: refused('too-large'), serve: () => respond(431) },
  {
    id: 'A9',
    failure: 'Status 429 with `Retry-After`',
    promise: { ...refused('rate-limited', true), retryAfterMs: 7000 },
    serve: () => json(429, {}, { 'retry-after': '7' }),
  },
  {
    id: 'A9',
    failure: 'Status 429 from another origin, which hides `Retry-After`',
    promise: { ...refused('rate-limited', true), retryAfterMs: undefined },
    via: 'other-origin',
    serve: () => json(429, {}, { 'retry-after': '7' }),
  },
  {
    id: 'A9',
    failure: 'Status 429 from another origin, which exposes `Retry-After`',
    promise: { ...refused('rate-limited', true), retryAfterMs: 7000 },
    via: 'other-origin',
    serve: () => json(429, {}, { 'retry-after': '7', 'access-control-expose-headers': 'retry-after' }),
  },
  { id: 'A10', failure: 'Status 500', promise: refused('server', true), serve: () => json(500, {}) },
  {
    id: 'A10',
    failure: 'Status 502 with a page of HTML',
    promise: refused('server', true),
    serve: () => respond(502, HTML, html),
  },
  { id: 'A10', failure: 'Status 503', promise: refused('server', true), serve: () => respond(503) },
  { id: 'A10', failure: 'Status 529', promise: refused('server', true), serve: () => respond(529) },
  {
    id: 'A10',
    failure: 'Status 503 twice, then an answer, with `retry: 2`',
    promise: { status: 'done', finishReason: 'stop', text: 'Hello', requests: 3, endedBy: 'server' },
    setup: { retry: { max: 2, baseMs: 20 } },
    serve: () => (response, _request, number) =>
      number < 3 ? response.writeHead(503).end() : begin(response).end(frame('Hello') + DONE),
  },
  {
    id: 'A11',
    failure: 'Status 200 with a page of HTML',
    promise: refused('bad-content-type'),
    serve: () => respond(200, HTML, html),
  },
  {
    id: 'A11',
    failure: 'A redirect to a page to sign in',
    promise: { ...refused('bad-content-type'), requests: 2 },
    serve:
      () =>
      (response, { method, url }) =>
        method === 'POST'
          ? response.writeHead(302, { location: url }).end()
          : respond(200, HTML, html)(response),
  },
  {
    id: 'A12',
    failure: 'JSON where a stream was asked for',
    promise: { status: 'done', finishReason: 'stop', text: 'Hello', requests: 1, endedBy: 'server' },
    serve: () => json(200, { content: 'Hello' }),
  },
  {
    id: 'A12',
    failure: 'JSON that is an error, where a stream was asked for',
    promise: refused('server', true),
    serve: () => json(200, { error: 'The model is loading.' }),
  },
  {
    id: 'A13',
    failure: 'A stream where JSON was asked for',
    promise: { status: 'done', finishReason: 'stop', text: 'Hello', requests: 1, endedBy: 'server' },
    setup: { stream: false },
    serve: () => (response) => begin(response).end(frame('Hello') + DONE),
  },
  { id: 'A14', failure: 'Status 204', promise: refused('empty', true), serve: () => respond(204) },
  { id: 'A14', failure: 'Status 205', promise: refused('empty', true), serve: () => respond(205) },
  {
    id: 'A15',
    failure: 'An empty body',
    promise: refused('empty', true),
    serve: () => (response) => begin(response).end(),
  },
  {
    id: 'A15',
    failure: 'A stream of comments without an event',
    promise: refused('empty', true),
    serve: () => (response) => begin(response).end(': ping\n\n: ping\n\n'),
  },
  {
    id: 'A16',
    failure: 'No response at all, with a `connect` limit',
    promise: { ...refused('timeout', true), endedBy: 'client' },
    setup: { timeout: { connect: 300 } },
    serve: () => () => undefined,
  },
  {
    id: 'A16',
    failure: 'No response at all, with the idle limit alone',
    promise: { ...refused('timeout', true), endedBy: 'client' },
    setup: { timeout: 300 },
    serve: () => () => undefined,
  },
  {
    id: 'A16',
    failure:
      'A connection kept alive is reset before the response: Chromium sends the POST once more by itself',
    promise: { ...refused('network', true), requests: 2 },
    via: 'other-origin',
    isWarm: true,
    serve: () => reset,
  },
];
