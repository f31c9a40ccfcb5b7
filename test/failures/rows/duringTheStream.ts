import { createGzip } from 'node:zlib';
import { eventually } from '../../e2e/support/eventually.ts';
import { begin, brokenStream, cut, DONE, frame, reset } from '../support/answers.ts';
import type { FailureRow, Stage } from '../support/failureRow.ts';

const cutShort = (code: string) =>
  ({ status: 'error', code, retryable: true, text: 'Hel', requests: 1, endedBy: 'server' }) as const;
const whole = {
  status: 'done',
  finishReason: 'stop',
  text: 'Hello',
  requests: 1,
  endedBy: 'server',
} as const;

/** A frame of at least so many characters. */
const big = (length: number): string => frame('x'.repeat(length));
const MIB = 1024 * 1024;

/** Sends the first piece, waits until the page shows it, and goes on. */
const after =
  (stage: Stage, then: (response: Parameters<typeof begin>[0]) => unknown) =>
  async (response: Parameters<typeof begin>[0]) => {
    begin(response).write(frame('Hel'));
    await stage.shows('Hel');
    await then(response);
  };

export const DURING_THE_STREAM: readonly FailureRow[] = [
  {
    id: 'B1',
    failure: 'The connection is reset',
    promise: { ...cutShort('network'), endedBy: 'server' },
    serve: (stage) => after(stage, reset),
  },
  {
    id: 'B1',
    failure: 'The chunked body breaks off',
    promise: { ...cutShort('network'), endedBy: 'server' },
    serve: (stage) => after(stage, (response) => cut(response)),
  },
  {
    id: 'B1',
    failure: 'The body is shorter than its `Content-Length`',
    promise: { ...cutShort('network'), endedBy: 'server' },
    serve: (stage) => async (response) => {
      begin(response, { 'content-length': '1000' }).write(frame('Hel'));
      await stage.shows('Hel');
      cut(response);
    },
  },
  {
    id: 'B2',
    failure: 'The body ends cleanly without the terminator',
    promise: cutShort('incomplete'),
    serve: (stage) => after(stage, (response) => response.end()),
  },
  {
    id: 'B2',
    failure: 'The server crashes behind nginx, whose HTTP/1.0 makes a clean end of it',
    promise: { ...cutShort('incomplete'), endedBy: 'server' },
    via: 'nginx',
    serve: () => (response) => {
      // Buffered by nginx, so nothing is to be seen before the end.
      begin(response).write(frame('Hel'), () => cut(response));
    },
  },
  {
    id: 'B3',
    failure: 'HTTP/2: the stream is reset with NO_ERROR, which Chromium takes for a clean end',
    promise: { ...cutShort('incomplete') },
    via: 'http2',
    serve: (stage) => after(stage, (response) => brokenStream(response).close(0)),
  },
  {
    id: 'B3',
    failure: 'HTTP/2: the stream is reset with INTERNAL_ERROR',
    promise: { ...cutShort('network') },
    via: 'http2',
    serve: (stage) => after(stage, (response) => brokenStream(response).close(2)),
  },
  {
    id: 'B3',
    failure: 'HTTP/2: the whole session is destroyed',
    promise: { ...cutShort('network') },
    via: 'http2',
    serve: (stage) => after(stage, (response) => brokenStream(response).session?.destroy()),
  },
  {
    id: 'B4',
    failure: 'Silence, the connection open',
    promise: { ...cutShort('timeout'), endedBy: 'client' },
    setup: { timeout: 500 },
    serve: () => (response) => begin(response).write(frame('Hel')),
  },
  {
    id: 'B5',
    failure: 'Keep-alive comments, but no message',
    promise: { ...cutShort('timeout'), endedBy: 'client' },
    setup: { timeout: 500 },
    serve: () => (response) => {
      begin(response).write(frame('Hel'));
      const pings = setInterval(() => response.write(': ping\n\n'), 50);
      response.on('close', () => clearInterval(pings));
    },
  },
  {
    id: 'B6',
    failure: "Keep-alive comments longer than the idle limit, with `heartbeat: 'extend'`",
    promise: whole,
    setup: { timeout: { idle: 600, heartbeat: 'extend' } },
    serve: () => async (response) => {
      begin(response).write(frame('Hel'));
      for (let ping = 0; ping < 12; ping++) {
        await pause(100);
        response.write(': ping\n\n');
      }
      response.end(frame('lo') + DONE);
    },
  },
  {
    id: 'B7',
    failure: 'nginx holds everything back until the end',
    promise: { ...whole },
    via: 'nginx',
    serve: () => async (response) => {
      begin(response).write(frame('Hel'));
      await pause(300);
      response.end(frame('lo') + DONE);
    },
  },
  {
    id: 'B7',
    failure: 'gzip without a flush: everything in one burst at the end',
    promise: whole,
    serve: () => async (response) => {
      const gzip = createGzip();
      gzip.pipe(begin(response, { 'content-encoding': 'gzip' }));
      gzip.write(frame('Hel'));
      await pause(100);
      gzip.end(frame('lo') + DONE);
    },
  },
  {
    id: 'B8',
    failure: 'A proxy cuts the silent connection (`proxy_read_timeout`)',
    promise: { ...cutShort('network'), endedBy: 'proxy' },
    via: 'impatient-nginx',
    serve: () => (response) => begin(response).write(frame('Hel')),
  },
  {
    id: 'B11',
    failure: 'The tab is hidden while the answer comes',
    promise: whole,
    serve: (stage) =>
      after(stage, async (response) => {
        const front = await stage.page.context().newPage();
        await front.bringToFront();
        await pause(300);
        response.end(frame('lo') + DONE);
        await stage.page.bringToFront();
        await front.close();
      }),
  },
  {
    id: 'B12',
    failure: 'The thread is blocked for longer than the idle limit, and the data waits meanwhile',
    promise: whole,
    setup: { timeout: 400 },
    serve: (stage) =>
      after(stage, async (response) => {
        const blocked = stage.page.evaluate(() => window.chat.block(2000));
        await pause(200);
        response.write(frame('lo'));
        await blocked;
        response.end(DONE);
      }),
  },
  {
    id: 'B15',
    failure: 'Every byte by itself, through characters and line ends',
    promise: { ...whole, text: 'Grüße, 你好 👩‍👩‍👧 !' },
    serve: () => async (response) => {
      begin(response);
      response.socket?.setNoDelay(true);
      for (const byte of Buffer.from(frame('Grüße, 你好 👩‍👩‍👧 !') + DONE)) {
        await new Promise((resolve) => response.write(Buffer.of(byte), resolve));
      }
      response.end();
    },
  },
  {
    id: 'B16',
    failure: 'A byte order mark, CRLF, CR, comments and unknown fields',
    promise: whole,
    serve: () => (response) =>
      begin(response).end(
        `\uFEFF: hello\r\nretry: 5\r\ndata: {"content":"Hel"}\r\n\r\nid: 7\rdata:{"content":"lo"}\r\rwhat: ever\n${DONE}`,
      ),
  },
  {
    id: 'B16',
    failure: 'The last event lacks its blank line',
    promise: whole,
    serve: () => (response) => begin(response).end(frame('Hello') + DONE.trimEnd()),
  },
  {
    id: 'B17',
    failure: 'The first frame is malformed',
    promise: { ...cutShort('protocol'), retryable: false, text: '', endedBy: 'server' },
    serve: () => (response) => begin(response).end(`data: {"content":"Hel\n\n${frame('lo')}${DONE}`),
  },
  {
    id: 'B17',
    failure: "Every frame is Python's repr of a dict",
    promise: { ...cutShort('protocol'), retryable: false, text: '', endedBy: 'server' },
    serve: () => (response) =>
      begin(response).end(
        "data: {'content': 'Hi', 'done': False}\n\ndata: {'content': '', 'done': True}\n\n",
      ),
  },
  {
    id: 'B17',
    failure: 'One frame among good ones is malformed',
    promise: { ...whole, text: 'Hel', skippedFrames: 1 },
    serve: () => (response) => begin(response).end(`${frame('Hel')}data: {"content":"lo\n\n${DONE}`),
  },
  {
    id: 'B18',
    failure: 'The server reports an error in the stream',
    promise: { ...cutShort('server'), endedBy: 'client' },
    serve: () => (response) =>
      begin(response).write(
        `${frame('Hel')}data: {"error":{"message":"Overloaded","type":"overloaded_error"}}\n\n`,
      ),
  },
  {
    id: 'B18',
    failure: 'The server reports in the stream that the limit is reached',
    promise: { ...cutShort('rate-limited'), endedBy: 'client' },
    serve: () => (response) =>
      begin(response).write(`${frame('Hel')}data: {"error":{"message":"Slow down","code":"rate_limit"}}\n\n`),
  },
  {
    id: 'B18',
    failure: 'The server reports an error that will not go away',
    promise: { ...cutShort('server'), retryable: false, endedBy: 'client' },
    serve: () => (response) =>
      begin(response).write(
        `${frame('Hel')}data: {"error":{"message":"No","type":"invalid_request_error"}}\n\n`,
      ),
  },
  {
    id: 'B18',
    failure: 'An event named `error` with a plain sentence',
    promise: { ...cutShort('server'), endedBy: 'client' },
    serve: () => (response) => begin(response).write(`${frame('Hel')}event: error\ndata: Out of memory\n\n`),
  },
  {
    id: 'B20',
    failure: 'More comes after the terminator',
    promise: { ...whole, endedBy: 'client' },
    serve: () => (response) => begin(response).write(frame('Hello') + DONE + frame(' again')),
  },
  {
    id: 'B21',
    failure: 'The connection stays open after the terminator',
    promise: { ...whole, endedBy: 'client' },
    serve: () => (response) => begin(response).write(frame('Hello') + DONE),
  },
  {
    id: 'B22',
    failure: 'An event of nearly 8 MiB',
    promise: { status: 'done', finishReason: 'stop', requests: 1, endedBy: 'server' },
    serve: () => (response) => begin(response).end(big(8 * MIB - 100) + DONE),
  },
  {
    id: 'B22',
    failure: 'An event of more than 8 MiB',
    promise: { ...cutShort('too-large'), retryable: false, endedBy: 'client' },
    serve: () => (response) => begin(response).write(frame('Hel') + big(9 * MIB)),
  },
  {
    id: 'B22',
    failure: 'A line that never ends',
    promise: { ...cutShort('too-large'), retryable: false, endedBy: 'client' },
    serve: () => (response) => {
      begin(response).write(`${frame('Hel')}data: `);
      for (let piece = 0; piece < 10; piece++) response.write('x'.repeat(MIB));
    },
  },
  {
    id: 'B23',
    failure: 'The connection breaks and the server sends frames twice, with `resume`',
    promise: { ...whole, requests: 2 },
    setup: { resume: true, retry: { max: 0, baseMs: 20 } },
    serve: (stage) => async (response, _request, number) => {
      const frames = ['Hel', 'lo'].map((text, index) => `id: ${index + 1}\n${frame(text)}`);
      if (number === 2) return begin(response).end(frames.join('') + DONE);
      begin(response).write(frames[0]);
      await stage.shows('Hel');
      reset(response);
    },
  },
  {
    id: 'B23',
    failure: 'The connection breaks, and the server has nothing to resume (204)',
    promise: { ...cutShort('incomplete'), requests: 2 },
    setup: { resume: true, retry: { max: 0, baseMs: 20 } },
    serve: (stage) => (response, _request, number) =>
      number === 2 ? response.writeHead(204).end() : after(stage, reset)(response),
  },
  {
    id: 'B25',
    failure: 'The user stops the answer',
    promise: { status: 'done', finishReason: 'stopped', text: 'Hel', requests: 1, endedBy: 'client' },
    serve: () => (response) => begin(response).write(frame('Hel')),
    act: async (stage) => {
      await stage.shows('Hel');
      await stage.page.evaluate((chat) => window.chat.stop(chat), stage.chat);
    },
  },
  {
    id: 'B25',
    failure: 'The user stops before the headers, and a `fetch` of yours drops the signal',
    promise: { status: 'done', finishReason: 'stopped', text: '', requests: 1, endedBy: 'client' },
    setup: { dropsSignal: true },
    serve: (stage) => async (response) => {
      await eventually(() => stage.chat).toBeGreaterThanOrEqual(0);
      await stage.page.evaluate((chat) => window.chat.stop(chat), stage.chat);
      begin(response).write(frame('Hel'));
    },
  },
  {
    id: 'B28',
    failure: 'A second send while the answer comes',
    promise: whole,
    serve: (stage) =>
      after(stage, async (response) => {
        await stage.page.evaluate((chat) => window.chat.sendMore(chat), stage.chat);
        response.end(frame('lo') + DONE);
      }),
  },
  {
    id: 'B29',
    failure: 'The browser stops loading (`window.stop()`)',
    promise: { ...cutShort('network'), endedBy: 'client' },
    serve: () => (response) => begin(response).write(frame('Hel')),
    act: async (stage) => {
      await stage.shows('Hel');
      await stage.page.evaluate(() => window.stop());
    },
  },
  {
    id: 'B30',
    failure: 'The answer meets the length limit of the model',
    promise: { ...whole, finishReason: 'length' },
    setup: { isOpenai: true },
    serve: () => (response) =>
      begin(response).end(
        'data: {"choices":[{"delta":{"content":"Hello"}}]}\n\ndata: {"choices":[{"delta":{},"finish_reason":"length"}]}\n\ndata: [DONE]\n\n',
      ),
  },
];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
