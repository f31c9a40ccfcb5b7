import { expect, test } from 'vitest';
import { createManualReply } from '../../src/msw/index.ts';
import { ask, DONE, post, readPieces, setUpServer, textOf } from './serve.ts';

const serve = setUpServer();

test('each piece arrives when it is pushed', async () => {
  const reply = createManualReply();
  serve({ reply });
  const reader = (await post('Hi')).body?.pipeThrough(new TextDecoderStream()).getReader();
  reply.write('Hel');
  expect(await reader?.read()).toMatchObject({ value: 'data: {"content":"Hel","done":false}\n\n' });
  reply.sendRaw(': still here\n\n');
  expect(await reader?.read()).toMatchObject({ value: ': still here\n\n' });
  reply.finish();
  expect(await reader?.read()).toMatchObject({ value: DONE });
  expect(await reader?.read()).toMatchObject({ done: true });
});

test('what is pushed before the request waits for it, answer by answer', async () => {
  const reply = createManualReply();
  serve({ reply });
  reply.write('First');
  reply.finish('.');
  reply.finish('Second.');
  expect(textOf(await ask('Hi'))).toBe('First.');
  expect(await ask('Hi', false)).toBe('{"content":"Second."}');
});

test('fail breaks the connection, close ends it without the terminator', async () => {
  const reply = createManualReply();
  serve({ reply });
  const broken = await post('Hi');
  reply.fail();
  expect(await readPieces(broken)).toMatchObject({ error: expect.any(TypeError) });
  reply.write('Half');
  reply.close();
  expect(await ask('Hi')).toBe('data: {"content":"Half","done":false}\n\n');
});

test('what is pushed after the client has gone is lost, and the next request starts afresh', async () => {
  const reply = createManualReply();
  serve({ reply });
  const abort = new AbortController();
  const reading = readPieces(await post('Hi', { signal: abort.signal }));
  abort.abort();
  reply.write('Too late');
  await reading;
  const next = post('Hi');
  const response = await next;
  reply.finish('Fresh');
  expect(textOf(await response.text())).toBe('Fresh');
});
