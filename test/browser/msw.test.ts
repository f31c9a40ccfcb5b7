import { setupWorker } from 'msw/browser';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  type ChatMock,
  type ChatMockOptions,
  createChatMock,
  createManualReply,
} from '../../src/msw/index.ts';

// What msw/node cannot show: MSW's worker, native EventSource, and what a closing client looks like there.
const ENDPOINT = '/chat/stream';
const worker = setupWorker();

beforeAll(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
afterEach(() => worker.resetHandlers());
afterAll(() => worker.stop());

function serve(options: ChatMockOptions): ChatMock {
  const chat = createChatMock({ endpoint: ENDPOINT, ...options });
  worker.use(...chat.handlers);
  return chat;
}

function post(init: { stream?: boolean; signal?: AbortSignal } = {}): Promise<Response> {
  const body = JSON.stringify({ message: 'Hi', stream: init.stream ?? true });
  return fetch(ENDPOINT, { method: 'POST', body, signal: init.signal ?? null });
}

/** Opens an EventSource and collects its frames until it reports an error or is closed. */
function open(message = 'Hi') {
  const source = new EventSource(`${ENDPOINT}?message=${encodeURIComponent(message)}`);
  const frames: Array<{ content?: string; done?: boolean }> = [];
  source.onmessage = ({ data }) => frames.push(JSON.parse(data));
  const failed = new Promise<Event>((resolve) => {
    source.onerror = resolve;
  });
  return { source, frames, failed, text: () => frames.map(({ content }) => content ?? '').join('') };
}

test('fetch receives each piece when it is sent', async () => {
  const reply = createManualReply();
  serve({ reply });
  const reader = (await post()).body?.pipeThrough(new TextDecoderStream()).getReader();
  reply.write('Hel');
  expect((await reader?.read())?.value).toBe('data: {"content":"Hel","done":false}\n\n');
  reply.finish('lo');
  let rest = '';
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) rest += next.value;
  expect(rest).toMatch(/"lo".*"done":true/s);
});

test('a native EventSource receives each piece when it is sent', async () => {
  const reply = createManualReply();
  const chat = serve({ reply });
  const { source, frames, text } = open('你好, "you" & 100 %');
  reply.write('Hel');
  await vi.waitFor(() => expect(text()).toBe('Hel'));
  reply.finish('lo');
  await vi.waitFor(() => expect(frames.at(-1)).toEqual({ content: '', done: true }));
  source.close();
  expect(text()).toBe('Hello');
  expect(chat.requests[0]).toMatchObject({ count: 1, message: '你好, "you" & 100 %', stream: true });
});

test.each(['lf', 'crlf', 'cr'] as const)(
  'a native EventSource reads %s and bytes cut anywhere',
  async (newline) => {
    serve({ reply: '你好 👋🏽 friend', newline, splitBytes: 1 });
    const { source, frames, text } = open();
    await vi.waitFor(() => expect(frames.at(-1)?.done).toBe(true));
    source.close();
    expect(text()).toBe('你好 👋🏽 friend');
  },
);

test('an aborted fetch is seen as cancelled, once', async () => {
  const onCancel = vi.fn();
  const chat = serve({ reply: 'One two', fault: { type: 'stall', afterTokens: 1 }, onCancel });
  const abort = new AbortController();
  const reader = (await post({ signal: abort.signal })).body?.getReader();
  await reader?.read();
  abort.abort();
  await expect(reader?.read()).rejects.toMatchObject({ name: 'AbortError' });
  await vi.waitFor(() => expect(chat.cancelled).toHaveLength(1));
  expect(onCancel).toHaveBeenCalledOnce();
});

test('a closed EventSource is seen as cancelled', async () => {
  const chat = serve({ reply: 'One two', fault: { type: 'stall', afterTokens: 1 } });
  const { source, text } = open();
  await vi.waitFor(() => expect(text()).toBe('One'));
  source.close();
  await vi.waitFor(() => expect(chat.cancelled).toEqual(chat.requests));
});

test('a stream that was read to its end is not cancelled', async () => {
  const chat = serve({ reply: 'One two' });
  await (await post()).text();
  expect(chat.cancelled).toHaveLength(0);
});

test('drop gives the reader a network error after the pieces that were sent', async () => {
  const reply = createManualReply();
  serve({ reply });
  const reader = (await post()).body?.getReader();
  reply.write('One');
  expect((await reader?.read())?.done).toBe(false);
  reply.fail();
  await expect(reader?.read()).rejects.toThrow('network error');
});

test('drop gives an EventSource an error after the frames that were sent', async () => {
  serve({ reply: 'One two', fault: { type: 'drop', afterTokens: 2 } });
  const { source, failed, text } = open();
  await failed;
  source.close();
  expect(text()).toBe('One two');
});

test.each([{ type: 'status', status: 503 }, { type: 'html' }, { type: 'refuse' }] as const)(
  '$type gives an EventSource an error and no frame',
  async (fault) => {
    serve({ fault });
    const { source, frames, failed } = open();
    await failed;
    source.close();
    expect(frames).toEqual([]);
  },
);

test('a named error event reaches the listener of an EventSource with its data', async () => {
  serve({ fault: { type: 'error-event', event: 'error', message: 'Overloaded' } });
  const { source, failed } = open();
  const event = await failed;
  source.close();
  expect(event).toMatchObject({ data: '{"error":{"message":"Overloaded"}}' });
});

test('refuse rejects a fetch', async () => {
  serve({ fault: { type: 'refuse' } });
  await expect(post()).rejects.toThrow('Failed to fetch');
});

test('JSON is answered as JSON', async () => {
  serve({ reply: 'Hello' });
  expect(await (await post({ stream: false })).json()).toEqual({ content: 'Hello' });
});
