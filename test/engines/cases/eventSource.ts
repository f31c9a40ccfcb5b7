import { equal, match } from '../page/assert.ts';
import { answerOf, chatByEvents, pause, says } from '../page/chat.ts';
import { DONE, say, serve } from '../page/server.ts';
import type { Reply } from '../reply.ts';
import type { Cases } from './all.ts';

/** Makes a browser come back after 50 ms where it would otherwise take three to five seconds. */
const SOON = 'retry: 50\n\n';
/** Longer than that, in milliseconds. */
const COME_BACK_MS = 800;

/** The browser's own `EventSource`, which left alone asks again and again. */
export const eventSourceCases: Cases = {
  'an EventSource shows each piece before the next one is sent, with one request': async () => {
    const server = await serve({ steps: [SOON, ...say('One'), { gate: 'rest' }, ...say(' 二'), DONE] });
    const chat = chatByEvents(server.url);
    const sent = chat.sendMessage('你好 & "hello"');
    await says(chat, 'One');
    await server.open('rest');
    match(await sent, { status: 'done' });
    equal(answerOf(chat.getState()), 'One 二');
    await pause(COME_BACK_MS);
    const { requests } = await server.seen();
    equal(requests.length, 1, 'The count of requests');
    equal(new URL(requests[0]?.url ?? '', location.href).searchParams.get('message'), '你好 & "hello"');
  },

  'an EventSource is closed on the terminator, though the server goes on': async () => {
    const server = await serve({ steps: [...say('All'), DONE, 'hang'] });
    match(await chatByEvents(server.url).sendMessage('Hi'), { status: 'done' });
    await server.until({ closed: 1 });
  },

  'an EventSource whose line breaks does not ask again': () =>
    failsOnce({ steps: [SOON, ...say('Half'), { gate: 'shown' }, 'break'] }, 'incomplete', 'Half'),

  'an EventSource whose answer ends without a terminator does not ask again': () =>
    failsOnce({ steps: [SOON, ...say('Half'), { gate: 'shown' }] }, 'incomplete', 'Half'),

  'an EventSource that meets a status is `network`, and does not ask again': () =>
    failsOnce({ status: 503, steps: ['Later'] }, 'network'),

  'an EventSource that meets a page of HTML is `network`, and does not ask again': () =>
    failsOnce({ headers: { 'content-type': 'text/html' }, steps: ['<p>Sign in'] }, 'network'),

  "a server's own event named error is told by its words": async () => {
    const server = await serve({
      steps: [SOON, ...say('Half'), 'event: error\ndata: {"error":{"message":"Too hot"}}\n\n', 'hang'],
    });
    const chat = chatByEvents(server.url);
    match((await chat.sendMessage('Hi')).error, { code: 'server', detail: 'Too hot' });
    equal(answerOf(chat.getState()), 'Half');
    await server.until({ closed: 1 });
    await pause(COME_BACK_MS);
    equal((await server.seen()).requests.length, 1, 'The count of requests');
  },

  'events of other names are heard where they are named': async () => {
    const server = await serve({ steps: ['event: token\ndata: {"content":"Hi"}\n\n', DONE] });
    const chat = chatByEvents(server.url, {}, ['token']);
    match(await chat.sendMessage('Hi'), { status: 'done' });
    equal(answerOf(chat.getState()), 'Hi');
  },

  'a prompt that makes the URL too long is refused before it is sent': async () => {
    const server = await serve({ steps: [DONE] });
    const { error } = await chatByEvents(server.url).sendMessage('x'.repeat(8000));
    match(error, { code: 'too-large', retryable: false });
    equal((await server.seen()).requests.length, 0, 'The count of requests');
  },

  'silence on an EventSource is `timeout`, its socket is closed, and it does not ask again': async () => {
    const server = await serve({ steps: [SOON, ...say('Half'), 'hang'] });
    const chat = chatByEvents(server.url, { timeout: 700 });
    match((await chat.sendMessage('Hi')).error, { code: 'timeout' });
    await server.until({ closed: 1 });
    await pause(COME_BACK_MS);
    equal((await server.seen()).requests.length, 1, 'The count of requests');
  },
};

async function failsOnce(reply: Reply, code: string, text = ''): Promise<void> {
  const server = await serve(reply);
  const chat = chatByEvents(server.url);
  const sent = chat.sendMessage('Hi');
  if (text) await says(chat, text);
  await server.open('shown');
  match((await sent).error, { code });
  equal(answerOf(chat.getState()), text, 'The text that stays');
  await pause(COME_BACK_MS);
  equal((await server.seen()).requests.length, 1, 'The count of requests');
}
