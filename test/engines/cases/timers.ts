import type { ChatActivity } from 'react-chat-stream/core';
import { equal, holds, match } from '../page/assert.ts';
import { answerOf, chatByFetch, pause, reaches, says } from '../page/chat.ts';
import { DONE, say, serve } from '../page/server.ts';
import type { Cases } from './all.ts';

/** Longer than a loaded machine hesitates, shorter than a test may take, in milliseconds. */
const IDLE_MS = 1000;
/** Blocks longer than the limit by more than what counts as late (a second), in milliseconds. */
const BLOCK_MS = IDLE_MS + 1400;

/** Timers against real silence: when they fire, and in which order with the data that waits, is the engine's doing. */
export const timerCases: Cases = {
  'every message restarts the idle limit': async () => {
    const words = 'an answer may take longer than the limit'.split(' ').map((word) => `${word} `);
    const steps = say(...words).flatMap((piece) => [piece, { pause: IDLE_MS / 5 }]);
    const server = await serve({ steps: [...steps, DONE] });
    const startedAt = performance.now();
    const chat = chatByFetch(server.url, { timeout: IDLE_MS });
    match(await chat.sendMessage('Hi'), { status: 'done' });
    holds(performance.now() - startedAt > IDLE_MS, 'the answer took longer than the limit');
    equal(answerOf(chat.getState()), words.join(''));
  },

  'silence is `timeout`: the socket is closed, the text stays, the next message works': async () => {
    const server = await serve({ steps: [...say('Half'), 'hang'] }, { steps: [...say('Whole'), DONE] });
    const chat = chatByFetch(server.url, { timeout: IDLE_MS });
    const { status, error } = await chat.sendMessage('Hi');
    equal(status, 'error');
    match(error, { code: 'timeout', retryable: true });
    equal(answerOf(chat.getState()), 'Half');
    await server.until({ closed: 1 });
    match(await chat.sendMessage('Again'), { status: 'done' }, 'The next message');
  },

  'keep-alive comments do not restart the idle limit': async () => {
    const comments = Array.from({ length: 40 }, () => [': ping\n\n', { pause: IDLE_MS / 6 }]).flat();
    const server = await serve({ steps: [...say('Half'), ...comments, DONE] });
    const chat = chatByFetch(server.url, { timeout: IDLE_MS });
    match((await chat.sendMessage('Hi')).error, { code: 'timeout' });
    await server.until({ closed: 1 });
  },

  'keep-alive comments restart it with `heartbeat: extend`': async () => {
    const comments = Array.from({ length: 8 }, () => [': ping\n\n', { pause: IDLE_MS / 4 }]).flat();
    const server = await serve({ steps: [...say('Long'), ...comments, DONE] });
    const chat = chatByFetch(server.url, { timeout: { idle: IDLE_MS, heartbeat: 'extend' } });
    match(await chat.sendMessage('Hi'), { status: 'done' });
  },

  // Firefox fires the timer before it hands out the data that has come meanwhile; Chromium and WebKit do it the other
  // way round. In all three nothing may fail.
  'a page that is blocked for longer than the limit goes on with the data that has come meanwhile':
    async () => {
      const server = await serve({
        steps: [
          ...say('Before'),
          { gate: 'blocked' },
          { pause: 300 },
          ...say(', meanwhile'),
          { gate: 'after' },
          DONE,
        ],
      });
      const chat = chatByFetch(server.url, { timeout: IDLE_MS });
      const sent = chat.sendMessage('Hi');
      await says(chat, 'Before');
      await server.open('blocked');
      block(BLOCK_MS);
      await says(chat, 'Before, meanwhile');
      match(chat.getState(), { status: 'generating' });
      await server.open('after');
      match(await sent, { status: 'done' });
    },

  'a page that is blocked while the server is silent still ends in `timeout`': async () => {
    const server = await serve({ steps: [...say('Half'), 'hang'] });
    const chat = chatByFetch(server.url, { timeout: IDLE_MS });
    const sent = chat.sendMessage('Hi');
    await says(chat, 'Half');
    block(BLOCK_MS);
    match((await sent).error, { code: 'timeout' });
    await server.until({ closed: 1 });
  },

  'the connect limit ends the wait for headers': async () => {
    const server = await serve({ steps: ['hang'] });
    const chat = chatByFetch(server.url, { timeout: { connect: 300 } });
    match((await chat.sendMessage('Hi')).error, { code: 'timeout' });
    await server.until({ closed: 1 });
  },

  // Chromium and WebKit hand out headers by themselves, Firefox only with the first byte of the body: a server that
  // thinks for long should send a comment at once.
  'the connect limit is over with the first sign of life': async () => {
    const server = await serve({ steps: [': thinking\n\n', { pause: 1500 }, ...say('Late'), DONE] });
    const chat = chatByFetch(server.url, { timeout: { connect: 1000 } });
    match(await chat.sendMessage('Hi'), { status: 'done' });
  },

  'the total limit ends an answer that goes on and on': async () => {
    const words = Array.from({ length: 40 }, () => [...say('on '), { pause: 100 }]).flat();
    const server = await serve({ steps: [...words, DONE] });
    const chat = chatByFetch(server.url, { timeout: { total: 1000 } });
    match((await chat.sendMessage('Hi')).error, { code: 'timeout' });
    holds(answerOf(chat.getState()).startsWith('on '), 'the text stays');
    await server.until({ closed: 1 });
  },

  'a stall shows, and the next message ends it': async () => {
    const server = await serve({
      steps: [...say('One'), { gate: 'stalled' }, ...say(' two'), { gate: 'end' }, DONE],
    });
    const chat = chatByFetch(server.url, { timeout: { stall: 200 } });
    const sent = chat.sendMessage('Hi');
    await reaches(chat, has('stalled'));
    equal(answerOf(chat.getState()), 'One');
    await server.open('stalled');
    await says(chat, 'One two');
    await reaches(chat, has('stalled'));
    await server.open('end');
    match(await sent, { status: 'done' });
  },

  'no limit is left running when an answer is done': async () => {
    const server = await serve({ steps: [...say('Done'), DONE] });
    const chat = chatByFetch(server.url, { timeout: { idle: 300, total: 400, stall: 200 } });
    match(await chat.sendMessage('Hi'), { status: 'done' });
    let changes = 0;
    chat.subscribe(() => changes++);
    await pause(600);
    equal(changes, 0, 'The count of changes afterwards');
    match(chat.getState(), { status: 'done' });
  },
};

const has =
  (wanted: ChatActivity) =>
  ({ activity }: { activity?: ChatActivity }): boolean =>
    activity === wanted;

/** Keeps the page's only thread busy, as a heavy render does. */
function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
