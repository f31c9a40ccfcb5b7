import type { ChatActivity } from 'react-chat-stream/core';
import { equal, holds, match } from '../page/assert.ts';
import { answerOf, chatByEvents, chatByFetch, reaches, says } from '../page/chat.ts';
import { DONE, say, serve } from '../page/server.ts';
import type { Reply, Seen } from '../reply.ts';
import type { Cases } from './all.ts';

const GOOD: Reply = { steps: [...say('Well'), DONE] };
const QUICK = { max: 2, baseMs: 50 };

/** What is tried again, what is resumed, and what a second send does, over each engine's own network. */
export const retryCases: Cases = {
  'a retry asks again with the same key, where nothing had come': async () => {
    const server = await serve({ steps: ['break'] }, { status: 503 }, GOOD);
    const chat = chatByFetch(server.url, { retry: QUICK });
    const activities: (ChatActivity | undefined)[] = [];
    chat.subscribe(() => activities.push(chat.getState().activity));
    match(await chat.sendMessage('Hi'), { status: 'done' });
    equal(answerOf(chat.getState()), 'Well');
    const { requests } = await server.seen();
    equal(requests.length, 3, 'The count of requests');
    equal(new Set(keysOf(requests)).size, 1, 'The count of keys');
    holds(activities.includes('reconnecting'), 'the chat tells that it reconnects');
  },

  'a retry waits as long as `Retry-After` says': async () => {
    const server = await serve({ status: 429, headers: { 'retry-after': '1' } }, GOOD);
    const startedAt = performance.now();
    const chat = chatByFetch(server.url, { retry: QUICK });
    match(await chat.sendMessage('Hi'), { status: 'done' });
    holds(performance.now() - startedAt > 990, 'a second has passed');
    equal((await server.seen()).requests.length, 2, 'The count of requests');
  },

  'a retry does not ask again once text has come': async () => {
    const server = await serve({ steps: [...say('Half'), { gate: 'shown' }, 'break'] }, GOOD);
    const chat = chatByFetch(server.url, { retry: QUICK });
    const sent = chat.sendMessage('Hi');
    await says(chat, 'Half');
    await server.open('shown');
    match((await sent).error, { code: 'network' });
    equal((await server.seen()).requests.length, 1, 'The count of requests');
  },

  'stop while a retry is waited for sends nothing more': async () => {
    const server = await serve({ status: 503 }, GOOD);
    const chat = chatByFetch(server.url, { retry: { max: 2, baseMs: 30_000, maxMs: 30_000 } });
    const sent = chat.sendMessage('Hi');
    await reaches(chat, ({ activity }) => activity === 'reconnecting');
    chat.stop();
    match(await sent, { status: 'done' });
    equal((await server.seen()).requests.length, 1, 'The count of requests');
  },

  'a broken answer is resumed after its last id, and nothing shows twice': async () => {
    const server = await serve(
      { steps: [...numbered(1, 'One', ' two'), { gate: 'shown' }, 'break'] },
      { steps: [...numbered(2, ' two', ' three'), DONE] },
    );
    const chat = chatByFetch(server.url, { resume: true, retry: QUICK });
    const sent = chat.sendMessage('Count');
    await says(chat, 'One two');
    await server.open('shown');
    match(await sent, { status: 'done' });
    equal(answerOf(chat.getState()), 'One two three');
    const { requests } = await server.seen();
    equal(
      requests.map(({ headers }) => headers['last-event-id'] ?? ''),
      ['', '2'],
      'The ids that were sent',
    );
    equal(new Set(keysOf(requests)).size, 1, 'The count of keys');
  },

  'a broken answer is resumed by GET where `resume` gives a URL': async () => {
    const server = await serve(
      { steps: [...numbered(1, 'One'), { gate: 'shown' }, 'break'] },
      { steps: [...numbered(2, ' two'), DONE] },
    );
    const chat = chatByFetch(server.url, { resume: () => `${server.url}/rest`, retry: QUICK });
    const sent = chat.sendMessage('Count');
    await says(chat, 'One');
    await server.open('shown');
    match(await sent, { status: 'done' });
    equal(answerOf(chat.getState()), 'One two');
    equal(
      (await server.seen()).requests.map(({ method }) => method),
      ['POST', 'GET'],
    );
  },

  'an EventSource resumes with its last id in the URL': async () => {
    const server = await serve(
      { steps: [...numbered(1, 'One'), { gate: 'shown' }, 'break'] },
      { steps: [...numbered(1, 'One', ' two'), DONE] },
    );
    const chat = chatByEvents(server.url, { resume: true, retry: QUICK });
    const sent = chat.sendMessage('Count');
    await says(chat, 'One');
    await server.open('shown');
    match(await sent, { status: 'done' });
    equal(answerOf(chat.getState()), 'One two');
    const { requests } = await server.seen();
    equal(
      requests.map(({ url }) => new URL(url, location.href).searchParams.get('lastEventId')),
      [null, '1'],
      'The ids that were sent',
    );
  },

  'nothing to resume (204) leaves the text and is `incomplete`': async () => {
    const server = await serve(
      { steps: [...numbered(1, 'Half'), { gate: 'shown' }, 'break'] },
      { status: 204 },
    );
    const chat = chatByFetch(server.url, { resume: true, retry: QUICK });
    const sent = chat.sendMessage('Hi');
    await says(chat, 'Half');
    await server.open('shown');
    match((await sent).error, { code: 'incomplete' });
    equal(answerOf(chat.getState()), 'Half');
    equal((await server.seen()).requests.length, 2, 'The count of requests');
  },

  'a second send is refused while an answer comes': async () => {
    const { server, chat, first } = await twoSends();
    const second = await chat.sendMessage('Two');
    equal(second.message, undefined);
    await server.open('rest');
    match(await first, { status: 'done' });
    equal((await server.seen()).requests.length, 1, 'The count of requests');
  },

  'a second send waits for its turn with `whenBusy: queue`': async () => {
    const { server, chat, first } = await twoSends('queue');
    const second = chat.sendMessage('Two');
    equal((await server.seen()).requests.length, 1, 'The count of requests so far');
    await server.open('rest');
    match(await first, { status: 'done' });
    match(await second, { status: 'done' });
    equal(bodiesOf(await server.seen()), ['One', 'Two']);
  },

  'a second send stops the first with `whenBusy: interrupt`, and closes its socket': async () => {
    const { server, chat, first } = await twoSends('interrupt');
    match(await chat.sendMessage('Two'), { status: 'done' });
    match((await first).message, { status: 'stopped' });
    equal(bodiesOf(await server.until({ closed: 1 })), ['One', 'Two']);
    equal(chat.getState().messages.length, 4, 'The count of messages');
  },
};

async function twoSends(whenBusy?: 'queue' | 'interrupt') {
  const server = await serve({ steps: [...say('First'), { gate: 'rest' }, DONE] }, GOOD);
  const chat = chatByFetch(server.url, { whenBusy });
  const first = chat.sendMessage('One');
  await says(chat, 'First');
  return { server, chat, first };
}

const numbered = (from: number, ...pieces: string[]): string[] =>
  say(...pieces).map((piece, index) => `id: ${from + index}\n${piece}`);

const keysOf = (requests: Seen['requests']): unknown[] =>
  requests.map(({ headers }) => headers['idempotency-key']);

const bodiesOf = ({ requests }: Seen): unknown[] => requests.map(({ body }) => body.message);
