import { equal, holds, match } from '../page/assert.ts';
import { answerOf, chatByFetch, says } from '../page/chat.ts';
import { isWebKit } from '../page/isWebKit.ts';
import { DONE, say, serve } from '../page/server.ts';
import type { Reply } from '../reply.ts';
import type { Cases } from './all.ts';

type Failure = { code: string; retryable: boolean; status?: number; retryAfterMs?: number };

const GOOD: Reply = { steps: [...say('Again'), DONE] };

/** Every engine words a broken line in its own way: what a user is told must not depend on that. */
export const failureCases: Cases = {
  'a connection that breaks before the headers is `network`': () =>
    fails({ steps: ['break'] }, { code: 'network', retryable: true }),

  'a connection that breaks in mid-answer is `network`, and the text stays': () =>
    fails(
      { steps: [...say('Half'), { gate: 'shown' }, 'break'] },
      { code: 'network', retryable: true },
      'Half',
    ),

  // Chromium and Firefox miss the last chunk. WebKitGTK takes the end of the line for the end of the body, so that it
  // is the missing terminator that tells.
  'a connection that closes quietly in mid-answer is an error all the same, and the text stays': () =>
    fails(
      { steps: [...say('Half'), { gate: 'shown' }, 'break-quietly'] },
      { code: isWebKit() ? 'incomplete' : 'network', retryable: true },
      'Half',
    ),

  'a body shorter than its length is `network`, and the text stays': () =>
    fails(
      { headers: { 'content-length': '1000' }, steps: [...say('Half'), { gate: 'shown' }, 'break'] },
      { code: 'network', retryable: true },
      'Half',
    ),

  'a clean end without the terminator is `incomplete`, and the text stays': () =>
    fails({ steps: [...say('Half'), { gate: 'shown' }] }, { code: 'incomplete', retryable: true }, 'Half'),

  'a server that nobody reaches is `network`': async () => {
    // Port 9, "discard", is one that every engine refuses to connect to.
    const chat = chatByFetch('http://127.0.0.1:9/chat');
    match((await chat.sendMessage('Hi')).error, { code: 'network', retryable: true });
  },

  'a status 401 is `unauthorized`': () =>
    fails(
      { status: 401, steps: ['{"detail":"Who?"}'] },
      { code: 'unauthorized', retryable: false, status: 401 },
    ),

  'a status 429 is `rate-limited`, with the wait that the server asks for': () =>
    fails(
      { status: 429, headers: { 'retry-after': '7' }, steps: ['Slow down'] },
      { code: 'rate-limited', retryable: true, status: 429, retryAfterMs: 7000 },
    ),

  'a status 500 is `server`': () =>
    fails({ status: 500, steps: ['Oops'] }, { code: 'server', retryable: true, status: 500 }),

  'a page of HTML is `bad-content-type`': () =>
    fails(
      { headers: { 'content-type': 'text/html' }, steps: ['<!doctype html><p>Sign in'] },
      { code: 'bad-content-type', retryable: false },
    ),

  'an empty body is `empty`': () => fails({ steps: ['headers'] }, { code: 'empty', retryable: true }),

  'a status 204 is `empty`': () => fails({ status: 204 }, { code: 'empty', retryable: true }),

  'an error in the stream is `server`, and the text stays': () =>
    fails(
      { steps: [...say('Half'), { gate: 'shown' }, 'data: {"error":"Model crashed"}\n\n', 'hang'] },
      { code: 'server', retryable: true },
      'Half',
    ),
};

/**
 * Expects that the first answer fails like this, with one request, its socket closed and its text kept; and that the
 * next one works.
 */
async function fails(reply: Reply, failure: Failure, text = ''): Promise<void> {
  const server = await serve(reply, GOOD);
  const chat = chatByFetch(server.url);
  const sent = chat.sendMessage('Hi');
  if (text) await says(chat, text);
  await server.open('shown');
  const { status, error } = await sent;
  equal(status, 'error');
  match(error, failure, 'The error');
  equal(answerOf(chat.getState()), text, 'The text that stays');
  const { requests } = await server.until({ ended: 1 });
  equal(requests.length, 1, 'The count of requests');
  match(await chat.sendMessage('And now?'), { status: 'done' }, 'The next message');
  const { messages } = chat.getState();
  holds(messages.filter(({ role }) => role === 'user').length === 2, 'both questions stay in the thread');
}
