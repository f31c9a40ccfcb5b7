import { type ChatErrorCode, createChatStore, messageText } from 'react-chat-stream/core';
import { type ChatFault, type ChatFaultName, chatFaults } from 'react-chat-stream/msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ENDPOINT, setUpServer } from './serve.ts';

// What a chat makes of every fault that has a name. The compiler asks for a row for each.
const REPLY = 'One two three four five';
const THREE = 'One two three';

type Outcome = {
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

const OUTCOMES: Record<ChatFaultName, Outcome> = {
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

const NAMES = Object.keys(OUTCOMES) as ChatFaultName[];

// Short where a test has to wait for it, far away where it must not come first.
const SHORT_IDLE_MS = 150;
const LONG_IDLE_MS = 20_000;

const serve = setUpServer();

async function send(name: ChatFaultName, stream: boolean, code: ChatErrorCode | 'done') {
  const chat = serve({ reply: REPLY, fault: shortened(chatFaults[name].fault) });
  const idle = code === 'timeout' ? SHORT_IDLE_MS : LONG_IDLE_MS;
  const store = createChatStore({ endpoint: ENDPOINT, stream, timeout: { idle, stall: 0 } });
  const { message } = await store.sendMessage('Hi');
  return { chat, state: store.getState(), message, text: message ? messageText(message) : '' };
}

/** The same fault for somebody in a hurry. */
function shortened(fault: ChatFault): ChatFault {
  if (fault.type === 'slow-head') return { ...fault, headMs: 20 };
  if (fault.type === 'burst') return { ...fault, silenceMs: 20 };
  return fault;
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a streamed answer', () => {
  test.each(NAMES)('%s', async (name) => {
    const { code, isClosed, skippedFrames, ...facts } = OUTCOMES[name];
    const { chat, state, message, text } = await send(name, true, code ?? 'done');
    expect(state).toMatchObject({ status: code ? 'error' : 'done' });
    expect(state.error?.code).toBe(code);
    expect(state.error?.status).toBe(facts.status);
    expect(state.error?.retryAfterMs).toBe(facts.retryAfterMs);
    expect(text).toBe(facts.text ?? (code ? '' : REPLY));
    expect(message?.metadata?.skippedFrames).toBe(skippedFrames);
    expect(chat.requests).toHaveLength(1);
    expect(chat.cancelled).toEqual(isClosed ? chat.requests : []);
  });
});

describe('a JSON answer', () => {
  test.each(NAMES)('%s', async (name) => {
    const { code = 'done', json = code } = OUTCOMES[name];
    const { chat, state, text } = await send(name, false, json);
    expect(state.error?.code ?? state.status).toBe(json);
    expect(text).toBe(json === 'done' ? REPLY : '');
    expect(chat.requests).toHaveLength(1);
  });
});

test('fails only so many times where the fault says so, and the retries get through', async () => {
  const chat = serve({ reply: REPLY, fault: chatFaults['unavailable-twice'].fault });
  const store = createChatStore({ endpoint: ENDPOINT, retry: { max: 2, baseMs: 1 } });
  expect(await store.sendMessage('Hi')).toMatchObject({ status: 'done' });
  expect(chat.requests).toHaveLength(3);
  expect(new Set(chat.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
});
