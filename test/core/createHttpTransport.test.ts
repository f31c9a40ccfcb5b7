import {
  type ChatError,
  type ChatErrorCode,
  type ChatRequest,
  createChatStore,
  createHttpTransport,
  type HttpTransportOptions,
  isChatError,
  messageText,
  type StreamEvent,
  simple,
} from 'react-chat-stream/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bodyOf, chatRequest } from '../support/request.ts';

type Outcome = { text: string; events: StreamEvent[]; error?: ChatError };

/** Runs one request to its end; a thrown error and an error event are the same to a user. */
async function run(options: HttpTransportOptions, request: ChatRequest = chatRequest()): Promise<Outcome> {
  const outcome: Outcome = { text: '', events: [] };
  try {
    for await (const event of createHttpTransport({ endpoint: '/chat', ...options }).send(request)) {
      outcome.events.push(event);
      if (event.type === 'text-delta') outcome.text += event.delta;
      if (event.type === 'error') outcome.error = event.error;
    }
  } catch (error) {
    if (!isChatError(error)) throw error;
    outcome.error = error;
  }
  return outcome;
}

const answering = (
  body: BodyInit | null,
  init: ResponseInit | string = 'text/event-stream',
): HttpTransportOptions => ({
  fetch: async () =>
    new Response(body, typeof init === 'string' ? { headers: { 'content-type': init } } : init),
});

const HELLO = [
  'data: {"content":"Hel","done":false}\n\n',
  'data: {"content":"lo"}\n\n',
  'data: {"content":"","done":true}\n\n',
];

function circle(): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  body.self = body;
  return body;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a request', () => {
  test('is a JSON POST that asks for an event stream', async () => {
    const fetch = vi.fn(
      async () => new Response(HELLO.join(''), { headers: { 'content-type': 'text/event-stream' } }),
    );
    await run({ fetch, credentials: 'include' });
    const [url, init] = fetch.mock.calls[0] as unknown as [
      string,
      RequestInit & { headers: Record<string, string> },
    ];
    expect(url).toBe('/chat');
    expect(init).toMatchObject({ method: 'POST', credentials: 'include' });
    expect(init.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'text/event-stream, */*',
    });
    expect(JSON.parse(init.body as string)).toEqual({ message: 'Hello', stream: true });
  });

  test('has headers and body fields from values and functions, those of the request last', async () => {
    const fetch = vi.fn(
      async () => new Response('{"content":"ok"}', { headers: { 'content-type': 'application/json' } }),
    );
    await run(
      {
        fetch,
        headers: async () => ({ Authorization: 'Bearer 1', 'X-A': 'transport' }),
        body: ({ message }) => ({ model: 'small', echo: message.id }),
      },
      chatRequest({ stream: false, headers: { 'x-a': 'request' }, body: { model: 'large' } }),
    );
    const [, init] = fetch.mock.calls[0] as unknown as [
      string,
      RequestInit & { headers: Record<string, string> },
    ];
    expect(init.headers).toMatchObject({
      authorization: 'Bearer 1',
      'x-a': 'request',
      accept: 'application/json, */*',
    });
    expect(JSON.parse(init.body as string)).toEqual({
      message: 'Hello',
      stream: false,
      model: 'large',
      echo: 'u1',
    });
  });

  test('whose headers cannot be had is not sent', async () => {
    const fetch = vi.fn();
    const headers = () => Promise.reject(new Error('no token'));
    const { error } = await run({ fetch, headers });
    expect(error).toMatchObject({ code: 'bad-request', retryable: false, cause: new Error('no token') });
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each([
    ['goes round in a circle', circle(), 'TypeError'],
    ['holds a BigInt', { seed: 5n }, 'TypeError'],
  ])('whose body %s is not sent, loses nothing, and the next one works', async (_what, body, name) => {
    const fetch = vi.fn(answering(HELLO.join('')).fetch as typeof globalThis.fetch);
    const store = createChatStore({ endpoint: '/chat', fetch, body });
    const { error } = await store.sendMessage('Hello');
    expect(error).toMatchObject({ code: 'bad-request', retryable: false, cause: { name } });
    expect(error?.hint).toContain('JSON');
    expect(fetch).not.toHaveBeenCalled();
    expect(store.getState().messages.map(messageText)).toEqual(['Hello']);

    store.setOptions({ endpoint: '/chat', fetch, body: { seed: 5 } });
    expect(await store.sendMessage('Again')).toMatchObject({ status: 'done' });
    expect(store.getState().messages.map(messageText)).toEqual(['Hello', 'Again', 'Hello']);
  });

  test('without an endpoint is an error that says what to set', async () => {
    const { error } = await run({ endpoint: '' });
    expect(error).toMatchObject({ code: 'bad-request', hint: expect.stringContaining('endpoint') });
  });
});

describe('an answer is read by its content type', () => {
  const ndjson = '{"content":"Hel"}\n\n{"content":"lo"}\r\n{"done":true}';
  test.each([
    ['text/event-stream', HELLO.join(''), 'Hello'],
    ['text/event-stream; charset=utf-8', HELLO.join('').replaceAll('\n', '\r\n'), 'Hello'],
    ['text/event-stream;', HELLO.join('').replaceAll('\n', '\r'), 'Hello'],
    ['Text/Event-Stream', HELLO.join('').trimEnd(), 'Hello'],
    ['application/x-ndjson', ndjson, 'Hello'],
    ['application/ndjson', ndjson, 'Hello'],
    ['application/jsonl', ndjson, 'Hello'],
    ['application/json', '{"content":"Hello"}', 'Hello'],
    ['application/json', '\n\n  {"content":"Hello"}', 'Hello'],
    ['application/vnd.api+json', '{"content":"Hello"}', 'Hello'],
    ['text/plain; charset=utf-8', 'Hello', 'Hello'],
    ['text/plain; profile="application/json"', 'Hello', 'Hello'],
    ['application/json; profile=jsonl', '{"content":"Hello"}', 'Hello'],
  ])('%s', async (type, body, text) => {
    for (const stream of [true, false]) {
      const outcome = await run(answering(body, type), chatRequest({ stream }));
      expect(outcome).toMatchObject({ text });
      expect(outcome.error).toBeUndefined();
      expect(outcome.events.at(-1)).toMatchObject({ type: 'finish' });
    }
  });

  test('a stream gives the same events wherever its bytes are cut', async () => {
    const whole = new TextEncoder().encode(
      'data: {"content":"你好 👩‍👩‍👧"}\r\n\r\n: ping\r\n\r\ndata: {"done":true}\r\n\r\n',
    );
    for (let cut = 1; cut < whole.length; cut++) {
      const { body } = bodyOf(whole.slice(0, cut), whole.slice(cut));
      expect(await run(answering(body)), `cut at byte ${cut}`).toMatchObject({ text: '你好 👩‍👩‍👧' });
    }
  });
});

describe('a failure', () => {
  const status = (code: number, body = '', headers: Record<string, string> = {}): HttpTransportOptions =>
    answering(body, { status: code, headers });
  test.each<[string, HttpTransportOptions, ChatErrorCode, Partial<ChatError>]>([
    [
      '400',
      status(400, '{"error":{"message":"No such model"}}'),
      'bad-request',
      { retryable: false, status: 400, detail: 'No such model' },
    ],
    ['401', status(401), 'unauthorized', { retryable: false, status: 401 }],
    ['403', status(403), 'forbidden', { retryable: false }],
    ['404', status(404), 'not-found', { retryable: false }],
    ['408', status(408), 'server', { retryable: true, status: 408 }],
    ['409', status(409), 'bad-request', { retryable: true }],
    ['410', status(410), 'not-found', {}],
    ['413', status(413), 'too-large', { retryable: false }],
    ['414', status(414), 'too-large', {}],
    ['418', status(418), 'bad-request', { retryable: false }],
    [
      '422 of FastAPI',
      status(
        422,
        JSON.stringify({
          detail: [
            { type: 'missing', loc: ['body', 'message'], msg: 'Field required' },
            { type: 'int_type', loc: ['body', 'files', 0, 'size'], msg: 'Input should be a valid integer' },
          ],
        }),
      ),
      'bad-request',
      {
        detail:
          '["body","message"]: Field required; ["body","files",0,"size"]: Input should be a valid integer',
        hint: expect.stringContaining('`body`'),
      },
    ],
    ['a sentence of FastAPI', status(403, '{"detail":"Not yours"}'), 'forbidden', { detail: 'Not yours' }],
    [
      'an object of FastAPI',
      status(400, '{"detail":{"code":7,"message":"No seats"}}'),
      'bad-request',
      { detail: 'No seats' },
    ],
    [
      'a place that is no way to a field',
      status(422, '{"detail":[{"loc":{"toString":null},"msg":"No"}]}'),
      'bad-request',
      { detail: '{"toString":null}: No' },
    ],
    ['425', status(425), 'bad-request', { retryable: true }],
    [
      '429 with seconds',
      status(429, '', { 'retry-after': '7' }),
      'rate-limited',
      { retryable: true, retryAfterMs: 7000 },
    ],
    [
      '429 with milliseconds',
      status(429, '', { 'retry-after': '7', 'retry-after-ms': '1500' }),
      'rate-limited',
      { retryAfterMs: 1500 },
    ],
    [
      '429 with a wait that is none',
      status(429, '', { 'retry-after': '7', 'retry-after-ms': '-1' }),
      'rate-limited',
      { retryAfterMs: 7000 },
    ],
    [
      'a body nested deeper than the stack',
      status(401, '['.repeat(20_000) + ']'.repeat(20_000)),
      'unauthorized',
      { retryable: false, status: 401 },
    ],
    ['431', status(431), 'too-large', {}],
    ['500', status(500, '{"detail":"boom"}'), 'server', { retryable: true, detail: 'boom' }],
    [
      '502 with a page',
      status(502, `<html>${'x'.repeat(600)}`),
      'server',
      { detail: `<html>${'x'.repeat(494)}` },
    ],
    ['503', status(503, '', { 'retry-after': '2' }), 'server', { retryAfterMs: 2000 }],
    ['529', status(529), 'server', { retryable: true }],
    ['204', answering(null, { status: 204 }), 'empty', { status: 204, retryable: true }],
    ['an empty body', answering(''), 'empty', { retryable: true }],
    ['an empty body without a type', answering(null, { headers: {} }), 'empty', {}],
    ['an empty JSON body', answering(' \n', 'application/json'), 'empty', {}],
    ['an empty text', answering('', 'text/plain'), 'empty', {}],
    ['comments only', answering(': ping\n\n: ping\n\n'), 'empty', {}],
    [
      'an HTML page',
      answering('<!doctype html><title>Sign in</title>', 'text/html'),
      'bad-content-type',
      { retryable: false, detail: '<!doctype html><title>Sign in</title>' },
    ],
    [
      'a body without a type',
      answering('data: {"done":true}\n\n', { headers: { 'content-type': '' } }),
      'bad-content-type',
      {},
    ],
    ['no terminator', answering(HELLO.slice(0, 2).join('')), 'incomplete', { retryable: true }],
    [
      'a frame that is cut',
      answering('data: {"content":"Hello"}\n\ndata: {"content":"wor'),
      'incomplete',
      {},
    ],
    [
      'a line of NDJSON that is cut',
      answering('{"content":"Hello"}\n{"cont', 'application/x-ndjson'),
      'incomplete',
      {},
    ],
    [
      'a malformed first frame',
      answering('data: oops\n\ndata: {"done":true}\n\n'),
      'protocol',
      { retryable: false, detail: 'oops' },
    ],
    ['a number where text should be', answering('data: {"content":5}\n\n'), 'protocol', {}],
    ['a number in JSON', answering('{"content":5}', 'application/json'), 'protocol', {}],
    ['an array', answering('[1]', 'application/json'), 'protocol', {}],
    ['null', answering('null', 'application/json'), 'protocol', {}],
    [
      'JSON without content',
      answering('{"reply":"Hi"}', 'application/json'),
      'protocol',
      { detail: '{"reply":"Hi"}' },
    ],
    ['JSON that is cut', answering('{"content":"He', 'application/json'), 'protocol', {}],
    [
      'an error in the stream',
      answering('data: {"content":"Hi"}\n\ndata: {"error":{"message":"boom"}}\n\n'),
      'server',
      { detail: 'boom', retryable: true },
    ],
    ['an error as text', answering('data: {"error":"boom"}\n\n'), 'server', { detail: 'boom' }],
    [
      'an error event',
      answering('event: error\ndata: {"message":"boom","retryable":false}\n\n'),
      'server',
      { detail: 'boom', retryable: false },
    ],
    ['an error event of plain text', answering('event: error\ndata: boom\n\n'), 'server', { detail: 'boom' }],
    [
      'a rate limit in the stream',
      answering('data: {"error":{"type":"rate_limit_error","message":"slow"}}\n\n'),
      'rate-limited',
      {},
    ],
    [
      'an invalid request in the stream',
      answering('data: {"error":{"type":"invalid_request_error"}}\n\n'),
      'server',
      { retryable: false },
    ],
    [
      'a Python repr that is cut off behind',
      answering("data: {'content': 'Hi', 'done': False}\n"),
      'protocol',
      { hint: expect.stringContaining('json.dumps') },
    ],
    [
      'many complaints of FastAPI',
      status(422, JSON.stringify({ detail: Array(50).fill({ msg: 'x'.repeat(50) }) })),
      'bad-request',
      { detail: expect.stringMatching(/^.{500}$/) },
    ],
    ['an error in JSON', answering('{"error":"boom"}', 'application/json'), 'server', { detail: 'boom' }],
  ])('%s', async (_name, options, code, facts) => {
    const { error } = await run(options);
    expect(error).toMatchObject({ code, ...facts });
    expect(error?.message).toBeTruthy();
  });

  test('an error status whose body does not end is told after a second', async () => {
    vi.useFakeTimers();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
    });
    const outcome = run(answering(body, { status: 401 }));
    await vi.advanceTimersByTimeAsync(1000);
    expect((await outcome).error).toMatchObject({ code: 'unauthorized', status: 401 });
    vi.useRealTimers();
  });

  test('an empty `error` beside content is none', async () => {
    const outcome = await run(
      answering('data: {"content":"Hi","done":false,"error":""}\n\ndata: {"done":true,"error":false}\n\n'),
    );
    expect(outcome).toMatchObject({ text: 'Hi' });
    expect(outcome.error).toBeUndefined();
  });

  test('a date as Retry-After is counted from now', async () => {
    const date = new Date(Date.now() + 30_000).toUTCString();
    const { error } = await run(status(429, '', { 'retry-after': date }));
    expect(error?.retryAfterMs).toBeGreaterThan(28_000);
    expect(error?.retryAfterMs).toBeLessThanOrEqual(30_000);
  });

  test('a Python repr has a hint that names json.dumps', async () => {
    const { error } = await run(answering("data: {'content': 'Hi', 'done': False}\r\n\r\n"));
    expect(error).toMatchObject({ code: 'protocol', hint: expect.stringContaining('json.dumps') });
  });

  test('an answer that ends without its terminator says what that is, or that the protocol is another', async () => {
    const cut = await run(answering('data: {"content":"Hi","done":false}\n\n'));
    expect(cut.error).toMatchObject({ code: 'incomplete', hint: expect.stringContaining('`done: true`') });
    const other = await run(answering('data: {"type":"text-delta","delta":"Hi"}\n\n'));
    expect(other.error).toMatchObject({
      code: 'incomplete',
      hint: expect.stringContaining('None of its 1 frames'),
    });
  });

  test('a refused connection is `network`, or `offline` where the browser says so', async () => {
    const fetch = () => Promise.reject(new TypeError('Load failed'));
    expect((await run({ fetch })).error).toMatchObject({ code: 'network', retryable: true });
    vi.stubGlobal('navigator', { onLine: false });
    expect((await run({ fetch })).error).toMatchObject({ code: 'offline', retryable: true });
  });

  test('a connection that breaks in mid-answer keeps the text before it', async () => {
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ === 0) controller.enqueue(new TextEncoder().encode(HELLO[0]));
        else controller.error(new TypeError('Error in input stream'));
      },
    });
    expect(await run(answering(body))).toMatchObject({ text: 'Hel', error: { code: 'network' } });
  });

  test('text in the same piece as a malformed first frame is not lost', async () => {
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const outcome = await run(
      answering('data: {"content":"one "}\n\ndata: oops\n\ndata: {"content":"two","done":true}\n\n'),
    );
    expect(outcome).toMatchObject({ text: 'one two' });
    expect(outcome.error).toBeUndefined();
    expect(outcome.events).toContainEqual({ type: 'metadata', metadata: { skippedFrames: 1 } });
    expect(warning).toHaveBeenCalledOnce();
  });
});

describe('the socket', () => {
  test('is given up on the terminator, and what follows is not read', async () => {
    const { body, isCancelled } = bodyOf(HELLO.join('') + HELLO[0], HELLO[0] ?? '', HELLO[0] ?? '');
    expect(await run(answering(body))).toMatchObject({ text: 'Hello' });
    expect(isCancelled()).toBe(true);
  });

  test('is given up on an error in the stream', async () => {
    const { body, isCancelled } = bodyOf('data: {"error":"boom"}\n\n', HELLO[0] ?? '', HELLO[1] ?? '');
    await run(answering(body));
    expect(isCancelled()).toBe(true);
  });

  test('is given up when the request is aborted, and the read ends', async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(HELLO[0])),
      cancel() {
        isCancelled = true;
      },
    });
    const controller = new AbortController();
    const events = createHttpTransport({ endpoint: '/chat', ...answering(body) }).send(
      chatRequest({ signal: controller.signal }),
    );
    const iterator = events[Symbol.asyncIterator]();
    await iterator.next();
    expect((await iterator.next()).value).toEqual({ type: 'text-delta', delta: 'Hel' });
    const next = iterator.next();
    controller.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    expect(isCancelled).toBe(true);
  });

  test('is given up when it comes after a stop, through a fetch that drops the signal', async () => {
    const { body, isCancelled } = bodyOf(HELLO[0] ?? '', HELLO[1] ?? '');
    const unanswered = (): void => {};
    let answer: (response: Response) => void = unanswered;
    const fetch = (): Promise<Response> =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const store = createChatStore({ endpoint: '/chat', fetch });
    void store.sendMessage('Hello');
    await vi.waitFor(() => expect(answer).not.toBe(unanswered));
    store.stop();
    answer(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    await vi.waitFor(() => expect(isCancelled()).toBe(true));
    expect(store.getState()).toMatchObject({ status: 'done', finishReason: 'stopped' });
  });

  test('is given up when the reader of the events leaves', async () => {
    const { body, isCancelled } = bodyOf(HELLO[0] ?? '', HELLO[1] ?? '', HELLO[1] ?? '');
    for await (const event of createHttpTransport({ endpoint: '/chat', ...answering(body) }).send(
      chatRequest(),
    )) {
      if (event.type === 'text-delta') break;
    }
    expect(isCancelled()).toBe(true);
  });
});

describe('simple()', () => {
  test('with history sends the thread beside the message', () => {
    const request = chatRequest();
    expect(simple({ history: true }).body(request)).toEqual({
      message: 'Hello',
      stream: true,
      messages: [{ role: 'user', content: 'Hello' }],
    });
  });

  test('usage beside done becomes metadata', async () => {
    const { events } = await run(answering('data: {"content":"Hi","done":true,"usage":{"tokens":3}}\n\n'));
    expect(events.at(-1)).toEqual({ type: 'finish', metadata: { usage: { tokens: 3 } } });
  });

  test('a frame with nothing to show still counts as a message', async () => {
    const { events } = await run(answering('data: {"content":null,"extra":1}\n\ndata: {"done":true}\n\n'));
    expect(events).toContainEqual({ type: 'heartbeat', isMessage: true });
  });
});
