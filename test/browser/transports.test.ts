import { setupWorker } from 'msw/browser';
import {
  type ChatErrorCode,
  type ChatStoreOptions,
  type ChatTransport,
  createChatStore,
  createEventSourceTransport,
  createHttpTransport,
  messageText,
} from 'react-chat-stream/core';
import {
  type ChatMock,
  type ChatMockOptions,
  createChatMock,
  createManualReply,
} from 'react-chat-stream/msw';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

// The store over real requests: the browser's own fetch and EventSource, whose bodies end as real ones do.
const worker = setupWorker();

beforeAll(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
afterEach(() => worker.resetHandlers());
afterAll(() => worker.stop());

function setup(transport: ChatTransport, mock: ChatMockOptions = {}, options: ChatStoreOptions = {}) {
  const chat: ChatMock = createChatMock(mock);
  worker.use(...chat.handlers);
  const store = createChatStore({ transport, ...options });
  return { chat, store, answer: () => messageText(store.getState().messages[1] ?? { parts: [] }) };
}

const TRANSPORTS: [string, () => ChatTransport][] = [
  ['fetch', () => createHttpTransport({ endpoint: '/chat/stream' })],
  ['EventSource', () => createEventSourceTransport({ url: '/chat/stream' })],
];

describe.each(TRANSPORTS)('over %s', (name, createTransport) => {
  test('each piece is shown when it comes, and the request is closed on the terminator', async () => {
    const reply = createManualReply();
    const { chat, store, answer } = setup(createTransport(), { reply });
    const sent = store.sendMessage('你好 & "hello" 100 %');
    reply.write('Hel');
    await vi.waitFor(() => expect(answer()).toBe('Hel'));
    expect(store.getState()).toMatchObject({ status: 'generating', activity: 'streaming' });
    reply.finish('lo');
    expect(await sent).toMatchObject({ status: 'done', message: { status: 'done' } });
    expect(answer()).toBe('Hello');
    expect(chat.requests.map(({ message }) => message)).toEqual(['你好 & "hello" 100 %']);
  });

  test('stop closes the socket, keeps the text, and the next message works', async () => {
    const reply = createManualReply();
    const { chat, store, answer } = setup(createTransport(), {
      reply: ({ count }) => (count === 1 ? reply : 'Again'),
    });
    void store.sendMessage('One');
    reply.write('Half');
    await vi.waitFor(() => expect(answer()).toBe('Half'));
    store.stop();
    expect(store.getState()).toMatchObject({ status: 'done', finishReason: 'stopped' });
    await vi.waitFor(() => expect(chat.cancelled).toHaveLength(1));
    await store.sendMessage('Two');
    expect(store.getState().messages.map(messageText)).toEqual(['One', 'Half', 'Two', 'Again']);
  });

  test('a silent server is timed out and its socket closed; then the next message works', async () => {
    const { chat, store, answer } = setup(
      createTransport(),
      {
        reply: 'One two three',
        fault: ({ count }) => (count === 1 ? { type: 'stall', afterTokens: 1 } : undefined),
      },
      { timeout: 150 },
    );
    expect(await store.sendMessage('Hello')).toMatchObject({ status: 'error', error: { code: 'timeout' } });
    expect(answer()).toBe('One');
    await vi.waitFor(() => expect(chat.cancelled).toHaveLength(1));
    expect(await store.sendMessage('Again')).toMatchObject({ status: 'done' });
  });

  test.each<[string, NonNullable<ChatMockOptions['fault']>, ChatErrorCode, ChatErrorCode, string]>([
    ['breaks in mid-answer', { type: 'drop', afterTokens: 2 }, 'network', 'incomplete', 'One two'],
    ['ends without a terminator', { type: 'no-terminator' }, 'incomplete', 'incomplete', 'One two three'],
    ['reports an error', { type: 'error-event', afterTokens: 2 }, 'server', 'server', 'One two'],
    ['reports an error by name', { type: 'error-event', event: 'error' }, 'server', 'server', ''],
    ['sends a Python repr', { type: 'malformed', variant: 'python-repr' }, 'protocol', 'protocol', ''],
    [
      'answers with a status',
      { type: 'status', status: 429, retryAfterSeconds: 3 },
      'rate-limited',
      'network',
      '',
    ],
    ['answers with a page', { type: 'html' }, 'bad-content-type', 'network', ''],
    ['is not there', { type: 'refuse' }, 'network', 'network', ''],
  ])(
    'a server that %s: a typed error, the text kept, one request',
    async (_name, fault, byFetch, byEvents, text) => {
      const { chat, store, answer } = setup(createTransport(), { reply: 'One two three', fault });
      const { error } = await store.sendMessage('Hello');
      expect(error?.code).toBe(name === 'fetch' ? byFetch : byEvents);
      expect(answer()).toBe(text);
      expect(store.getState().messages[0]).toMatchObject({ role: 'user', status: 'done' });
      expect(chat.requests).toHaveLength(1);
    },
  );
});

describe('EventSource', () => {
  test('does not connect again after a normal end: the prompt is answered once', async () => {
    const reply = createManualReply();
    const { chat, store } = setup(createEventSourceTransport({ url: '/chat/stream' }), { reply });
    const sent = store.sendMessage('Hello');
    // The browser would come back after 10 ms.
    reply.sendRaw('retry: 10\n\n');
    reply.finish('Hi');
    await sent;
    const { store: other } = setup(createEventSourceTransport({ url: '/chat/stream' }));
    await other.sendMessage('A second answer, which takes longer than the reconnection');
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    expect(chat.requests).toHaveLength(1);
  });

  test('refuses a message with files before it connects: a GET would lose them in silence', async () => {
    const { chat, store } = setup(createEventSourceTransport({ url: '/chat/stream' }));
    const files = [{ type: 'file', url: 'data:text/plain,x', mediaType: 'text/plain' } as const];
    const { error } = await store.sendMessage({ text: 'Read this', files });
    expect(error).toMatchObject({
      code: 'bad-request',
      hint: expect.stringContaining('createHttpTransport'),
    });
    expect(chat.requests).toHaveLength(0);
  });

  test('refuses a URL over 8,000 characters before it connects', async () => {
    const { chat, store } = setup(createEventSourceTransport({ url: '/chat/stream?lang=en' }));
    const { error } = await store.sendMessage('x'.repeat(8000));
    expect(error).toMatchObject({
      code: 'too-large',
      retryable: false,
      hint: expect.stringContaining('createHttpTransport'),
    });
    expect(chat.requests).toHaveLength(0);
  });

  test('puts the prompt before a fragment', async () => {
    const { chat, store } = setup(createEventSourceTransport({ url: '/chat/stream#top' }));
    await store.sendMessage('Hello');
    expect(chat.requests[0]?.message).toBe('Hello');
  });

  test('takes a function for its URL', async () => {
    const url = async ({ messages }: { messages: readonly unknown[] }) =>
      `/chat/stream?message=turn-${messages.length}`;
    const { chat, store } = setup(createEventSourceTransport({ url }));
    await store.sendMessage('Hello');
    expect(chat.requests[0]?.message).toBe('turn-1');
  });

  test('hears named events that it is told of', async () => {
    const reply = createManualReply();
    const { store, answer } = setup(
      createEventSourceTransport({ url: '/chat/stream', eventNames: ['token'] }),
      { reply },
    );
    const sent = store.sendMessage('Hello');
    reply.sendRaw('event: token\ndata: {"content":"Hi"}\n\n');
    reply.finish();
    await sent;
    expect(answer()).toBe('Hi');
  });
});

test('JSON mode gives one whole answer', async () => {
  const { chat, store, answer } = setup(
    createHttpTransport({ endpoint: '/chat/stream' }),
    { reply: 'Whole' },
    { stream: false },
  );
  expect(await store.sendMessage('Hello')).toMatchObject({ status: 'done' });
  expect(answer()).toBe('Whole');
  expect(chat.requests[0]).toMatchObject({ stream: false, body: { message: 'Hello', stream: false } });
});

test('a thousand pieces in one go are shown in a handful of publishes', async () => {
  const { store, answer } = setup(createHttpTransport({ endpoint: '/chat/stream' }), {
    reply: 'word '.repeat(1000),
  });
  let publishes = 0;
  store.subscribe(() => publishes++);
  await store.sendMessage('Hello');
  expect(answer()).toHaveLength(5000);
  expect(publishes).toBeLessThan(50);
});
