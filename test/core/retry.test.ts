import { ChatError, type ChatStoreOptions, createChatStore, messageText } from 'react-chat-stream/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createManualTransport, settled } from '../support/createManualTransport.ts';
import { bodyOf } from '../support/request.ts';

const delta = (text: string) => ({ type: 'text-delta', delta: text }) as const;
const finish = { type: 'finish' } as const;
const network = () => new ChatError('network');

function setup(options: ChatStoreOptions = {}) {
  const manual = createManualTransport();
  const store = createChatStore({ transport: manual.transport, ...options });
  return { store, text: () => messageText(store.getState().messages.at(-1) ?? { parts: [] }), ...manual };
}

beforeEach(() => {
  vi.useFakeTimers();
  // No jitter: a wait is the longest that it can be.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('an automatic retry', () => {
  test('is off by default', async () => {
    const { store, exchanges, latest } = setup();
    store.sendMessage('Hi');
    await settled();
    await latest().fail(network());
    await vi.runAllTimersAsync();
    expect(exchanges).toHaveLength(1);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'network' } });
  });

  test('shows itself as reconnecting, with its number, and as streaming once a message comes', async () => {
    const { store, latest, text } = setup({ retry: 2 });
    const sent = store.sendMessage('Hi');
    await settled();
    expect(store.getState()).toMatchObject({ activity: 'connecting', attempt: 1 });
    await latest().fail(network());
    expect(store.getState()).toMatchObject({ status: 'generating', activity: 'reconnecting', attempt: 2 });
    await vi.advanceTimersByTimeAsync(500);
    expect(store.getState()).toMatchObject({ activity: 'reconnecting', attempt: 2 });
    await latest().push(delta('Hello'));
    await vi.advanceTimersByTimeAsync(16);
    expect(store.getState()).toMatchObject({ activity: 'streaming', attempt: 2 });
    await latest().push(finish);
    expect(await sent).toMatchObject({ status: 'done' });
    expect(text()).toBe('Hello');
  });

  test('is not sent where a listener has stopped the answer as soon as it heard of it', async () => {
    const { store, exchanges, latest } = setup({ retry: 2 });
    store.subscribe(() => {
      if (store.getState().activity === 'reconnecting') store.stop();
    });
    const sent = store.sendMessage('Hi');
    await settled();
    await latest().fail(network());
    expect(await sent).toMatchObject({ status: 'done' });
    await vi.runAllTimersAsync();
    expect(exchanges).toHaveLength(1);
  });

  test('waits twice as long each time, up to a limit, and gives up after the last', async () => {
    const { store, exchanges, latest } = setup({ retry: { max: 4, baseMs: 100, maxMs: 300 } });
    const sent = store.sendMessage('Hi');
    await settled();
    const seen: number[] = [];
    for (const wait of [100, 200, 300, 300]) {
      await latest().fail(network());
      await vi.advanceTimersByTimeAsync(wait - 1);
      seen.push(exchanges.length);
      await vi.advanceTimersByTimeAsync(1);
    }
    await latest().fail(network());
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(exchanges.map(({ request }) => request.attempt)).toEqual([1, 2, 3, 4, 5]);
    expect(await sent).toMatchObject({ status: 'error', error: { code: 'network' } });
  });

  test('takes up to a quarter off each wait', async () => {
    vi.mocked(Math.random).mockReturnValue(0.999_999);
    const { store, exchanges, latest } = setup({ retry: { max: 1, baseMs: 1000 } });
    store.sendMessage('Hi');
    await settled();
    await latest().fail(network());
    await vi.advanceTimersByTimeAsync(749);
    expect(exchanges).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2);
    expect(exchanges).toHaveLength(2);
  });

  test('carries the same idempotency key on each attempt, and another for each send', async () => {
    vi.mocked(Math.random).mockRestore();
    const { store, exchanges, latest } = setup({ retry: 1 });
    store.sendMessage('Hi');
    await settled();
    await latest().fail(network());
    await vi.advanceTimersByTimeAsync(500);
    await latest().push(finish);
    store.sendMessage('Again');
    await settled();
    const [first, second, third] = exchanges.map(({ request }) => request.idempotencyKey);
    expect(first).toMatch(/\w{8,}/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test.each<[string, ChatError]>([
    ['a failure that will not go away', new ChatError('unauthorized')],
    [
      'a limit that the server lifts in more than a minute',
      new ChatError('rate-limited', { retryAfterMs: 60_001 }),
    ],
  ])('is not made for %s', async (_name, error) => {
    const { store, exchanges, latest } = setup({ retry: 3 });
    store.sendMessage('Hi');
    await settled();
    await latest().fail(error);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: error.code } });
    await vi.runAllTimersAsync();
    expect(exchanges).toHaveLength(1);
  });

  test('is not made once a message has come, whatever kind', async () => {
    const { store, exchanges, latest } = setup({ retry: 3 });
    store.sendMessage('Hi');
    await settled();
    await latest().push({ type: 'heartbeat', isMessage: true });
    await latest().fail(network());
    await vi.runAllTimersAsync();
    expect(exchanges).toHaveLength(1);
    expect(store.getState().status).toBe('error');
  });

  test('waits as long as the server asks, and the idle limit with it', async () => {
    const { store, exchanges, latest } = setup({ retry: 1, timeout: 5000 });
    store.sendMessage('Hi');
    await settled();
    await latest().fail(new ChatError('rate-limited', { retryAfterMs: 60_000 }));
    await vi.advanceTimersByTimeAsync(59_999);
    expect(exchanges).toHaveLength(1);
    expect(store.getState()).toMatchObject({ activity: 'reconnecting' });
    await vi.advanceTimersByTimeAsync(1);
    expect(exchanges).toHaveLength(2);
  });

  test('follows a timeout too, whose request is aborted', async () => {
    const { store, exchanges } = setup({ retry: 1, timeout: 1000 });
    store.sendMessage('Hi');
    await settled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(exchanges[0]?.request.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(500);
    expect(exchanges).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'timeout' } });
  });

  test('is not made when the limit of the whole answer has passed, which goes on while waiting', async () => {
    const { store, exchanges, latest } = setup({ retry: 5, timeout: { total: 600, idle: 0 } });
    store.sendMessage('Hi');
    await settled();
    await latest().fail(network());
    await vi.advanceTimersByTimeAsync(599);
    expect(exchanges).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'timeout' } });
    await vi.runAllTimersAsync();
    expect(exchanges).toHaveLength(2);
  });

  test('that waits is ended by stop, which leaves no timer', async () => {
    const { store, exchanges, latest } = setup({ retry: 5 });
    const sent = store.sendMessage('Hi');
    await settled();
    await latest().fail(network());
    store.stop();
    expect(await sent).toMatchObject({ status: 'done' });
    expect(vi.getTimerCount()).toBe(0);
    await vi.runAllTimersAsync();
    expect(exchanges).toHaveLength(1);
  });

  test('follows a failure that the server reports before the first message', async () => {
    const { store, exchanges, latest } = setup({ retry: 1 });
    store.sendMessage('Hi');
    await settled();
    await latest().push({ type: 'error', error: new ChatError('server') });
    await vi.advanceTimersByTimeAsync(500);
    expect(exchanges).toHaveLength(2);
  });

  test('leaves at once when the browser is back online', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    const { store, exchanges, latest } = setup({ retry: { max: 1, baseMs: 8000 } });
    store.sendMessage('Hi');
    await settled();
    await latest().fail(new ChatError('offline'));
    page.dispatchEvent(new Event('online'));
    await settled();
    expect(exchanges).toHaveLength(2);
    page.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(8000);
    expect(exchanges).toHaveLength(2);
  });
});

test('over HTTP the key is a header, and only where something may be tried again', async () => {
  vi.mocked(Math.random).mockRestore();
  const headers: Headers[] = [];
  const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    headers.push(new Headers(init?.headers));
    const { body } = bodyOf('data: {"content":"Hi","done":true}\n\n');
    return headers.length === 1
      ? new Response('', { status: 503 })
      : new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  const store = createChatStore({ endpoint: '/chat', fetch, retry: 1 });
  const sent = store.sendMessage('Hi');
  await vi.runAllTimersAsync();
  expect(await sent).toMatchObject({ status: 'done' });
  store.setOptions({ endpoint: '/chat', fetch });
  await store.sendMessage('Hi');
  const keys = headers.map((each) => each.get('idempotency-key'));
  expect(keys[0]).toBeTruthy();
  expect(keys).toEqual([keys[0], keys[0], null]);
});

describe('a page that is being left', () => {
  test('hears nothing of the connection that breaks with it; one that stays hears of it a second later', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    const onError = vi.fn();
    const { store, latest, text } = setup({ onError });
    store.sendMessage('Hi');
    await settled();
    await latest().push(delta('Hel'));
    page.dispatchEvent(new Event('beforeunload'));
    await latest().fail(network());
    await vi.advanceTimersByTimeAsync(999);
    expect(onError).not.toHaveBeenCalled();
    expect(store.getState().status).toBe('generating');
    await vi.advanceTimersByTimeAsync(1);
    expect(onError).toHaveBeenCalledOnce();
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'network' } });
    expect(text()).toBe('Hel');
  });
});
