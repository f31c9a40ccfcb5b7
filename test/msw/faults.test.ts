import { describe, expect, test } from 'vitest';
import { type ChatFault, type ChatFaultName, chatFaults, createManualReply } from '../../src/msw/index.ts';
import { ask, DONE, post, readPieces, setUpServer } from './serve.ts';

const serve = setUpServer();
const ONE = 'data: {"content":"One","done":false}\n\n';
const TWO = 'data: {"content":" two","done":false}\n\n';

function serveFault(fault: ChatFault) {
  return serve({ reply: 'One two', fault });
}

describe('in the answer', () => {
  test('stall leaves the connection open after its tokens', async () => {
    serveFault({ type: 'stall', afterTokens: 1 });
    const reader = (await post('Hi')).body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe(ONE);
    const silence = await Promise.race([
      reader?.read(),
      new Promise((resolve) => setTimeout(resolve, 50, 'silence')),
    ]);
    expect(silence).toBe('silence');
  });

  test('drop breaks the connection once its tokens have arrived, however late they are read', async () => {
    serveFault({ type: 'drop', afterTokens: 2 });
    const response = await post('Hi');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await readPieces(response)).toEqual({ pieces: [ONE, TWO], error: expect.any(TypeError) });
  });

  test('drop breaks a JSON answer in the middle of its body', async () => {
    serveFault({ type: 'drop', afterTokens: 1 });
    const response = await post('Hi', { stream: false });
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
  });

  test('no-terminator ends cleanly after the whole text, or earlier', async () => {
    serveFault({ type: 'no-terminator' });
    expect(await ask('Hi')).toBe(ONE + TWO);
    serveFault({ type: 'no-terminator', afterTokens: 1 });
    expect(await ask('Hi')).toBe(ONE);
    expect(await ask('Hi', false)).toBe('{"content":"One');
  });

  test('malformed breaks the first frame and no other', async () => {
    serveFault({ type: 'malformed' });
    expect(await ask('Hi')).toBe(`data: {"content":"One","done":fals\n\n${TWO}${DONE}`);
  });

  test('malformed can break a frame in the middle, or the terminator', async () => {
    serveFault({ type: 'malformed', afterTokens: 1 });
    expect(await ask('Hi')).toBe(`${ONE}data: {"content":" two","done":fals\n\n${DONE}`);
    serveFault({ type: 'malformed', afterTokens: 99 });
    expect(await ask('Hi')).toBe(`${ONE}${TWO}data: {"content":"","done":fals\n\n`);
  });

  test('malformed can be what Python makes of a dict', async () => {
    serve({ reply: "it's", fault: { type: 'malformed', variant: 'python-repr' } });
    expect(await ask('Hi')).toBe(`data: {'content': "it's", 'done': False}\n\n${DONE}`);
    expect(await ask('Hi', false)).toBe(`{'content': "it's"}`);
  });

  test('error-event reports the error in the stream and ends it', async () => {
    serveFault({ type: 'error-event', afterTokens: 1, message: 'Overloaded', code: 'rate_limit' });
    expect(await ask('Hi')).toBe(`${ONE}data: {"error":{"message":"Overloaded","code":"rate_limit"}}\n\n`);
    expect(await ask('Hi', false)).toBe('{"error":{"message":"Overloaded","code":"rate_limit"}}');
  });

  test.each([
    [{ shape: 'string', message: 'Busy' } as const, 'data: {"error":"Busy"}\n\n', '{"error":"Busy"}'],
    [{ shape: 'text', message: 'Busy' } as const, 'event: error\ndata: Busy\n\n', 'Busy'],
  ])('error-event can have the shape of %o', async (shape, frame, json) => {
    serveFault({ type: 'error-event', afterTokens: 1, ...shape });
    expect(await ask('Hi')).toBe(ONE + frame);
    expect(await ask('Hi', false)).toBe(json);
  });

  test('error-event can be a named event', async () => {
    serveFault({ type: 'error-event', event: 'error' });
    expect(await ask('Hi')).toBe(
      'event: error\ndata: {"error":{"message":"The model stopped working."}}\n\n',
    );
  });
});

describe('frames', () => {
  test('malformed can break several in a row, or all that follow', async () => {
    serveFault({ type: 'malformed', frames: 2 });
    expect(await ask('Hi')).toBe(
      `data: {"content":"One","done":fals\n\ndata: {"content":" two","done":fals\n\n${DONE}`,
    );
    serveFault({ type: 'malformed', afterTokens: 1, frames: Infinity });
    expect(await ask('Hi')).toBe(
      `${ONE}data: {"content":" two","done":fals\n\ndata: {"content":"","done":fals\n\n`,
    );
  });

  test('malformed can be one level too deep, or have a content that is no string', async () => {
    serveFault({ type: 'malformed', variant: 'nested' });
    expect(await ask('Hi')).toBe(
      `data: {"event":"message","data":{"content":"One","done":false}}\n\n${TWO}${DONE}`,
    );
    serveFault({ type: 'malformed', variant: 'content-not-string' });
    expect(await ask('Hi')).toBe(`data: {"content":{"text":"One"},"done":false}\n\n${TWO}${DONE}`);
    expect(await ask('Hi', false)).toBe('{"content":{"text":"One"}}');
  });

  test.each([
    ['null-content', 'data: {"content":null,"done":false}\n\n'],
    ['unknown-event', 'event: progress\ndata: {"percent":50}\n\n'],
    ['unknown-fields', 'data: {"model":"simulated","extra":[1,2,3]}\n\n'],
  ] as const)('odd-frame puts one of %s between good ones', async (variant, frame) => {
    serveFault({ type: 'odd-frame', variant, afterTokens: 1 });
    expect(await ask('Hi')).toBe(ONE + frame + TWO + DONE);
    expect(await ask('Hi', false)).toBe('{"content":"One two"}');
  });

  test('huge-event is one frame of that size, and the answer goes on', async () => {
    serveFault({ type: 'huge-event', afterTokens: 1, bytes: 1000 });
    const body = await ask('Hi');
    expect(body).toMatch(/"One".*\n\ndata: \{"content":"x{1000}","done":false\}\n\n.*" two"/);
    expect(await ask('Hi', false)).toMatch(/^\{"content":"Onex{1000} two"\}$/);
  });

  test.each([true, false])('endless-line grows and does not end (stream: %s)', async (stream) => {
    const bytes = 200_000;
    const chat = serveFault({ type: 'endless-line', afterTokens: 1, bytes });
    const abort = new AbortController();
    const response = await post('Hi', { stream, signal: abort.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let body = '';
    while (!body.endsWith('x'.repeat(bytes))) body += (await reader?.read())?.value ?? '';
    expect(body.slice(0, -bytes)).toBe(stream ? `${ONE}data: {"content":"` : '{"content":"One');
    abort.abort();
    await expect(reader?.read()).rejects.toThrow();
    expect(chat.cancelled).toEqual(chat.requests);
  });
});

describe('the end', () => {
  test('extra-after-done sends more after the terminator', async () => {
    serveFault({ type: 'extra-after-done' });
    const late = 'data: {"content":"Too late.","done":false}\n\n';
    expect(await ask('Hi')).toBe(ONE + TWO + DONE + late + DONE);
    expect(await ask('Hi', false)).toBe('{"content":"One two"}');
  });

  test.each([
    [true, ONE + TWO + DONE],
    [false, '{"content":"One two"}'],
  ])('no-close leaves the connection open (stream: %s)', async (stream, body) => {
    const chat = serveFault({ type: 'no-close' });
    const abort = new AbortController();
    const response = await post('Hi', { stream, signal: abort.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let read = '';
    while (read !== body) read += (await reader?.read())?.value ?? '';
    const end = reader?.read();
    abort.abort();
    await expect(end).rejects.toThrow();
    expect(chat.cancelled).toEqual(chat.requests);
  });

  test('no-final-blank-line ends right after the line of the terminator', async () => {
    serveFault({ type: 'no-final-blank-line' });
    expect(await ask('Hi')).toBe(ONE + TWO + DONE.slice(0, -1));
    serve({ reply: 'One two', newline: 'crlf', fault: { type: 'no-final-blank-line' } });
    expect(await ask('Hi')).toMatch(/"done":true\}\r\n$/);
  });
});

describe('the way', () => {
  test('slow-head keeps the response back, head and all', async () => {
    const chat = serveFault({ type: 'slow-head', headMs: 100 });
    const begun = performance.now();
    const response = await post('Hi');
    // A timer may be early by a part of a millisecond.
    expect(performance.now() - begun).toBeGreaterThan(99);
    expect(await response.text()).toBe(ONE + TWO + DONE);
    expect(chat.cancelled).toHaveLength(0);
  });

  test('slow-head and hang see that the client gives up', async () => {
    for (const type of ['slow-head', 'hang'] as const) {
      const chat = serveFault({ type });
      await expect(post('Hi', { signal: AbortSignal.timeout(20) })).rejects.toThrow();
      await expect.poll(() => chat.cancelled).toEqual(chat.requests);
    }
  });

  test('burst sends the head at once, and everything else in one piece at the end', async () => {
    const reply = createManualReply();
    serve({ reply, fault: { type: 'burst' } });
    const response = await post('Hi');
    const reading = readPieces(response);
    reply.write('One');
    reply.write(' two');
    expect(await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, 20, 'silence'))])).toBe(
      'silence',
    );
    reply.finish();
    expect(await reading).toEqual({ pieces: [ONE + TWO + DONE] });
  });

  test('burst can be silent for longer than the answer takes', async () => {
    serveFault({ type: 'burst', silenceMs: 100 });
    const begun = performance.now();
    expect(await readPieces(await post('Hi'))).toEqual({ pieces: [ONE + TWO + DONE] });
    expect(performance.now() - begun).toBeGreaterThan(99);
  });

  test('content-type is another one, or missing', async () => {
    serveFault({ type: 'content-type', contentType: 'application/octet-stream' });
    expect((await post('Hi')).headers.get('content-type')).toBe('application/octet-stream');
    serveFault({ type: 'content-type', contentType: null });
    const response = await post('Hi');
    expect(response.headers.get('content-type')).toBeNull();
    expect(await response.text()).toBe(ONE + TWO + DONE);
  });

  test('ignores-stream answers in the other format, and may say that it is the first', async () => {
    serveFault({ type: 'ignores-stream' });
    const json = await post('Hi');
    expect(json.headers.get('content-type')).toBe('application/json');
    expect(await json.json()).toEqual({ content: 'One two' });
    const stream = await post('Hi', { stream: false });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(await stream.text()).toBe(ONE + TWO + DONE);
    serveFault({ type: 'ignores-stream', contentType: 'text/event-stream' });
    const mislabelled = await post('Hi');
    expect(mislabelled.headers.get('content-type')).toBe('text/event-stream');
    expect(await mislabelled.json()).toEqual({ content: 'One two' });
  });

  test('stall can send comments of its own', async () => {
    serveFault({ type: 'stall', pingMs: 5 });
    const abort = new AbortController();
    const reader = (await post('Hi', { signal: abort.signal })).body
      ?.pipeThrough(new TextDecoderStream())
      .getReader();
    expect((await reader?.read())?.value).toBe(': ping\n\n');
    expect((await reader?.read())?.value).toBe(': ping\n\n');
    abort.abort();
    await expect(reader?.read()).rejects.toThrow();
  });
});

describe('instead of an answer', () => {
  test('status answers with it and with Retry-After', async () => {
    serveFault({ type: 'status', status: 429, retryAfterSeconds: 3 });
    const response = await post('Hi');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.text()).toBe('');
  });

  test('status can ask to wait in milliseconds, or by whatever header', async () => {
    const date = 'Sun, 22 Nov 2026 09:30:00 GMT';
    serveFault({ type: 'status', status: 503, retryAfterMs: 250, headers: { 'retry-after': date } });
    const { headers } = await post('Hi');
    expect(headers.get('retry-after-ms')).toBe('250');
    expect(headers.get('retry-after')).toBe(date);
  });

  test('redirect leads to a page, which is no request to the chat', async () => {
    const chat = serveFault({ type: 'redirect' });
    const response = await post('Hi');
    expect(response.redirected).toBe(true);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(chat.requests).toHaveLength(1);
  });

  test.each([
    ['text', 'Bad gateway', 'text/plain', 'Bad gateway'],
    ['JSON', { detail: 'Not found' }, 'application/json', '{"detail":"Not found"}'],
    ['null', null, 'application/json', 'null'],
  ])('the body of a status may be %s', async (_, body, contentType, sent) => {
    serveFault({ type: 'status', status: 404, body });
    const response = await post('Hi');
    expect(response.headers.get('content-type')).toContain(contentType);
    expect(await response.text()).toBe(sent);
  });

  test('204 has no body, whatever is asked for', async () => {
    serveFault({ type: 'status', status: 204, body: 'Text' });
    const response = await post('Hi');
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
  });

  test('html is a page with status 200', async () => {
    serveFault({ type: 'html' });
    const response = await post('Hi');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  test.each([
    [true, 'text/event-stream'],
    [false, 'application/json'],
  ])('empty has the right type and no bytes (stream: %s)', async (stream, contentType) => {
    serveFault({ type: 'empty' });
    const response = await post('Hi', { stream });
    expect(response.headers.get('content-type')).toContain(contentType);
    expect(await response.text()).toBe('');
  });

  test('refuse fails the request', async () => {
    serveFault({ type: 'refuse' });
    await expect(post('Hi')).rejects.toThrow(TypeError);
  });

  test('hang never responds', async () => {
    const chat = serveFault({ type: 'hang' });
    await expect(post('Hi', { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect(chat.requests).toHaveLength(1);
  });
});

test('times is how many requests fail, the later ones work', async () => {
  serveFault({ type: 'status', status: 503, times: 2 });
  expect((await post('Hi')).status).toBe(503);
  expect((await post('Hi')).status).toBe(503);
  expect(await ask('Hi')).toBe(ONE + TWO + DONE);
});

test('a fault may depend on the request: the first try fails, the second works', async () => {
  serve({
    reply: 'One two',
    fault: ({ count }) => (count === 1 ? { type: 'status', status: 503 } : undefined),
  });
  expect((await post('Hi')).status).toBe(503);
  expect(await ask('Hi')).toBe(ONE + TWO + DONE);
});

test('every kind of fault has a name', () => {
  type Nameless = Exclude<ChatFault['type'], (typeof chatFaults)[ChatFaultName]['fault']['type']>;
  // Does not compile where a kind is missing.
  const nameless: Nameless[] = [];
  expect(nameless satisfies never[]).toEqual([]);
  for (const { description } of Object.values(chatFaults)) expect(description).toMatch(/^.{10,90}\.$/);
});
