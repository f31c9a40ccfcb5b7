import { type ChatState, createChatStore, type StreamEvent } from 'react-chat-stream/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyStreamEvent } from '../../src/core/applyStreamEvent.ts';
import { createManualTransport, settled } from '../support/createManualTransport.ts';
import { assistantMessage, userMessage } from '../support/request.ts';

vi.mock('../../src/core/applyStreamEvent.ts', async (original) => {
  const actual = await original<typeof import('../../src/core/applyStreamEvent.ts')>();
  return { ...actual, applyStreamEvent: vi.fn(actual.applyStreamEvent) };
});

/** One publish where there is no screen: what `requestAnimationFrame` is to a page. */
const FRAME_MS = 16;
const EVENTS = 1000;

const frame = (content: string): string => `data: {"content":"${content}"}\n\n`;
const frames = (count: number): string[] => Array.from({ length: count }, () => frame('x'));
const deltas = (count: number): StreamEvent[] =>
  Array.from({ length: count }, () => ({ type: 'text-delta', delta: 'x' }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.mocked(applyStreamEvent).mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Reads a body to its last event, a `fin` piece, and counts what that costs before anything is shown. */
async function read(pieces: readonly string[]) {
  const { promise: heard, resolve } = deferred();
  const store = createChatStore({
    endpoint: '/chat',
    fetch: async () => eventStream([...pieces, frame('fin')]),
    onEvent: (event) => event.type === 'text-delta' && event.delta === 'fin' && resolve(),
  });
  void store.sendMessage('Hello');
  let publishes = 0;
  store.subscribe(() => publishes++);
  const setTimeout = vi.spyOn(globalThis, 'setTimeout');
  await heard;
  await settled();
  const timers = setTimeout.mock.calls.length;
  setTimeout.mockRestore();
  const before = publishes;
  vi.advanceTimersByTime(FRAME_MS);
  const cost = { timers, before, publishes, reduced: vi.mocked(applyStreamEvent).mock.calls.length };
  const state = store.getState();
  store.stop();
  return { ...cost, state };
}

test.each([
  ['in one read', [frames(EVENTS).join('')]],
  ['in a read each', frames(EVENTS)],
])('a thousand events between two frames, %s, are shown once and all', async (_, pieces) => {
  const { before, publishes, state } = await read(pieces);
  expect(before).toBe(0);
  expect(publishes).toBe(1);
  expect(answerOf(state)).toEqual([{ type: 'text', text: `${'x'.repeat(EVENTS)}fin` }]);
});

test('the message is copied once for all the events between two frames', async () => {
  const { reduced } = await read(frames(EVENTS));
  expect(reduced).toBe(1);
});

test('a thousand events between two frames set no more timers than ten do', async () => {
  const many = await read(frames(EVENTS));
  const few = await read(frames(10));
  expect(many.timers).toBe(few.timers);
  expect(many.timers).toBeLessThanOrEqual(6);
});

test('timers and publishes grow with the frames, not with the events in them', async () => {
  const { transport, latest } = createManualTransport();
  const store = createChatStore({ transport });
  void store.sendMessage('Hello');
  await settled();
  let publishes = 0;
  store.subscribe(() => publishes++);
  const costOf = async (events: number): Promise<number> => {
    const setTimeout = vi.spyOn(globalThis, 'setTimeout');
    for (let shown = 0; shown < 10; shown++) {
      await latest().push(...deltas(events));
      vi.advanceTimersByTime(FRAME_MS);
    }
    const { length } = setTimeout.mock.calls;
    setTimeout.mockRestore();
    return length;
  };
  const few = await costOf(2);
  const many = await costOf(100);
  expect(publishes).toBe(20);
  expect(many).toBe(few);
  store.stop();
});

test('the input of a tool call is copied once a frame too, whatever else the message holds', async () => {
  const { transport, latest } = createManualTransport();
  const store = createChatStore({ transport });
  void store.sendMessage('Hello');
  await settled();
  await latest().push(
    { type: 'text-delta', delta: 'Looking.' },
    { type: 'tool-call-start', toolCallId: 'c1', toolName: 'search' },
  );
  vi.advanceTimersByTime(FRAME_MS);
  const [text] = answerOf(store.getState());
  vi.mocked(applyStreamEvent).mockClear();
  for (let piece = 0; piece < EVENTS; piece++)
    await latest().push({ type: 'tool-call-delta', toolCallId: 'c1', delta: 'x' });
  vi.advanceTimersByTime(FRAME_MS);
  expect(applyStreamEvent).toHaveBeenCalledTimes(1);
  expect(answerOf(store.getState())[0]).toBe(text);
  expect(answerOf(store.getState())[1]).toMatchObject({ inputText: 'x'.repeat(EVENTS) });
  store.stop();
});

test('of a long thread only the message that changes gets a new identity', async () => {
  const initialMessages = Array.from({ length: 50 }, (_, index) => [
    userMessage('Q', `q${index}`),
    assistantMessage('A', `a${index}`),
  ]).flat();
  const { transport, latest } = createManualTransport();
  const store = createChatStore({ transport, initialMessages });
  void store.sendMessage('Hello');
  await settled();
  await latest().push(...deltas(1));
  vi.advanceTimersByTime(FRAME_MS);
  let last = store.getState().messages;
  for (let shown = 0; shown < 5; shown++) {
    await latest().push(...deltas(20));
    vi.advanceTimersByTime(FRAME_MS);
    const { messages } = store.getState();
    expect(messages.filter((message, index) => message !== last[index])).toEqual([messages.at(-1)]);
    last = messages;
  }
  store.stop();
});

const answerOf = ({ messages }: ChatState) => messages.at(-1)?.parts ?? [];

/** An answer that gives its pieces one by one and then stays open: its end would be shown at once. */
function eventStream(pieces: string[]): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) controller.enqueue(encoder.encode(piece));
      else return new Promise<void>(() => {});
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
