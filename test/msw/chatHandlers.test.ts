import { describe, expect, test, vi } from 'vitest';
import { chatHandlers, createManualReply } from '../../src/msw/index.ts';
import { ask, DONE, ENDPOINT, post, readPieces, setUpServer, textOf } from './serve.ts';

const serve = setUpServer();

describe('the back ends', () => {
  test('a POST is answered with an event stream that ends in done', async () => {
    serve({ reply: 'Hello there' });
    const response = await post('Hi');
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await response.text()).toBe(
      `data: {"content":"Hello","done":false}\n\ndata: {"content":" there","done":false}\n\n${DONE}`,
    );
  });

  test('a POST that says stream: false is answered with JSON', async () => {
    serve({ reply: 'Hello there' });
    const response = await post('Hi', { stream: false });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ content: 'Hello there' });
  });

  test('a GET is answered as an EventSource expects it', async () => {
    const chat = serve({ reply: ({ message }) => `You said: ${message}` });
    const response = await fetch(`${ENDPOINT}?message=${encodeURIComponent('How are you?')}`);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(textOf(await response.text())).toBe('You said: How are you?');
    expect(chat.requests[0]).toMatchObject({ message: 'How are you?', stream: true, body: {} });
  });

  test.each([[42], [null], [undefined]])('a message that is %s is refused with 422', async (message) => {
    const chat = serve();
    expect((await post(message)).status).toBe(422);
    expect(chat.requests).toHaveLength(0);
  });

  test('a GET without a message, and a body that is not JSON, are refused too', async () => {
    serve();
    expect((await fetch(ENDPOINT)).status).toBe(422);
    expect((await fetch(ENDPOINT, { method: 'POST', body: 'Hi' })).status).toBe(422);
  });

  test('a bare path matches every origin where there is no page', async () => {
    serve({ endpoint: '/chat/stream' });
    expect((await post('Hi')).status).toBe(200);
  });

  test('chatHandlers gives the handlers alone', () => {
    expect(chatHandlers().map((handler) => handler.info.header)).toEqual([
      'POST */chat/stream',
      'GET */chat/stream',
    ]);
  });
});

describe('what the server saw', () => {
  test('each request is kept in order, its body read and unread', async () => {
    const onRequest = vi.fn();
    const chat = serve({ onRequest });
    await ask('first');
    await ask('second', false);
    expect(chat.requests.map(({ count, message, stream }) => ({ count, message, stream }))).toEqual([
      { count: 1, message: 'first', stream: true },
      { count: 2, message: 'second', stream: false },
    ]);
    expect(onRequest.mock.calls.flat()).toEqual(chat.requests);
    expect(chat.requests[1]?.body).toEqual({ message: 'second', stream: false });
    expect(await chat.requests[1]?.request.json()).toEqual({ message: 'second', stream: false });
  });

  test('an answer that was read to its end was not cancelled', async () => {
    const chat = serve();
    await ask('Hi');
    expect(chat.cancelled).toHaveLength(0);
  });

  test('an aborted stream was cancelled, once', async () => {
    const onCancel = vi.fn();
    const chat = serve({ reply: 'One two', onCancel, fault: { type: 'stall', afterTokens: 1 } });
    const abort = new AbortController();
    const response = await post('Hi', { signal: abort.signal });
    const reading = readPieces(response);
    abort.abort();
    expect(await reading).toMatchObject({ error: { name: 'AbortError' } });
    expect(chat.cancelled).toEqual(chat.requests);
    expect(onCancel).toHaveBeenCalledOnce();
  });

  test('an aborted JSON request was cancelled', async () => {
    const chat = serve({ fault: { type: 'stall' } });
    const abort = new AbortController();
    const response = post('Hi', { stream: false, signal: abort.signal });
    await vi.waitFor(() => expect(chat.requests).toHaveLength(1));
    abort.abort();
    await expect(response).rejects.toThrow(/abort/i);
    expect(chat.cancelled).toEqual(chat.requests);
  });
});

describe('the reply', () => {
  test('may be an async function of the request', async () => {
    serve({ reply: async ({ body }) => `Streaming: ${body.stream}` });
    expect(await ask('Hi', false)).toBe('{"content":"Streaming: false"}');
  });

  test('an empty text is an answer without text', async () => {
    serve({ reply: '' });
    expect(await ask('Hi')).toBe(DONE);
  });

  test('a function that throws is a server error', async () => {
    // MSW prints the error, for whoever wrote the function.
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    serve({
      reply: () => {
        throw new Error('No idea');
      },
    });
    expect((await post('Hi')).status).toBe(500);
    expect(print).toHaveBeenCalled();
    print.mockRestore();
  });

  test('may differ by request: by hand first, text then', async () => {
    const byHand = createManualReply();
    serve({ reply: ({ count }) => (count === 1 ? byHand : 'Second') });
    byHand.finish('First');
    expect(textOf(await ask('Hi'))).toBe('First');
    expect(textOf(await ask('Hi'))).toBe('Second');
  });
});
