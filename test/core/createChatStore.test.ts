import {
  ChatError,
  type ChatProtocol,
  type ChatState,
  type ChatStoreOptions,
  type ChatTransport,
  createChatStore,
  messageText,
} from 'react-chat-stream/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createManualTransport, settled } from '../support/createManualTransport.ts';
import { assistantMessage, userMessage } from '../support/request.ts';

const delta = (text: string) => ({ type: 'text-delta', delta: text }) as const;
const finish = { type: 'finish' } as const;

function setup(options: ChatStoreOptions = {}) {
  const manual = createManualTransport();
  const store = createChatStore({ transport: manual.transport, ...options });
  const texts = (): string[] => store.getState().messages.map(messageText);
  return { store, texts, ...manual };
}

/** Everything about a state but its messages. */
function phase({ messages, ...rest }: ChatState): Partial<ChatState> {
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the way of an answer', () => {
  test('is idle, connecting, streaming, done', async () => {
    const { store, texts, latest } = setup();
    expect(store.getState()).toEqual({ status: 'idle', messages: [] });

    const sent = store.sendMessage('Hello');
    expect(phase(store.getState())).toEqual({ status: 'generating', activity: 'connecting', attempt: 1 });
    expect(texts()).toEqual(['Hello']);

    await settled();
    await latest().push(delta('Hel'));
    vi.advanceTimersByTime(20);
    expect(phase(store.getState())).toEqual({ status: 'generating', activity: 'streaming', attempt: 1 });
    expect(store.getState().messages.at(-1)).toMatchObject({ role: 'assistant', status: 'streaming' });

    await latest().push(delta('lo'), finish);
    expect(phase(store.getState())).toEqual({ status: 'done', finishReason: 'stop' });
    expect(texts()).toEqual(['Hello', 'Hello']);
    expect(await sent).toEqual({ status: 'done', message: store.getState().messages[1], error: undefined });
    expect(latest().isClosed).toBe(true);
    expect(latest().request.signal.aborted).toBe(true);
  });

  test('reaches the server with the thread and its newest message', async () => {
    const { store, latest } = setup({
      initialMessages: [userMessage('One'), assistantMessage('Two')],
      headers: () => ({ Authorization: 'Bearer 1' }),
      body: { model: 'small' },
      stream: false,
    });
    void store.sendMessage({
      text: 'Three',
      files: [{ type: 'file', url: 'data:,x', mediaType: 'text/plain' }],
    });
    await settled();
    expect(latest().request).toMatchObject({
      stream: false,
      attempt: 1,
      headers: { authorization: 'Bearer 1' },
      body: { model: 'small' },
    });
    expect(latest().request.messages.map(messageText)).toEqual(['One', 'Two', 'Three']);
    expect(latest().request.message.parts.map(({ type }) => type)).toEqual(['text', 'file']);
  });

  test('holds text, reasoning, tools, sources, files and data in order', async () => {
    const { store, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().push(
      { type: 'message-start', messageId: 'm1', metadata: { model: 'small' } },
      { type: 'reasoning-delta', delta: 'hm' },
      delta('One'),
      { type: 'tool-call-start', toolCallId: 'c1', toolName: 'weather' },
      { type: 'tool-call-delta', toolCallId: 'c1', delta: '{"city":' },
      { type: 'tool-call-delta', toolCallId: 'c1', delta: '"SF"}' },
      { type: 'tool-call-end', toolCallId: 'c1' },
      { type: 'tool-result', toolCallId: 'c1', output: 20 },
      { type: 'tool-result', toolCallId: 'unknown', output: 1 },
      { type: 'source', sourceId: 's1', url: 'https://example.com' },
      { type: 'data', name: 'weather', id: 'w', data: 1 },
      { type: 'data', name: 'weather', id: 'w', data: 2 },
      delta('Two'),
      { type: 'finish', finishReason: 'length', metadata: { usage: 3 } },
    );
    expect(store.getState().messages.at(-1)).toEqual({
      id: 'm1',
      role: 'assistant',
      status: 'done',
      finishReason: 'length',
      createdAt: expect.any(Number),
      metadata: { model: 'small', usage: 3 },
      parts: [
        { type: 'reasoning', text: 'hm' },
        { type: 'text', text: 'One' },
        {
          type: 'tool-call',
          toolCallId: 'c1',
          toolName: 'weather',
          inputText: '{"city":"SF"}',
          input: { city: 'SF' },
          output: 20,
          state: 'output-available',
        },
        { type: 'source', sourceId: 's1', url: 'https://example.com' },
        { type: 'data-weather', id: 'w', data: 2 },
        { type: 'text', text: 'Two' },
      ],
    });
  });

  test('an event of a kind that is not known changes nothing', async () => {
    const { store, texts, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Hi'), { type: 'from-the-future' } as never, finish);
    expect(texts()).toEqual(['Hello', 'Hi']);
    expect(store.getState().status).toBe('done');
  });

  test('a server that gives every answer the same id does not mix them up', async () => {
    const { store, texts, latest } = setup();
    for (const text of ['One', 'Two']) {
      void store.sendMessage('Hello');
      await settled();
      await latest().push({ type: 'message-start', messageId: 'same' }, delta(text), finish);
    }
    expect(texts()).toEqual(['Hello', 'One', 'Hello', 'Two']);
    expect(new Set(store.getState().messages.map(({ id }) => id)).size).toBe(4);
  });
});

describe('publishing', () => {
  test('happens at most once a frame, however many events come', async () => {
    const { store, texts, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    let publishes = 0;
    store.subscribe(() => publishes++);
    for (let frame = 0; frame < 10; frame++) {
      for (let event = 0; event < 50; event++) await latest().push(delta('x'));
      vi.advanceTimersByTime(20);
    }
    expect(publishes).toBe(10);
    expect(texts()[1]).toBe('x'.repeat(500));
  });

  test('gives a new identity only to the message and the part that changed', async () => {
    const { store, latest } = setup({ initialMessages: [userMessage('One'), assistantMessage('Two')] });
    void store.sendMessage('Hello');
    await settled();
    await latest().push({ type: 'reasoning-delta', delta: 'hm' }, delta('a'));
    vi.advanceTimersByTime(20);
    const before = store.getState().messages;
    await latest().push(delta('b'));
    vi.advanceTimersByTime(20);
    const after = store.getState().messages;
    expect(after.slice(0, 3).every((message, index) => message === before[index])).toBe(true);
    expect(after[3]).not.toBe(before[3]);
    expect(after[3]?.parts[0]).toBe(before[3]?.parts[0]);
    expect(after[3]?.parts[1]).not.toBe(before[3]?.parts[1]);
  });

  test('a listener that leaves is not called again', async () => {
    const { store } = setup();
    const listener = vi.fn();
    store.subscribe(listener)();
    void store.sendMessage('Hello');
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('the idle timeout', () => {
  test('ends a silent answer after 30 seconds, keeps its text, and the chat works afterwards', async () => {
    const { store, texts, latest } = setup();
    const sent = store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Half an ans'));
    vi.advanceTimersByTime(29_999);
    expect(store.getState().status).toBe('generating');
    vi.advanceTimersByTime(40);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'timeout', retryable: true } });
    expect(texts()).toEqual(['Hello', 'Half an ans']);
    expect(store.getState().messages[1]?.status).toBe('error');
    expect(latest().request.signal.aborted).toBe(true);
    expect(await sent).toMatchObject({
      status: 'error',
      error: { code: 'timeout' },
      message: { status: 'error' },
    });

    void store.sendMessage('Again');
    await settled();
    await latest().push(delta('Whole'), finish);
    expect(texts()).toEqual(['Hello', 'Half an ans', 'Again', 'Whole']);
    expect(store.getState().status).toBe('done');
  });

  test('starts when the request is sent', async () => {
    const { store } = setup({ timeout: 500 });
    void store.sendMessage('Hello');
    await settled();
    vi.advanceTimersByTime(500);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'timeout' } });
  });

  test('starts again at every message', async () => {
    const { store, latest } = setup({ timeout: 1000 });
    void store.sendMessage('Hello');
    await settled();
    for (let message = 0; message < 20; message++) {
      vi.advanceTimersByTime(900);
      await latest().push(delta('x'));
      vi.advanceTimersByTime(20);
    }
    expect(store.getState().status).toBe('generating');
    vi.advanceTimersByTime(1000);
    expect(store.getState().status).toBe('error');
  });

  test('is counted from the last of many messages in one frame', async () => {
    const { store, latest } = setup({ timeout: { idle: 100, stall: 0 } });
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('a'));
    vi.advanceTimersByTime(10);
    await latest().push(delta('b'));
    vi.advanceTimersByTime(95);
    expect(store.getState().status).toBe('generating');
    vi.advanceTimersByTime(20);
    expect(store.getState().status).toBe('error');
  });

  test('counts a message with nothing to show, and not a keep-alive comment', async () => {
    const { store, latest } = setup({ timeout: 1000 });
    void store.sendMessage('Hello');
    await settled();
    vi.advanceTimersByTime(900);
    await latest().push({ type: 'heartbeat', isMessage: true });
    vi.advanceTimersByTime(900);
    expect(store.getState().status).toBe('generating');
    await latest().push({ type: 'heartbeat' });
    vi.advanceTimersByTime(200);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'timeout' } });
  });

  test("counts keep-alive comments with heartbeat: 'extend'", async () => {
    const { store, latest } = setup({ timeout: { idle: 1000, heartbeat: 'extend' } });
    void store.sendMessage('Hello');
    await settled();
    for (let ping = 0; ping < 5; ping++) {
      vi.advanceTimersByTime(900);
      await latest().push({ type: 'heartbeat' });
    }
    expect(store.getState().status).toBe('generating');
    vi.advanceTimersByTime(1000);
    expect(store.getState().status).toBe('error');
  });

  test.each([0, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER])('is off with %s', async (idle) => {
    const { store } = setup({ timeout: idle });
    void store.sendMessage('Hello');
    await settled();
    vi.advanceTimersByTime(10 * 60_000);
    expect(phase(store.getState())).toEqual({ status: 'generating', activity: 'stalled', attempt: 1 });
  });

  test('that fires late, after a sleep, waits once more for what is already there', async () => {
    const { store, texts, latest } = setup({ timeout: 30_000 });
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Be'));
    vi.advanceTimersByTime(20);
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(30_000);
    expect(store.getState().status).toBe('generating');
    await latest().push(delta('fore'), finish);
    expect(texts()[1]).toBe('Before');
  });

  test('that fires late and is followed by nothing fails after five seconds more', async () => {
    const { store } = setup({ timeout: 30_000 });
    void store.sendMessage('Hello');
    await settled();
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(30_000);
    expect(store.getState().status).toBe('generating');
    vi.advanceTimersByTime(5_000);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'timeout' } });
  });

  test('is exact where a test fakes only setTimeout', async () => {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    vi.advanceTimersByTime(20_000);
    await latest().push(delta('a'));
    vi.advanceTimersByTime(29_999);
    expect(store.getState().status).toBe('generating');
    vi.advanceTimersByTime(1);
    expect(store.getState().status).toBe('error');
  });

  test('may be shorter than the time between two publishes', async () => {
    const { store, latest } = setup({ timeout: { idle: 12, stall: 0 } });
    void store.sendMessage('Hello');
    await settled();
    for (let message = 0; message < 20; message++) {
      await latest().push(delta('x'));
      vi.advanceTimersByTime(8);
    }
    expect(store.getState().status).toBe('generating');
    vi.advanceTimersByTime(30);
    expect(store.getState().status).toBe('error');
  });
});

describe('the other time limits', () => {
  test('stall shows a silence and ends nothing; the next message ends the stall', async () => {
    const { store, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('a'));
    vi.advanceTimersByTime(8_020);
    expect(phase(store.getState())).toEqual({ status: 'generating', activity: 'stalled', attempt: 1 });
    await latest().push(delta('b'));
    vi.advanceTimersByTime(20);
    expect(phase(store.getState())).toMatchObject({ activity: 'streaming' });
  });

  test('connect ends at the first sign of life', async () => {
    const first = setup({ timeout: { connect: 100 } });
    void first.store.sendMessage('Hello');
    await settled();
    vi.advanceTimersByTime(100);
    expect(first.store.getState()).toMatchObject({ status: 'error', error: { code: 'timeout' } });

    const second = setup({ timeout: { connect: 100 } });
    void second.store.sendMessage('Hello');
    await settled();
    await second.latest().push({ type: 'heartbeat' });
    vi.advanceTimersByTime(5_000);
    expect(second.store.getState().status).toBe('generating');
  });

  test('total counts messages or not', async () => {
    const { store, texts, latest } = setup({ timeout: { total: 1000 } });
    void store.sendMessage('Hello');
    await settled();
    for (let message = 0; message < 9; message++) {
      vi.advanceTimersByTime(100);
      await latest().push(delta('x'));
    }
    vi.advanceTimersByTime(100);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'timeout' } });
    expect(texts()[1]).toBe('x'.repeat(9));
  });
});

describe('stop', () => {
  test('keeps what has arrived and closes the request', async () => {
    const onStop = vi.fn();
    const onFinish = vi.fn();
    const { store, texts, latest } = setup({ onStop, onFinish });
    const sent = store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Half'));
    store.stop();
    expect(phase(store.getState())).toEqual({ status: 'done', finishReason: 'stopped' });
    expect(store.getState().messages.at(-1)).toMatchObject({ status: 'stopped', finishReason: 'stopped' });
    expect(latest().request.signal.aborted).toBe(true);
    const result = await sent;
    expect(result).toMatchObject({ status: 'done', message: { status: 'stopped' } });
    expect(onStop).toHaveBeenCalledExactlyOnceWith({ message: result.message });
    expect(onFinish).toHaveBeenCalledOnce();

    await latest().push(delta(' too late'), finish);
    vi.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['Hello', 'Half']);
    expect(store.getState().status).toBe('done');
  });

  test('before anything arrived leaves no empty answer', async () => {
    const { store, texts } = setup();
    void store.sendMessage('Hello');
    store.stop();
    await settled();
    expect(texts()).toEqual(['Hello']);
    expect(store.getState()).toMatchObject({ status: 'done', finishReason: 'stopped' });
  });

  test('while the headers are still being found sends nothing', async () => {
    let give = (_headers: HeadersInit): void => {};
    const headers = () =>
      new Promise<HeadersInit>((resolve) => {
        give = resolve;
      });
    const { store, exchanges } = setup({ headers });
    void store.sendMessage('Hello');
    await settled();
    store.stop();
    give({});
    await settled();
    expect(exchanges).toHaveLength(0);
  });

  test('does nothing when nothing runs', () => {
    const onStop = vi.fn();
    const { store } = setup({ onStop });
    store.stop();
    expect(store.getState().status).toBe('idle');
    expect(onStop).not.toHaveBeenCalled();
  });
});

describe('a send that changes nothing', () => {
  test.each(['', '  \n', {}, { text: '' }, { parts: [] }])('%j resolves at once', async (input) => {
    const { store, exchanges } = setup();
    expect(await store.sendMessage(input)).toEqual({ status: 'idle' });
    expect(store.getState().messages).toEqual([]);
    expect(exchanges).toHaveLength(0);
  });

  test('while an answer is being written: the first goes on alone', async () => {
    const { store, texts, exchanges, latest } = setup();
    void store.sendMessage('One');
    expect(await store.sendMessage('Two')).toEqual({ status: 'generating' });
    expect(await store.retry()).toEqual({ status: 'generating' });
    expect(await store.regenerate()).toEqual({ status: 'generating' });
    await settled();
    await latest().push(delta('Answer'), finish);
    expect(texts()).toEqual(['One', 'Answer']);
    expect(exchanges).toHaveLength(1);
  });

  test('retry without an error, regenerate without a question, edit of an unknown message', async () => {
    const { store, exchanges } = setup({ initialMessages: [assistantMessage('Welcome')] });
    expect(await store.retry()).toEqual({ status: 'idle' });
    expect(await store.regenerate()).toEqual({ status: 'idle' });
    expect(await store.regenerate('nope')).toEqual({ status: 'idle' });
    expect(await store.editMessage('nope', 'x')).toEqual({ status: 'idle' });
    expect(await store.editMessage('a1', 'x')).toEqual({ status: 'idle' });
    expect(exchanges).toHaveLength(0);
  });
});

describe('an error', () => {
  test('keeps the partial answer; retry puts the new answer in its place and keeps the old as a branch', async () => {
    const { store, texts, latest, exchanges } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Half'));
    await latest().fail(new ChatError('network'));
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'network' } });
    expect(texts()).toEqual(['Hello', 'Half']);

    const retried = store.retry();
    expect(store.getState().status).toBe('generating');
    await settled();
    expect(exchanges).toHaveLength(2);
    expect(latest().request.messages.map(messageText)).toEqual(['Hello']);
    await latest().push(delta('Whole'), finish);
    expect(texts()).toEqual(['Hello', 'Whole']);
    const { message } = await retried;
    expect(message?.branch).toEqual({ index: 1, count: 2 });

    store.selectBranch(message?.id ?? '', 0);
    expect(texts()).toEqual(['Hello', 'Half']);
    expect(store.getState().messages[1]?.branch).toEqual({ index: 0, count: 2 });
  });

  test('of a retry that brings nothing leaves the first partial answer in sight', async () => {
    const { store, texts, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Half'));
    await latest().fail(new ChatError('network'));
    void store.retry();
    await settled();
    await latest().fail(new ChatError('server'));
    expect(texts()).toEqual(['Hello', 'Half']);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'server' } });
    expect(store.getState().messages[1]?.branch).toBeUndefined();
  });

  test('before anything arrived leaves the question, and retry asks it again', async () => {
    const { store, texts, latest, exchanges } = setup();
    const sent = store.sendMessage('Hello');
    await settled();
    await latest().push({ type: 'error', error: new ChatError('rate-limited', { retryAfterMs: 5000 }) });
    expect(await sent).toMatchObject({ status: 'error', error: { retryAfterMs: 5000 }, message: undefined });
    expect(texts()).toEqual(['Hello']);
    void store.retry();
    await settled();
    await latest().push(delta('Hi'), finish);
    expect(texts()).toEqual(['Hello', 'Hi']);
    expect(exchanges).toHaveLength(2);
  });

  test('an answer that ends without a terminator is incomplete', async () => {
    const { store, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Half'));
    await latest().close();
    expect(store.getState()).toMatchObject({
      status: 'error',
      error: { code: 'incomplete', retryable: true },
    });
  });

  test.each(['text-delta', 'reasoning-delta', 'tool-call-delta'] as const)(
    'a %s that is no text ends the answer as `protocol`, and what came before stays',
    async (type) => {
      for (const rubbish of [5, null, undefined, { text: 'x' }, ['x'], true]) {
        const { store, texts, latest } = setup();
        const sent = store.sendMessage('Hello');
        await settled();
        await latest().push(delta('Half'));
        await latest().push({ type, delta: rubbish, toolCallId: 'call' } as never);
        expect(await sent).toMatchObject({ status: 'error', error: { code: 'protocol', retryable: false } });
        expect(store.getState().error?.hint).toContain(`\`${type}\``);
        expect(texts()).toEqual(['Hello', 'Half']);
        expect(latest().isClosed).toBe(true);
      }
    },
  );

  test('a frame of a protocol whose text is a number ends the answer in the same way', async () => {
    const protocol: ChatProtocol = {
      name: 'theirs',
      body: () => ({}),
      createDecoder: () => ({
        frame: ({ data }) => [{ type: 'text-delta', delta: JSON.parse(data) }],
        json: () => [],
      }),
    };
    const fetch = async (): Promise<Response> =>
      new Response('data: "Half"\n\ndata: 5\n\n', { headers: { 'content-type': 'text/event-stream' } });
    const store = createChatStore({ endpoint: '/chat', protocol, fetch });
    expect(await store.sendMessage('Hello')).toMatchObject({ status: 'error', error: { code: 'protocol' } });
    expect(store.getState().messages.map(messageText)).toEqual(['Hello', 'Half']);
  });

  test('what a transport throws is a typed error with its words', async () => {
    const { store, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().fail(new RangeError('boom'));
    expect(store.getState().error).toMatchObject({ code: 'server', detail: 'boom' });
  });

  test('clearError leaves the messages; with none the chat is idle', async () => {
    const { store, texts, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().fail(new ChatError('server'));
    store.clearError();
    expect(store.getState().status).toBe('done');
    expect(texts()).toEqual(['Hello']);

    void store.retry();
    void store.regenerate();
    await settled();
    await latest().fail(new ChatError('server'));
    store.setMessages([]);
    store.clearError();
    expect(store.getState()).toEqual({ status: 'idle', messages: [] });
  });
});

describe('branches', () => {
  async function answer({ latest }: ReturnType<typeof setup>, text: string): Promise<void> {
    await settled();
    await latest().push(delta(text), finish);
  }

  test('an edit keeps the old question with all that followed', async () => {
    const chat = setup();
    const { store, texts } = chat;
    void store.sendMessage('One');
    await answer(chat, 'A1');
    void store.sendMessage('Two');
    await answer(chat, 'A2');
    void store.editMessage(store.getState().messages[0]?.id ?? '', 'Uno');
    await answer(chat, 'B1');
    expect(texts()).toEqual(['Uno', 'B1']);
    expect(store.getState().messages[0]?.branch).toEqual({ index: 1, count: 2 });

    store.selectBranch(store.getState().messages[0]?.id ?? '', 0);
    expect(texts()).toEqual(['One', 'A1', 'Two', 'A2']);
    store.selectBranch(store.getState().messages[0]?.id ?? '', 1);
    expect(texts()).toEqual(['Uno', 'B1']);
    store.selectBranch(store.getState().messages[0]?.id ?? '', 7);
    expect(texts()).toEqual(['Uno', 'B1']);
  });

  test('regenerate in the middle and at the end nest', async () => {
    const chat = setup();
    const { store, texts } = chat;
    void store.sendMessage('One');
    await answer(chat, 'A1');
    void store.sendMessage('Two');
    await answer(chat, 'A2');
    void store.regenerate();
    await answer(chat, 'A3');
    expect(texts()).toEqual(['One', 'A1', 'Two', 'A3']);
    void store.regenerate(store.getState().messages[1]?.id);
    await answer(chat, 'B1');
    expect(texts()).toEqual(['One', 'B1']);

    store.selectBranch(store.getState().messages[1]?.id ?? '', 0);
    expect(texts()).toEqual(['One', 'A1', 'Two', 'A3']);
    expect(store.getState().messages[3]?.branch).toEqual({ index: 1, count: 2 });
    store.selectBranch(store.getState().messages[3]?.id ?? '', 0);
    expect(texts()).toEqual(['One', 'A1', 'Two', 'A2']);
  });

  test('do not change while an answer is being written', async () => {
    const chat = setup();
    const { store, texts } = chat;
    void store.sendMessage('One');
    await answer(chat, 'A1');
    void store.regenerate();
    await settled();
    await chat.latest().push(delta('A2'));
    vi.advanceTimersByTime(20);
    store.selectBranch(store.getState().messages[1]?.id ?? '', 0);
    expect(texts()).toEqual(['One', 'A2']);
  });
});

describe('reset, setMessages and tool output', () => {
  test('reset aborts, and nothing of the old run comes through', async () => {
    const { store, latest, exchanges } = setup();
    const sent = store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Half'));
    store.reset();
    expect(store.getState()).toEqual({ status: 'idle', messages: [] });
    expect(exchanges[0]?.request.signal.aborted).toBe(true);
    expect(await sent).toMatchObject({ status: 'idle' });
    await exchanges[0]?.push(delta(' zombie'), finish);
    vi.advanceTimersByTime(60_000);
    expect(store.getState()).toEqual({ status: 'idle', messages: [] });
    void store.sendMessage('New');
    await settled();
    await latest().push(delta('Fresh'), finish);
    expect(store.getState().messages.map(messageText)).toEqual(['New', 'Fresh']);
  });

  test('clearing the messages stops the answer that belonged to them', async () => {
    const { store, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Half'));
    store.setMessages([]);
    expect(latest().request.signal.aborted).toBe(true);
    await latest().push(delta(' zombie'));
    vi.advanceTimersByTime(1000);
    expect(store.getState().messages).toEqual([]);
    expect(store.getState().status).toBe('done');
  });

  test('setMessages can change what is there while an answer goes on', async () => {
    const { store, texts, latest } = setup({ initialMessages: [userMessage('Old')] });
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Ha'));
    store.setMessages((messages) => messages.filter(({ id }) => id !== 'u1'));
    await latest().push(delta('lf'), finish);
    expect(texts()).toEqual(['Hello', 'Half']);
  });

  test('a tool call takes its output', async () => {
    const { store, latest } = setup();
    void store.sendMessage('Hello');
    await settled();
    await latest().push(
      { type: 'tool-call-start', toolCallId: 'c1', toolName: 'ask' },
      { type: 'tool-call-end', toolCallId: 'c1', input: { q: 1 } },
      { type: 'finish', finishReason: 'tool-calls' },
    );
    store.addToolOutput('c1', 'yes');
    expect(store.getState().messages[1]?.parts[0]).toMatchObject({
      output: 'yes',
      state: 'output-available',
    });
    expect(store.getState()).toMatchObject({ status: 'done', finishReason: 'tool-calls' });
  });

  test('duplicate ids and unfinished messages from outside are made safe', () => {
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { store, texts } = setup({
      initialMessages: [
        userMessage('One', 'x'),
        userMessage('Two', 'x'),
        { ...assistantMessage('Three'), status: 'streaming' },
        { id: 'bare', role: 'assistant', status: 'done' } as never,
      ],
    });
    expect(texts()).toEqual(['Two', 'Three', '']);
    expect(store.getState().messages.map(({ status }) => status)).toEqual(['done', 'stopped', 'done']);
    expect(warning).toHaveBeenCalledOnce();
  });
});

describe('callbacks', () => {
  test('are told in order, the newest one of each', async () => {
    const told: string[] = [];
    const { store, latest, transport } = setup({ onStatusChange: () => told.push('old') });
    store.setOptions({
      transport,
      onStatusChange: (status) => told.push(status),
      onEvent: (event) => told.push(event.type),
      onFinish: ({ finishReason, message, messages }) =>
        told.push(`finish ${finishReason} ${message && messageText(message)} ${messages.length}`),
      onError: (error, { message }) => told.push(`error ${error.code} ${message?.status}`),
    });
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Hi'), finish);
    void store.sendMessage('Again');
    await settled();
    await latest().push(delta('Half'));
    await latest().fail(new ChatError('network'));
    expect(told).toEqual([
      'generating',
      'text-delta',
      'finish',
      'done',
      'finish stop Hi 2',
      'generating',
      'text-delta',
      'error',
      'error network error',
    ]);
  });

  test('that throw or reject do not stop the stream', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => {});
    const boom = (): never => {
      throw new Error('boom');
    };
    const { store, texts, latest } = setup({
      onStatusChange: boom,
      onEvent: (async () => boom()) as never,
      onFinish: boom,
      onStop: boom,
    });
    void store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Hi'), finish);
    expect(texts()).toEqual(['Hello', 'Hi']);
    expect(store.getState().status).toBe('done');
    await settled();
    expect(reported).toHaveBeenCalledTimes(5);
  });
});

describe('an action within a callback', () => {
  test('that stops the run and sends anew as it begins makes one request', async () => {
    let hasStopped = false;
    const { store, exchanges, latest } = setup({
      onStatusChange: (status) => {
        if (status !== 'generating' || hasStopped) return;
        hasStopped = true;
        store.stop();
        void store.sendMessage('Two');
      },
    });
    expect(await store.sendMessage('One')).toMatchObject({ status: 'done' });
    await settled();
    expect(exchanges.map(({ request }) => messageText(request.message))).toEqual(['Two']);
    await latest().push(delta('Answer'), finish);
    expect(store.getState().status).toBe('done');
  });

  test('that sends as a run ends does not take its result away', async () => {
    const finished: (string | undefined)[] = [];
    let sends = 0;
    const { store, latest } = setup({
      onStatusChange: (status) => {
        if (status === 'done' && sends++ === 0) void store.sendMessage('Two');
      },
      onFinish: ({ message }) => finished.push(message && messageText(message)),
    });
    const first = store.sendMessage('One');
    await settled();
    await latest().push(delta('First'), finish);
    expect(await first).toMatchObject({ status: 'done', message: { status: 'done' } });
    await settled();
    await latest().push(delta('Second'), finish);
    expect(finished).toEqual(['First', 'Second']);
  });

  test('that stops the run on a piece of text keeps that piece', async () => {
    const manual = createManualTransport();
    const store = createChatStore({
      transport: manual.transport,
      onEvent: (event) => event.type === 'text-delta' && store.stop(),
    });
    const sent = store.sendMessage('Hello');
    await settled();
    await manual.latest().push(delta('Hi'));
    expect(await sent).toMatchObject({
      message: { status: 'stopped', parts: [{ type: 'text', text: 'Hi' }] },
    });
  });

  test('a listener that throws stops neither the stream nor the other listeners', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { store, latest } = setup();
    const other = vi.fn();
    store.subscribe(() => {
      throw new Error('boom');
    });
    store.subscribe(other);
    const sent = store.sendMessage('Hello');
    await settled();
    await latest().push(delta('Hi'), finish);
    expect(await sent).toMatchObject({ status: 'done' });
    expect(latest().request.signal.aborted).toBe(true);
    expect(other).toHaveBeenCalledTimes(2);
    expect(reported).toHaveBeenCalledTimes(2);
  });
});

describe('what a regenerate that brings nothing puts back', () => {
  async function failedRegenerate(meanwhile: (store: ReturnType<typeof setup>['store']) => void) {
    const chat = setup({ initialMessages: [userMessage('Q'), assistantMessage('A')] });
    void chat.store.regenerate();
    await settled();
    meanwhile(chat.store);
    await chat.latest().fail(new ChatError('network'));
    return chat.texts();
  }

  test('keeps messages that were added meanwhile', async () => {
    const older = userMessage('Older', 'older');
    expect(await failedRegenerate((store) => store.setMessages((all) => [older, ...all]))).toEqual([
      'Older',
      'Q',
      'A',
    ]);
  });

  test('has no branch of the answer that never came', async () => {
    const chat = setup({ initialMessages: [userMessage('Q'), assistantMessage('A')] });
    void chat.store.regenerate();
    await settled();
    chat.store.setMessages((all) => [...all]);
    await chat.latest().fail(new ChatError('network'));
    void chat.store.regenerate();
    await settled();
    await chat.latest().push(delta('B'), finish);
    expect(chat.store.getState().messages[1]?.branch).toEqual({ index: 1, count: 2 });
  });

  test('is what it was otherwise', async () => {
    expect(await failedRegenerate(() => {})).toEqual(['Q', 'A']);
  });
});

test('retry asks the question that failed, not the last one', async () => {
  const { store, latest, exchanges } = setup({
    initialMessages: [
      userMessage('Q1'),
      assistantMessage('A1'),
      userMessage('Q2', 'u2'),
      assistantMessage('A2', 'a2'),
    ],
  });
  void store.regenerate('a1');
  await settled();
  await latest().fail(new ChatError('network'));
  expect(store.getState().messages).toHaveLength(4);
  void store.retry();
  await settled();
  expect(exchanges.map(({ request }) => messageText(request.message))).toEqual(['Q1', 'Q1']);
});

test('an error in the stream is told at once, however long the transport takes to let go', async () => {
  const transport: ChatTransport = {
    async *send() {
      try {
        yield delta('Half');
        yield { type: 'error', error: new ChatError('server') };
      } finally {
        await new Promise(() => {});
      }
    },
  };
  const store = createChatStore({ transport });
  expect(await store.sendMessage('Q')).toMatchObject({ status: 'error', error: { code: 'server' } });
  expect(store.getState().messages.map(messageText)).toEqual(['Q', 'Half']);
});

test('messages that come without ids are all there, each with one of its own; of one without parts it is told', () => {
  const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const given = [
    { role: 'user', parts: [{ type: 'text', text: 'One' }] },
    { role: 'assistant', content: 'Two' },
  ];
  const { store } = setup({ initialMessages: given as never });
  const { messages } = store.getState();
  expect(messages.map(messageText)).toEqual(['One', '']);
  expect(new Set(messages.map(({ id }) => id || 'none')).size).toBe(2);
  expect(warning).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('without `parts`'));
});

test('ids of `generateId` that are taken already are not used', async () => {
  const { store, latest } = setup({ generateId: () => 'u1', initialMessages: [userMessage('Old')] });
  void store.sendMessage('New');
  await settled();
  await latest().push(delta('Answer'), finish);
  expect(new Set(store.getState().messages.map(({ id }) => id)).size).toBe(3);

  const failing = setup({ generateId: () => 'same' });
  const sent = failing.store.sendMessage('Q');
  await settled();
  await failing.latest().fail(new ChatError('network'));
  expect((await sent).message).toBeUndefined();
});

test.each([null, 5, { text: null }, { text: 5 }, { parts: null }, { files: null }])(
  'sending %j changes nothing',
  async (input) => {
    const { store } = setup();
    expect(await store.sendMessage(input as never)).toEqual({ status: 'idle' });
  },
);

describe('options that contradict each other', () => {
  test.each<[string, ChatStoreOptions, RegExp]>([
    ['endpoint and transport', { endpoint: '/chat' }, /Both `endpoint` and `transport`/],
    ['transport and fetch', { fetch: globalThis.fetch }, /`transport` is given together with `fetch`/],
    ['neither', { transport: undefined }, /Neither `endpoint` nor `transport`/],
    ['a negative limit', { timeout: -1 }, /`timeout.idle` is -1/],
    ['a limit that is no number', { timeout: { stall: Number.NaN } }, /`timeout.stall` is NaN/],
  ])('%s: told in three sentences, nothing throws', (_name, options, message) => {
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
    setup(options);
    expect(warning).toHaveBeenCalledOnce();
    expect(warning.mock.calls[0]?.[0]).toMatch(message);
    expect(String(warning.mock.calls[0]?.[0]).match(/\.(\s|$)/g)).toHaveLength(3);
  });

  test('with nowhere to send to, a send ends in `bad-request` and the message stays', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const store = createChatStore();
    const { error } = await store.sendMessage('Hello');
    expect(error).toMatchObject({ code: 'bad-request', hint: expect.stringContaining('endpoint') });
    expect(store.getState().messages.map(messageText)).toEqual(['Hello']);
  });
});

describe('attach', () => {
  test('detaching aborts a request under way', async () => {
    const { store, latest } = setup();
    const detach = store.attach();
    void store.sendMessage('Hello');
    await settled();
    detach();
    expect(latest().request.signal.aborted).toBe(true);
    expect(store.getState()).toMatchObject({ status: 'done', finishReason: 'stopped' });
  });

  test('a send just before a detach that lasts is never sent', async () => {
    const { store, exchanges } = setup();
    const detach = store.attach();
    void store.sendMessage('Hello');
    detach();
    await settled();
    expect(exchanges).toHaveLength(0);
    expect(store.getState().status).toBe('done');
  });

  test('a send just before a detach that is taken back goes out once', async () => {
    const { store, exchanges } = setup();
    const detach = store.attach();
    void store.sendMessage('Hello');
    detach();
    store.attach();
    void store.sendMessage('Hello');
    await settled();
    expect(exchanges).toHaveLength(1);
    expect(store.getState().messages).toHaveLength(1);
  });
});

test('a callback that stops the run at an event loses nothing of it', async () => {
  const { store, texts, latest } = setup({
    onEvent: ({ type }) => {
      if (type === 'text-delta') store.stop();
    },
  });
  store.sendMessage('Hi');
  await settled();
  await latest().push(delta('Hello'));
  expect(store.getState()).toMatchObject({ status: 'done', finishReason: 'stopped' });
  expect(texts()).toEqual(['Hi', 'Hello']);
});
