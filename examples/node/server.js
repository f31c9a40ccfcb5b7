// A chat back end that streams, in plain Node.
//
//   POST /chat/stream   {"message": "Hello", "stream": true}    an event stream
//   POST /chat/stream   {"message": "Hello", "stream": false}   {"content": "…"}
//   POST /chat/stream   {"message": "Look", "files": [{"url": "data:…", "mediaType": "image/png", "filename": "a.png"}]}
//   GET  /chat/stream?message=Hello                             an event stream, for EventSource

import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { allowOrigins, HttpError, readBody, sendJson } from './http.js';
import { generate } from './model.js';
import { serveFile } from './static.js';
import { validateBody, validateMessage } from './validate.js';

const PING_INTERVAL_MS = 15_000;
// What the client may know. The exception itself stays in the log.
const ANSWER_FAILED = { error: { code: 'server', message: 'The answer could not be completed.' } };

/** Makes the listener of a server from a model: `generate(message, signal, files)` gives the pieces of an answer. */
export function createChatListener(generate, staticDir = process.env.STATIC_DIR) {
  return async (request, response) => {
    try {
      allowOrigins(request, response);
      const [pathname, query = ''] = request.url.split('?', 2);
      if (request.method === 'OPTIONS') response.writeHead(204).end();
      else if (pathname === '/chat/stream') await answer(request, response, query, generate);
      else if (staticDir && request.method === 'GET') await serveFile(staticDir, pathname, response);
      else throw new HttpError(404, 'Not Found');
    } catch (error) {
      const told = error instanceof HttpError ? error : new HttpError(500, 'Internal Server Error');
      if (told !== error) console.error(error);
      sendJson(response, told.status, { detail: told.detail }, told.headers);
    }
  };
}

async function answer(request, response, query, generate) {
  const { message, stream, files } = await readChatRequest(request, query);
  const clientLeft = new AbortController();
  // 'close' also comes after a complete answer; aborting then does nothing.
  response.on('close', () => clientLeft.abort());
  const { signal } = clientLeft;
  const pieces = generate(message, signal, files);
  await (stream ? sendEvents(response, pieces, signal) : sendWhole(response, pieces, signal));
}

async function readChatRequest(request, query) {
  if (request.method === 'POST') return validateBody(await readBody(request));
  if (request.method === 'GET') {
    const message = new URLSearchParams(query).get('message') ?? undefined;
    return { message: validateMessage(message, ['query', 'message']), stream: true, files: [] };
  }
  throw new HttpError(405, 'Method Not Allowed', { allow: 'GET, POST' });
}

/** One event a piece, then `done`. */
async function sendEvents(response, pieces, signal) {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Else nginx collects the pieces and delivers them all at the end.
    'x-accel-buffering': 'no',
  });
  const send = async (data, eventLine = '') => {
    const hasRoom = response.write(`${eventLine}data: ${JSON.stringify(data)}\n\n`);
    if (!hasRoom) await once(response, 'drain', { signal });
  };
  // Comments keep proxies from closing a connection on which a slow model is still thinking.
  const ping = setInterval(() => response.write(': ping\n\n'), PING_INTERVAL_MS);
  try {
    for await (const piece of pieces) await send({ content: piece, done: false });
    await send({ content: '', done: true });
  } catch (error) {
    logFailure(error, signal);
    // The status 200 is long gone: an error can only be told inside the stream.
    if (!signal.aborted) await send(ANSWER_FAILED, 'event: error\n');
  } finally {
    clearInterval(ping);
    response.end();
  }
}

/** The complete answer as `{"content": …}`. */
async function sendWhole(response, pieces, signal) {
  try {
    let content = '';
    for await (const piece of pieces) content += piece;
    sendJson(response, 200, { content });
  } catch (error) {
    logFailure(error, signal);
    sendJson(response, 500, ANSWER_FAILED);
  }
}

function logFailure(error, signal) {
  if (signal.aborted) console.info('The client left: the answer is not written any further.');
  else console.error('The answer failed.', error);
}

/** Listens on PORT until it is told to end. */
export function run(listener) {
  const server = createServer(listener);
  server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1', () => {
    console.info(`Listening on http://127.0.0.1:${server.address().port}`);
  });
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run(createChatListener(generate));
