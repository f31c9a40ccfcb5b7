import { type ChatErrorCode, createChatStore, messageText } from 'react-chat-stream/core';
import { type ChatFault, type ChatFaultName, chatFaults } from 'react-chat-stream/msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OUTCOMES, REPLY } from './outcomes.ts';
import { ENDPOINT, setUpServer } from './serve.ts';

const NAMES = Object.keys(OUTCOMES) as ChatFaultName[];

// Short where a test has to wait for it, far away where it must not come first.
const SHORT_IDLE_MS = 400;
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
