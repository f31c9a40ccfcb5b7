import { begin, DONE, frame, respond } from '../support/answers.ts';
import type { FailureRow } from '../support/failureRow.ts';

const setup = { isEventSource: true };
const refused = {
  status: 'error',
  code: 'network',
  retryable: true,
  text: '',
  requests: 1,
  endedBy: 'server',
} as const;
const whole = { status: 'done', finishReason: 'stop', text: 'Hello', requests: 1 } as const;

/** Of the browser's `EventSource`, which left alone asks again for ever. */
export const EVENT_SOURCE: readonly FailureRow[] = [
  {
    id: 'C1',
    failure: 'EventSource: an answer, after which it is closed and asks no more',
    promise: { ...whole, endedBy: 'client' },
    setup,
    serve: () => (response) => begin(response).write(frame('Hello') + DONE),
  },
  {
    id: 'C2',
    failure: 'EventSource: the server closes without the terminator, and asks to reconnect at once',
    promise: { ...refused, code: 'incomplete', text: 'Hel' },
    setup,
    serve: () => (response) => begin(response).end(`retry: 1\n${frame('Hel')}`),
  },
  { id: 'C3', failure: 'EventSource: status 500', promise: refused, setup, serve: () => respond(500) },
  { id: 'C3', failure: 'EventSource: status 401', promise: refused, setup, serve: () => respond(401) },
  {
    id: 'C3',
    failure: 'EventSource: a page of HTML',
    promise: refused,
    setup,
    serve: () => respond(200, '<!doctype html>', { 'content-type': 'text/html' }),
  },
  {
    id: 'C4',
    failure: 'EventSource: nothing listens at the address',
    promise: { ...refused, requests: 0, endedBy: 'none' },
    via: 'nowhere',
    setup,
    serve: () => respond(200),
  },
  {
    id: 'B19',
    failure: "EventSource: the server's own event `error`",
    promise: { ...refused, code: 'server', text: 'Hel', endedBy: 'client' },
    setup,
    serve: () => (response) => begin(response).write(`${frame('Hel')}event: error\ndata: Out of memory\n\n`),
  },
  {
    id: 'C5',
    failure: 'EventSource: silence, the connection open',
    promise: { ...refused, code: 'timeout', text: 'Hel', endedBy: 'client' },
    setup: { ...setup, timeout: 500 },
    serve: () => (response) => begin(response).write(frame('Hel')),
  },
  {
    id: 'C6',
    failure: 'EventSource: the user stops the answer',
    promise: { ...whole, finishReason: 'stopped', text: 'Hel', endedBy: 'client' },
    setup,
    serve: () => (response) => begin(response).write(frame('Hel')),
    act: async (stage) => {
      await stage.shows('Hel');
      await stage.page.evaluate((chat) => window.chat.stop(chat), stage.chat);
    },
  },
  {
    id: 'A8',
    failure: 'EventSource: a prompt that makes the URL longer than 8,000 characters',
    promise: { ...refused, code: 'too-large', retryable: false, requests: 0, endedBy: 'none' },
    setup,
    message: 'x'.repeat(8000),
    serve: () => respond(200),
  },
];
