import {
  type ChatDrop,
  ChatError,
  type ChatProtocol,
  type ChatStoreOptions,
  createChatStore,
  messageText,
  type StreamEvent,
} from 'react-chat-stream/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createManualTransport, settled } from '../support/createManualTransport.ts';

const delta = (text: string, eventId?: string): StreamEvent => ({ type: 'text-delta', delta: text, eventId });
const finish = { type: 'finish' } as const;
const network = () => new ChatError('network');

function setup(options: ChatStoreOptions = {}) {
  const manual = createManualTransport();
  const store = createChatStore({ transport: manual.transport, resume: true, ...options });
  const text = (): string => messageText(store.getState().messages.at(-1) ?? { parts: [] });
  return { store, text, ...manual };
}

/** Waits for the next attempt to leave. */
const reconnect = () => vi.advanceTimersByTimeAsync(8000);
const frame = () => vi.advanceTimersByTimeAsync(16);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('an answer whose connection breaks', () => {
  test('goes on after the last event that was seen', async () => {
    const { store, text, latest, exchanges } = setup();
    const sent = store.sendMessage('Hi');
    await settled();
    await latest().push(delta('Hel', '1'), delta('lo', '2'));
    await latest().fail(network());
    expect(store.getState()).toMatchObject({ status: 'generating', activity: 'reconnecting', attempt: 2 });
    expect(text()).toBe('Hello');
    await reconnect();
    expect(exchanges[1]?.request).toMatchObject({ attempt: 2, lastEventId: '2' });
    expect(exchanges[1]?.request.idempotencyKey).toBe(exchanges[0]?.request.idempotencyKey);
    await latest().push(delta(' there', '3'), finish);
    expect(await sent).toMatchObject({ status: 'done' });
    expect(text()).toBe('Hello there');
  });

  test.each([3_600_000, Number.POSITIVE_INFINITY])(
    'is left to the user where the server asks for more than a minute (%d ms)',
    async (retryAfterMs) => {
      const { store, text, latest, exchanges } = setup();
      const sent = store.sendMessage('Hi');
      await settled();
      await latest().push(delta('Hel', '1'));
      await latest().fail(network());
      await reconnect();
      await latest().fail(new ChatError('server', { status: 503, retryAfterMs }));
      expect(await sent).toMatchObject({ status: 'error', error: { code: 'server', retryAfterMs } });
      expect(store.getState().status).toBe('error');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(exchanges).toHaveLength(2);
      expect(text()).toBe('Hel');
    },
  );

  test('shows a frame once, however often the server sends it', async () => {
    const onEvent = vi.fn();
    const { store, text, latest } = setup({ onEvent });
    store.sendMessage('Hi');
    await settled();
    await latest().push(delta('a', '1'), delta('b', '1'), delta('c', '2'));
    await latest().fail(network());
    await reconnect();
    await latest().push(delta('a', '1'), delta('b', '1'), delta('c', '2'), delta('d', '3'), delta('e', '3'));
    await latest().push(delta('c', '2'), delta('d', '3'), delta('e', '3'), delta('f', '4'), finish);
    expect(text()).toBe('abcdef');
    expect(onEvent.mock.calls.filter(([event]) => event.delta === 'a')).toHaveLength(1);
  });

  test('without ids begins anew, and the text on the screen never gets shorter', async () => {
    const { store, text, latest, exchanges } = setup();
    store.sendMessage('Hi');
    await settled();
    await latest().push(delta('Hello'));
    await latest().fail(network());
    await reconnect();
    expect(exchanges[1]?.request.lastEventId).toBeUndefined();
    const id = store.getState().messages[1]?.id;
    for (const [piece, shown] of [
      ['Hel', 'Hello'],
      ['lo', 'Hello'],
      [' there', 'Hello there'],
    ] as const) {
      await latest().push(delta(piece));
      await frame();
      expect(text()).toBe(shown);
    }
    await latest().push(finish);
    expect(store.getState().messages.map((message) => message.id)[1]).toBe(id);
    expect(text()).toBe('Hello there');
  });

  test('keeps the longer text where the second telling breaks off too', async () => {
    const { store, text, latest } = setup({ resume: ({ attempt }) => attempt === 2 });
    store.sendMessage('Hi');
    await settled();
    await latest().push(delta('Hello'));
    await latest().fail(network());
    await reconnect();
    await latest().push(delta('He'));
    await latest().fail(network());
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'network' } });
    expect(text()).toBe('Hello');
  });

  test('keeps its text where the server only says that the answer is over', async () => {
    const { store, text, latest } = setup();
    store.sendMessage('Hi');
    await settled();
    await latest().push(delta('Hello'));
    await latest().fail(network());
    await reconnect();
    await latest().push(finish);
    expect(store.getState().status).toBe('done');
    expect(text()).toBe('Hello');
  });

  test('is resumed five times at most without a new message', async () => {
    const { store, latest, exchanges } = setup();
    store.sendMessage('Hi');
    await settled();
    await latest().push(delta('Hello', '1'));
    for (let drop = 1; drop <= 5; drop++) {
      await latest().fail(network());
      await reconnect();
    }
    expect(exchanges).toHaveLength(6);
    await latest().fail(network());
    expect(store.getState()).toMatchObject({ status: 'error', error: { code: 'network' } });
  });

  test('is not resumed after a timeout, a stop or an error that the server reports', async () => {
    for (const end of ['timeout', 'stop', 'error'] as const) {
      const { store, latest, exchanges } = setup({ timeout: 1000 });
      store.sendMessage('Hi');
      await settled();
      await latest().push(delta('Hello', '1'));
      if (end === 'stop') store.stop();
      if (end === 'error') await latest().push({ type: 'error', error: new ChatError('server') });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(exchanges).toHaveLength(1);
      expect(store.getState().status).toBe(end === 'stop' ? 'done' : 'error');
    }
  });

  test('before its first message is not resumed but retried, where that is on', async () => {
    const { store, latest, exchanges } = setup();
    store.sendMessage('Hi');
    await settled();
    await latest().fail(network());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(exchanges).toHaveLength(1);
  });

  test('asks the function with what it knows, and does as it says', async () => {
    const drops: ChatDrop[] = [];
    const { store, latest, exchanges } = setup({
      resume: async (drop) => {
        drops.push(drop);
        return drop.attempt === 2 ? '/chat/7/stream' : false;
      },
    });
    const sent = store.sendMessage('Hi');
    await settled();
    await latest().push(delta('Hello', '1'));
    await latest().fail(network());
    await reconnect();
    expect(exchanges[1]?.request.resumeUrl).toBe('/chat/7/stream');
    await latest().close();
    expect(await sent).toMatchObject({ status: 'error', error: { code: 'incomplete' } });
    expect(drops.map(({ attempt, lastEventId, error }) => [attempt, lastEventId, error.code])).toEqual([
      [2, '1', 'network'],
      [3, '1', 'incomplete'],
    ]);
    expect(messageText(drops[0]?.message ?? { parts: [] })).toBe('Hello');
  });

  test('fails as it would have where the function throws', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { store, latest } = setup({
      resume: () => {
        throw new Error('a bug');
      },
    });
    const sent = store.sendMessage('Hi');
    await settled();
    await latest().push(delta('Hello', '1'));
    await latest().fail(network());
    expect(await sent).toMatchObject({ status: 'error', error: { code: 'network' } });
    expect(console.error).toHaveBeenCalledOnce();
  });

  test('leaves out no frame of an answer that never broke, though its ids come twice', async () => {
    const { store, text, latest } = setup();
    store.sendMessage('Hi');
    await settled();
    await latest().push(delta('a', '1'), delta('b', '2'), delta('c', '1'), delta('d', '2'), finish);
    expect(text()).toBe('abcd');
  });
});

describe('over HTTP', () => {
  const frames = (...texts: string[]): string =>
    texts.map((text, index) => `id: ${index + 1}\ndata: {"content":"${text}"}\n\n`).join('');
  const stream = (body: string): Response =>
    new Response(body, { headers: { 'content-type': 'text/event-stream' } });

  function answering(...responses: Response[]) {
    const requests: [string, RequestInit & { headers: Record<string, string> }][] = [];
    const fetch = (async (url: string, init: RequestInit & { headers: Record<string, string> }) => {
      requests.push([url, init]);
      return responses.shift() ?? Response.error();
    }) as typeof globalThis.fetch;
    return { fetch, requests };
  }

  test('the last id is a header of the same POST', async () => {
    const { fetch, requests } = answering(
      stream(frames('Hel', 'lo')),
      stream(`${frames('Hel', 'lo', '!')}data: {"done":true}\n\n`),
    );
    const store = createChatStore({ endpoint: '/chat', fetch, resume: true });
    const sent = store.sendMessage('Hi');
    await vi.runAllTimersAsync();
    expect(messageText((await sent).message ?? { parts: [] })).toBe('Hello!');
    expect(requests[1]?.[0]).toBe('/chat');
    expect(requests[1]?.[1]).toMatchObject({ method: 'POST', body: requests[0]?.[1].body });
    expect(requests[1]?.[1].headers['last-event-id']).toBe('2');
    expect(requests[1]?.[1].headers['idempotency-key']).toBe(requests[0]?.[1].headers['idempotency-key']);
  });

  test('a URL is fetched by GET, without a body', async () => {
    const { fetch, requests } = answering(
      stream(frames('Hel')),
      stream('data: {"content":"Hello","done":true}\n\n'),
    );
    const store = createChatStore({ endpoint: '/chat', fetch, resume: () => '/chat/7' });
    store.sendMessage('Hi');
    await vi.runAllTimersAsync();
    expect(requests[1]).toMatchObject(['/chat/7', { method: 'GET', body: undefined }]);
  });

  test('204 means that there is nothing to resume: the answer is cut off', async () => {
    const { fetch } = answering(stream(frames('Hel')), new Response(null, { status: 204 }));
    const store = createChatStore({ endpoint: '/chat', fetch, resume: true });
    const sent = store.sendMessage('Hi');
    await vi.runAllTimersAsync();
    expect(await sent).toMatchObject({ status: 'error', error: { code: 'incomplete', retryable: true } });
    expect(messageText((await sent).message ?? { parts: [] })).toBe('Hel');
  });

  test('a server that is starting again is asked again; one that refuses ends it', async () => {
    const { fetch, requests } = answering(
      stream(frames('Hel')),
      new Response('', { status: 503 }),
      new Response('', { status: 401 }),
    );
    const store = createChatStore({ endpoint: '/chat', fetch, resume: true });
    const sent = store.sendMessage('Hi');
    await vi.runAllTimersAsync();
    expect(await sent).toMatchObject({ status: 'error', error: { code: 'unauthorized' } });
    expect(requests).toHaveLength(3);
  });

  test('a decoder that counts goes on counting', async () => {
    const counting: ChatProtocol = {
      name: 'counting',
      body: () => ({}),
      createDecoder() {
        let count = 0;
        return {
          frame: () => (++count === 3 ? [delta(String(count)), finish] : [delta(String(count))]),
          json: () => [],
        };
      },
    };
    const { fetch } = answering(stream('id: 1\ndata: x\n\nid: 2\ndata: x\n\n'), stream('id: 3\ndata: x\n\n'));
    const store = createChatStore({ endpoint: '/chat', fetch, resume: true, protocol: counting });
    const sent = store.sendMessage('Hi');
    await vi.runAllTimersAsync();
    expect(messageText((await sent).message ?? { parts: [] })).toBe('123');
  });
});
