import { describe, expect, test } from 'vitest';
import type { ChatFault } from '../../src/msw/index.ts';
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

  test('error-event can be a named event', async () => {
    serveFault({ type: 'error-event', event: 'error' });
    expect(await ask('Hi')).toBe(
      'event: error\ndata: {"error":{"message":"The model stopped working."}}\n\n',
    );
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

test('a fault may depend on the request: the first try fails, the second works', async () => {
  serve({
    reply: 'One two',
    fault: ({ count }) => (count === 1 ? { type: 'status', status: 503 } : undefined),
  });
  expect((await post('Hi')).status).toBe(503);
  expect(await ask('Hi')).toBe(ONE + TWO + DONE);
});
