import { setupWorker } from 'msw/browser';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createChatStore, createEventSourceTransport, messageText } from '../../src/core/index.ts';
import {
  type ChatFaultName,
  type ChatMock,
  type ChatMockOptions,
  chatFaults,
  createChatMock,
  createManualReply,
} from '../../src/msw/index.ts';

// What msw/node cannot show: MSW's worker, native EventSource, and what a closing client looks like there.
const ENDPOINT = '/chat/stream';
const DONE = 'data: {"content":"","done":true}\n\n';
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

test('redirect is followed to a page, by GET', async () => {
  for (const status of [301, 302, 303] as const) {
    const chat = serve({ fault: { type: 'redirect', status } });
    const response = await post();
    expect(response).toMatchObject({ redirected: true, status: 200 });
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(chat.requests).toHaveLength(1);
  }
});

test('slow-head keeps the response back', async () => {
  serve({ reply: 'One', fault: { type: 'slow-head', headMs: 100 } });
  const begun = performance.now();
  await post();
  expect(performance.now() - begun).toBeGreaterThan(99);
});

test('burst arrives whole, after the silence', async () => {
  const reply = createManualReply();
  serve({ reply, fault: { type: 'burst' } });
  const reader = (await post()).body?.pipeThrough(new TextDecoderStream()).getReader();
  reply.write('One');
  const first = reader?.read();
  await new Promise((resolve) => setTimeout(resolve, 50));
  reply.finish(' two');
  expect((await first)?.value).toMatch(/"One".*" two".*"done":true/s);
});

test('a missing content type is missing', async () => {
  serve({ reply: 'One', fault: { type: 'content-type', contentType: null } });
  const response = await post();
  expect(response.headers.get('content-type')).toBeNull();
  expect(await response.text()).toContain('"One"');
});

test.each([
  ['no-close', { type: 'no-close' }, DONE],
  ['endless-line', { type: 'endless-line', bytes: 100_000 }, 'x'.repeat(100_000)],
] as const)('%s stays open until the client closes', async (_, fault, end) => {
  const chat = serve({ reply: 'One', fault });
  const abort = new AbortController();
  const reader = (await post({ signal: abort.signal })).body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  let body = '';
  while (!body.endsWith(end)) body += (await reader?.read())?.value ?? '';
  abort.abort();
  await vi.waitFor(() => expect(chat.cancelled).toEqual(chat.requests));
});

test.each([
  ['fetch', { endpoint: ENDPOINT }],
  ['EventSource', { transport: createEventSourceTransport({ url: ENDPOINT }) }],
])('a resumable answer goes on over %s', async (_, options) => {
  const chat = serve({
    reply: 'One two three',
    resumable: { overlap: 1 },
    fault: { type: 'drop', afterTokens: 2, times: 1 },
  });
  const store = createChatStore({ ...options, resume: true, retry: { baseMs: 1 } });
  const { status, message } = await store.sendMessage('Hi');
  expect([status, message && messageText(message)]).toEqual(['done', 'One two three']);
  expect(chat.requests.map(({ lastEventId, isRepeat }) => ({ lastEventId, isRepeat }))).toEqual([
    { lastEventId: undefined, isRepeat: false },
    { lastEventId: '1-2', isRepeat: true },
  ]);
});

// What a browser does otherwise than Node: breaking, closing, redirecting, huge bodies.
test.each<[ChatFaultName, { code?: string; text?: string; isClosed?: boolean }]>([
  ['refused', { code: 'network' }],
  ['drop', { code: 'network', text: 'One two three' }],
  ['cut-off', { code: 'incomplete', text: 'One two three' }],
  ['redirect', { code: 'bad-content-type' }],
  ['no-content', { code: 'empty' }],
  ['no-content-type', { code: 'bad-content-type' }],
  ['huge-event', { code: 'too-large', text: 'One two three' }],
  ['endless-line', { code: 'too-large', text: 'One two three', isClosed: true }],
  ['no-close', { text: 'One two three four', isClosed: true }],
  ['extra-after-done', { text: 'One two three four' }],
])('a chat that meets %s', { timeout: 20_000 }, async (name, { code, text = '', isClosed }) => {
  const chat = serve({ reply: 'One two three four', fault: chatFaults[name].fault });
  const store = createChatStore({ endpoint: ENDPOINT });
  const { error, message } = await store.sendMessage('Hi');
  expect(error?.code).toBe(code);
  expect(message ? messageText(message) : '').toBe(text);
  expect(chat.requests).toHaveLength(1);
  if (isClosed) await vi.waitFor(() => expect(chat.cancelled).toEqual(chat.requests));
});

test('JSON is answered as JSON', async () => {
  serve({ reply: 'Hello' });
  expect(await (await post({ stream: false })).json()).toEqual({ content: 'Hello' });
});
