import { createChatStore, messageText } from 'react-chat-stream/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, ENDPOINT, post, readPieces, setUpServer, textOf } from './serve.ts';

const serve = setUpServer();

afterEach(() => {
  vi.useRealTimers();
});

/** Whether a promise has settled, once everything that waits for a turn has had one. */
function isPending(promise: Promise<unknown> | undefined): Promise<boolean> {
  const settled = Promise.resolve(promise).then(() => false);
  return Promise.race([settled, new Promise<boolean>((resolve) => setImmediate(resolve, true))]);
}

describe('the pace', () => {
  test('tokens come one by one at the rate, after the latency', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    serve({ reply: 'One two three', tokensPerSecond: 10, latencyMs: 500 });
    const reader = (await post('Hi')).body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = reader?.read();
    await vi.advanceTimersByTimeAsync(499);
    expect(await isPending(first)).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect((await first)?.value).toContain('"One"');

    const second = reader?.read();
    await vi.advanceTimersByTimeAsync(99);
    expect(await isPending(second)).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect((await second)?.value).toContain('" two"');
  });

  test('a JSON answer comes when the stream would have ended', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    serve({ reply: 'One two three', tokensPerSecond: 10, latencyMs: 100 });
    let body = '';
    const asking = ask('Hi', false).then((text) => {
      body = text;
    });
    await vi.advanceTimersByTimeAsync(299);
    expect(body).toBe('');
    await vi.advanceTimersByTimeAsync(1);
    await asking;
    expect(body).toBe('{"content":"One two three"}');
  });

  test('a rate that timers cannot keep sends several tokens a tick', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    serve({ reply: 'word '.repeat(100), tokensPerSecond: 2000 });
    let body = '';
    const asking = ask('Hi').then((text) => {
      body = text;
    });
    await vi.advanceTimersByTimeAsync(50);
    await asking;
    expect(textOf(body)).toBe('word '.repeat(100));
  });
});

describe('the bytes', () => {
  test.each([
    ['crlf', '\r\n'],
    ['cr', '\r'],
  ] as const)('line endings can be %s', async (newline, end) => {
    serve({ reply: 'Hi', newline });
    expect(await ask('Hi')).toBe(
      `data: {"content":"Hi","done":false}${end}${end}data: {"content":"","done":true}${end}${end}`,
    );
  });

  test('byteOrderMark is the first thing sent, once', async () => {
    serve({ reply: 'Hi', byteOrderMark: true });
    // `text()` would take it away.
    const bytes = new Uint8Array(await (await post('Hi')).arrayBuffer());
    expect([...bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 'd'.charCodeAt(0)]);
    expect(bytes.lastIndexOf(0xef)).toBe(0);
  });

  test.each([
    { newline: 'cr' },
    { newline: 'crlf', splitBytes: 1 },
    { byteOrderMark: true, splitBytes: 1 },
  ] as const)('a chat reads them all the same: %o', async (options) => {
    serve({ reply: '你好 👋🏽', ...options });
    const store = createChatStore({ endpoint: ENDPOINT });
    const { status, message } = await store.sendMessage('Hi');
    expect([status, message && messageText(message)]).toEqual(['done', '你好 👋🏽']);
  });

  test('splitBytes cuts through characters and frames, and loses nothing', async () => {
    serve({ reply: '你好 👋🏽', splitBytes: 1 });
    const { pieces } = await readPieces(await post('Hi'));
    expect(pieces.length).toBeGreaterThan(50);
    expect(textOf(pieces.join(''))).toBe('你好 👋🏽');
  });

  test('splitBytes cuts a JSON answer too', async () => {
    serve({ reply: '你好', splitBytes: 2 });
    const { pieces } = await readPieces(await post('Hi', { stream: false }));
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('')).toBe('{"content":"你好"}');
  });

  test('keep-alive comments are sent while nothing else is', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    serve({ pingMs: 1000, fault: { type: 'stall' } });
    const abort = new AbortController();
    const reading = readPieces(await post('Hi', { signal: abort.signal }));
    await vi.advanceTimersByTimeAsync(2000);
    abort.abort();
    vi.useRealTimers();
    expect((await reading).pieces.join('')).toMatch(/^(: ping\n\n){0,2}$/);
  });
});
