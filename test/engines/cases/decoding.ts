import { equal, match } from '../page/assert.ts';
import { answerOf, chatByFetch, says } from '../page/chat.ts';
import { DONE, say, serve } from '../page/server.ts';
import type { Step } from '../reply.ts';
import type { Cases } from './all.ts';

const SPEECH = 'Grüße, 你好, 👩🏽‍🚀!';

/** What the engine's own `fetch`, streams and `TextDecoder` make of bytes that come in pieces. */
export const decodingCases: Cases = {
  'each piece of a streamed answer is shown before the next one is sent': async () => {
    const server = await serve({
      steps: [...say('One'), { gate: 'two' }, ...say(' two'), { gate: 'three' }, ...say(' three'), DONE],
    });
    const chat = chatByFetch(server.url);
    const sent = chat.sendMessage('Count');
    await says(chat, 'One');
    await server.open('two');
    await says(chat, 'One two');
    match(chat.getState(), { status: 'generating', activity: 'streaming' });
    await server.open('three');
    match(await sent, { status: 'done' });
    equal(answerOf(chat.getState()), 'One two three');
    const { requests } = await server.until({ ended: 1 });
    equal(requests.length, 1, 'The count of requests');
    match(requests[0]?.body, { message: 'Count', stream: true });
  },

  'text survives being cut at every byte, in the middle of an emoji too': () =>
    reads(bytewise(say(SPEECH).join('') + DONE), SPEECH),

  'CRLF and CR end lines as LF does, cut in the middle of a CRLF too': async () => {
    await reads(bytewise((say('One', ' two').join('') + DONE).replaceAll('\n', '\r\n')), 'One two');
    await reads(bytewise((say('One', ' two').join('') + DONE).replaceAll('\n', '\r')), 'One two');
  },

  'a byte order mark before the first event is no part of it': () =>
    reads([{ bytes: [0xef, 0xbb, 0xbf] }, ...say('Marked'), DONE], 'Marked'),

  'comments, ids and unknown events are passed over': () =>
    reads([': hello\n\n', 'id: 1\nevent: other\n', ...say('Heard'), 'retry: 10\n\n', DONE], 'Heard'),

  'an answer of one megabyte arrives whole': async () => {
    const piece = 'word '.repeat(2000);
    await reads([...say(...Array<string>(100).fill(piece)), DONE], piece.repeat(100));
  },

  'the end of an answer is its terminator, and the socket is closed there': async () => {
    const server = await serve({ steps: [...say('All'), DONE, ...say(' and too much'), 'hang'] });
    const chat = chatByFetch(server.url);
    match(await chat.sendMessage('Hi'), { status: 'done' });
    equal(answerOf(chat.getState()), 'All');
    await server.until({ closed: 1 });
  },

  'JSON is read as one whole answer': () =>
    reads([JSON.stringify({ content: SPEECH })], SPEECH, 'application/json', false),

  'JSON is understood where a stream was asked for': () =>
    reads(bytewise(JSON.stringify({ content: SPEECH })), SPEECH, 'application/json; charset=utf-8'),

  'NDJSON is read line by line, as it comes': async () => {
    const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
    const server = await serve({
      headers: { 'content-type': 'application/x-ndjson' },
      steps: [line({ content: 'One' }), { gate: 'rest' }, line({ content: ' two' }), line({ done: true })],
    });
    const chat = chatByFetch(server.url);
    const sent = chat.sendMessage('Hi');
    await says(chat, 'One');
    await server.open('rest');
    match(await sent, { status: 'done' });
    equal(answerOf(chat.getState()), 'One two');
  },

  'plain text is shown as it comes, and its end is a success': async () => {
    // Longer than what an engine may hold back to guess the type of a text.
    const opening = 'Plain text. '.repeat(100);
    const server = await serve({
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      steps: [opening, { gate: 'rest' }, ...bytewise(SPEECH)],
    });
    const chat = chatByFetch(server.url);
    const sent = chat.sendMessage('Hi');
    await says(chat, opening);
    await server.open('rest');
    match(await sent, { status: 'done' });
    equal(answerOf(chat.getState()), opening + SPEECH);
  },
};

/** Expects that an answer of these steps reads as this text. */
async function reads(
  steps: readonly Step[],
  text: string,
  contentType = 'text/event-stream',
  stream = true,
): Promise<void> {
  const server = await serve({ headers: { 'content-type': contentType }, steps });
  const chat = chatByFetch(server.url, { stream });
  const { error } = await chat.sendMessage('Hi');
  equal(error?.code, undefined, 'The error');
  equal(answerOf(chat.getState()), text, 'The answer');
  const { requests } = await server.seen();
  equal(requests.length, 1, 'The count of requests');
}

const bytewise = (text: string): Step[] =>
  [...new TextEncoder().encode(text)].map((byte) => ({ bytes: [byte] }));
