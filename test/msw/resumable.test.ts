import { createChatStore, messageText } from 'react-chat-stream/core';
import { type ChatMockOptions, createManualReply } from 'react-chat-stream/msw';
import { describe, expect, test, vi } from 'vitest';
import { ENDPOINT, post, readPieces, setUpServer, textOf } from './serve.ts';

const serve = setUpServer();
const REPLY = 'One two three four five';

const event = (id: string, content: string) => `id: ${id}\ndata: {"content":"${content}","done":false}\n\n`;
const end = (id: string) => `id: ${id}\ndata: {"content":"","done":true}\n\n`;

async function readBody(headers: Record<string, string> = {}, stream = true): Promise<string> {
  return (await readPieces(await post('Hi', { headers, stream }))).pieces.join('');
}

describe('a server that can resume', () => {
  test('gives every event an id', async () => {
    serve({ reply: 'One two', resumable: true });
    expect(await readBody()).toBe(event('1-1', 'One') + event('1-2', ' two') + end('1-3'));
    expect(await readBody()).toBe(event('2-1', 'One') + event('2-2', ' two') + end('2-3'));
  });

  test('goes on after the event that was seen last', async () => {
    const reply = vi.fn(() => 'One two three');
    const chat = serve({ reply, resumable: true, fault: { type: 'drop', afterTokens: 2, times: 1 } });
    expect(await readBody()).toBe(event('1-1', 'One') + event('1-2', ' two'));
    expect(await readBody({ 'last-event-id': '1-1' })).toBe(
      event('1-2', ' two') + event('1-3', ' three') + end('1-4'),
    );
    expect(reply).toHaveBeenCalledOnce();
    expect(chat.requests.map(({ isRepeat, lastEventId }) => ({ isRepeat, lastEventId }))).toEqual([
      { isRepeat: false, lastEventId: undefined },
      { isRepeat: true, lastEventId: '1-1' },
    ]);
  });

  test('can send events twice, as one that resumes from too far back', async () => {
    serve({
      reply: REPLY,
      resumable: { overlap: 2 },
      fault: { type: 'drop', afterTokens: 3, times: 1 },
    });
    await readBody();
    expect(await readBody({ 'last-event-id': '1-3' })).toMatch(/^id: 1-2\n.*two/);
  });

  test.each(['1-6', '7-1', 'anything', ''])('has nothing to send after "%s"', async (lastEventId) => {
    serve({ reply: REPLY, resumable: true });
    await readBody();
    const response = await post('Hi', { headers: { 'last-event-id': lastEventId } });
    expect(response.status).toBe(204);
  });

  test('gives the same answer to the same Idempotency-Key, and answers another one anew', async () => {
    const reply = vi.fn(({ count }) => `Answer ${count}`);
    const chat = serve({ reply, resumable: true });
    expect(textOf(await readBody({ 'idempotency-key': 'a' }))).toBe('Answer 1');
    expect(textOf(await readBody({ 'idempotency-key': 'a' }))).toBe('Answer 1');
    expect(await readBody({ 'idempotency-key': 'a' }, false)).toBe('{"content":"Answer 1"}');
    expect(textOf(await readBody({ 'idempotency-key': 'b' }))).toBe('Answer 4');
    expect(reply).toHaveBeenCalledTimes(2);
    expect(chat.requests.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['a', 'a', 'a', 'b']);
  });

  test('has generated nothing where it failed before the answer', async () => {
    const chat = serve({ reply: REPLY, resumable: true, fault: { type: 'status', status: 503, times: 1 } });
    await readBody({ 'idempotency-key': 'a' });
    expect(textOf(await readBody({ 'idempotency-key': 'a' }))).toBe(REPLY);
    expect(chat.requests.map(({ isRepeat }) => isRepeat)).toEqual([false, false]);
  });

  test('gives the rest by GET, its id in the query or the header', async () => {
    serve({ reply: 'One two', resumable: true, fault: { type: 'drop', afterTokens: 1, times: 1 } });
    await readBody();
    const rest = event('1-2', ' two') + end('1-3');
    expect(await (await fetch(`${ENDPOINT}?lastEventId=1-1`)).text()).toBe(rest);
    expect(await (await fetch(ENDPOINT, { headers: { 'last-event-id': '1-1' } })).text()).toBe(rest);
  });

  test('goes on with a reply that is driven by hand', async () => {
    const reply = createManualReply();
    serve({ reply, resumable: true });
    reply.write('One');
    reply.fail();
    await readBody();
    const resumed = post('Hi', { headers: { 'last-event-id': '1-1' } });
    await resumed;
    reply.write(' two');
    reply.finish();
    expect(await (await resumed).text()).toBe(event('1-2', ' two') + end('1-3'));
  });
});

test('a server that cannot resume ignores what it is asked for and answers anew', async () => {
  const chat = serve({ reply: 'One' });
  expect(textOf(await readBody({ 'last-event-id': '1-1', 'idempotency-key': 'a' }))).toBe('One');
  expect(chat.requests[0]).toMatchObject({ idempotencyKey: 'a', lastEventId: '1-1', isRepeat: false });
  expect(chat.requests[0]?.headers).toMatchObject({ 'last-event-id': '1-1' });
});

describe('a chat that resumes', () => {
  async function send(options: ChatMockOptions) {
    const chat = serve({ reply: REPLY, resumable: true, ...options });
    const activities: Array<string | undefined> = [];
    const store = createChatStore({ endpoint: ENDPOINT, resume: true, retry: { baseMs: 1, maxMs: 1 } });
    store.subscribe(() => activities.push(store.getState().activity));
    const { status, error, message } = await store.sendMessage('Hi');
    return { chat, status, error, activities, text: message ? messageText(message) : '' };
  }

  test('has the whole text, each word once, and the server generated it once', async () => {
    const { chat, status, text, activities } = await send({
      resumable: { overlap: 2 },
      fault: { type: 'drop', afterTokens: 2, times: 2 },
    });
    expect({ status, text }).toEqual({ status: 'done', text: REPLY });
    expect(activities).toContain('reconnecting');
    expect(chat.requests.map(({ lastEventId }) => lastEventId)).toEqual([undefined, '1-2', '1-4']);
    expect(chat.requests.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
  });

  test('keeps what it has where the server has forgotten the answer', async () => {
    const { status, error, text, chat } = await send({
      fault: ({ count }) =>
        count === 1 ? { type: 'drop', afterTokens: 3 } : { type: 'status', status: 204 },
    });
    expect({ status, text }).toEqual({ status: 'error', text: 'One two three' });
    expect(error?.code).toBe('incomplete');
    expect(chat.requests).toHaveLength(2);
  });

  test('is done where only the terminator was lost', async () => {
    const { status, text, chat } = await send({ fault: { type: 'no-terminator', times: 1 } });
    expect({ status, text }).toEqual({ status: 'done', text: REPLY });
    expect(chat.requests[1]).toMatchObject({ lastEventId: '1-5', isRepeat: true });
  });

  test('takes a second telling where the server names no events', async () => {
    const { status, text, chat } = await send({
      resumable: false,
      fault: { type: 'drop', afterTokens: 3, times: 1 },
    });
    expect({ status, text }).toEqual({ status: 'done', text: REPLY });
    expect(chat.requests.every(({ isRepeat }) => !isRepeat)).toBe(true);
  });
});
