/** One server for everybody: the built pages, and the answer in each one's wire format at the same pace. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { WIRES } from './wires.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const TICK_MS = 2;

/**
 * @param {string} directory - Where the built pages are.
 * @returns {Promise<{ origin: string, prepare: (answer: PreparedAnswer) => StreamHandle, close: () => void }>}
 * @typedef {{ pieces: string[], perSecond: number, head?: string }} PreparedAnswer - `head` is sent in one piece at
 *   once; the pieces follow when `go` is called.
 * @typedef {{ go: () => void, ended: Promise<void>, length: number }} StreamHandle
 */
export async function startServer(directory) {
  let current;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://bench');
    const [, first, second] = pathname.split('/');
    if (first === 'stream') {
      request.resume();
      return current.play(response, WIRES[second]);
    }
    const file = path.join(directory, first ?? '', second || 'index.html');
    try {
      const content = await readFile(file);
      response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    prepare: (answer) => {
      current = createStream(answer);
      return current;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function createStream({ pieces, perSecond, head }) {
  const started = withResolvers();
  const ended = withResolvers();
  if (head === undefined) started.resolve();
  const play = async (response, wire) => {
    response.socket.setNoDelay(true);
    response.writeHead(200, wire.headers);
    response.flushHeaders();
    if (wire.begin) response.write(wire.begin);
    if (head !== undefined) response.write(wire.piece(head));
    await started.promise;
    const startedAt = performance.now();
    let sent = 0;
    while (sent < pieces.length && !response.destroyed) {
      const due = Math.min(pieces.length, Math.ceil(((performance.now() - startedAt) / 1000) * perSecond));
      // A write for each, as a model's server does; the socket may join them.
      while (sent < due) response.write(wire.piece(pieces[sent++]));
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    response.end(wire.end);
    ended.resolve();
  };
  return { play, go: started.resolve, ended: ended.promise, length: pieces.length };
}

/** Node 20 has no `Promise.withResolvers`. */
function withResolvers() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
