import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackEndKind } from '../../scripts/demo.mjs';
import { type BackEnd, describeBackEnd, startBackEnd } from './support/backEnd.ts';
import { eventually } from './support/eventually.ts';

// Both back ends keep the same contract, seen here without a browser.
for (const kind of ['node', 'fastapi'] as const) describeBackEnd('the', kind, () => defineContract(kind));

function defineContract(kind: BackEndKind): void {
  let backEnd: BackEnd;

  beforeAll(async () => {
    backEnd = await startBackEnd(kind);
  });
  afterAll(async () => {
    await backEnd?.stop();
  });

  const post = (body: unknown, init: RequestInit = {}) =>
    fetch(`${backEnd.url}/chat/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...init,
    });

  test('streams JSON frames, the last of them done', async () => {
    const response = await post({ message: 'Hello "you"\n你好 👩‍👩‍👧', stream: true });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const frames = await framesOf(response);
    expect(frames.at(-1)).toEqual({ content: '', done: true });
    expect(frames.slice(0, -1).every((frame) => frame.done === false)).toBe(true);
    expect(frames.length).toBeGreaterThan(20);
    expect(frames.map((frame) => frame.content).join('')).toContain('Hello "you"\n你好 👩‍👩‍👧');
  });

  test('streams by default', async () => {
    const response = await post({ message: 'Hello' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    await response.body?.cancel();
  });

  test('answers with one JSON body where no stream is asked for', async () => {
    const response = await post({ message: 'Hello', stream: false });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({ content: expect.stringContaining('You wrote: "Hello"') });
  });

  test('streams by GET, as EventSource asks', async () => {
    const response = await fetch(`${backEnd.url}/chat/stream?message=${encodeURIComponent('a & b')}`);
    const frames = await framesOf(response);
    expect(frames.map((frame) => frame.content).join('')).toContain('You wrote: "a & b"');
    expect(frames.at(-1)?.done).toBe(true);
  });

  test.each([
    ['no message', {}, 'missing', ['body', 'message']],
    ['an empty message', { message: '' }, 'string_too_short', ['body', 'message']],
    ['files that are none', { message: 'Hello', files: 'a.png' }, 'list_type', ['body', 'files']],
    [
      'a file without an address',
      { message: 'Hello', files: [{ url: 7 }] },
      'string_type',
      ['body', 'files', 0, 'url'],
    ],
    ['a number for a message', { message: 5 }, 'string_type', ['body', 'message']],
    ['a word for stream', { message: 'Hello', stream: 'yes' }, 'bool_type', ['body', 'stream']],
    ['a list for a body', [], 'model_attributes_type', ['body']],
  ])('refuses %s with 422', async (_what, body, type, loc) => {
    const response = await post(body);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      detail: [expect.objectContaining({ type, loc, msg: expect.any(String) })],
    });
  });

  test('refuses a body that is not JSON with 422', async () => {
    const broken = await post(undefined, { body: '{"message"' });
    expect(broken.status).toBe(422);
    const untyped = await post({ message: 'Hello' }, { headers: { 'content-type': 'text/plain' } });
    expect(untyped.status).toBe(422);
  });

  test.each(['', '?message='])('refuses GET /chat/stream%s with 422', async (query) => {
    const response = await fetch(`${backEnd.url}/chat/stream${query}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      detail: [expect.objectContaining({ loc: ['query', 'message'] })],
    });
  });

  test('refuses a message that is too long with 413', async () => {
    const response = await post({ message: 'x'.repeat(1_000_000) });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ detail: 'A message may have at most 32000 characters.' });
  });

  test('tells an exception in mid-answer inside the stream, after what was written', async () => {
    const response = await post({ message: '/error' });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('"This"');
    expect(text).toMatch(
      /event: error\r?\ndata: \{"error":\{"code":"server","message":"[^"]+"\}\}\r?\n\r?\n$/,
    );
    expect(text).not.toContain('"done":true');
  });

  test('answers an exception with 500 where no stream is asked for', async () => {
    const response = await post({ message: '/error', stream: false });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: { code: 'server', message: expect.any(String) } });
  });

  test.each([true, false])('stops writing when the client leaves (stream: %s)', async (stream) => {
    const before = await backEnd.seen();
    const leave = new AbortController();
    const response = post({ message: '/stall', stream }, { signal: leave.signal });
    const gone = response.then((answer) => answer.text());
    await eventually(async () => (await backEnd.seen()).writing).toBe(1);
    leave.abort();
    await expect(gone).rejects.toThrow(/abort/i);
    await eventually(backEnd.seen).toMatchObject({
      writing: 0,
      cancelled: before.cancelled + 1,
      failed: before.failed,
    });
    expect(backEnd.log()).toContain('The client left');
  });

  test('lets a page of another origin call, after asking', async () => {
    const preflight = await fetch(`${backEnd.url}/chat/stream`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });
    expect(preflight.ok).toBe(true);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const answer = await post(
      { message: '/status 503' },
      { headers: { origin: 'https://app.example', 'content-type': 'application/json' } },
    );
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/retry-after/i);
    expect(answer.headers.get('retry-after')).toBe('2');
  });

  test('ends at SIGTERM although an answer is being written', async () => {
    const response = await post({ message: '/stall' });
    const cut = response.text();
    const cutOff = expect(cut).rejects.toThrow();
    await backEnd.stop();
    await cutOff;
    await expect(fetch(backEnd.url)).rejects.toThrow();
    await backEnd.restart();
    expect(await (await post({ message: 'Again', stream: false })).json()).toHaveProperty('content');
  });
}

type Frame = { content: string; done: boolean };

async function framesOf(response: Response): Promise<Frame[]> {
  return [...(await response.text()).matchAll(/^data: (.+?)\r?$/gm)].map(([, data = '']) => JSON.parse(data));
}
