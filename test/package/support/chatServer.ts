import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const PIECE_MS = 120;

/** Serves a built app from `directory`, and at POST /chat/stream an answer in pieces. */
export async function startChatServer(
  directory: string,
  pieces: readonly string[],
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    if (request.method === 'POST' && request.url === '/chat/stream') {
      request.resume();
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const content of pieces) {
        response.write(`data: ${JSON.stringify({ content, done: false })}\n\n`);
        await wait(PIECE_MS);
      }
      response.end('data: {"content": "", "done": true}\n\n');
      return;
    }
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const name = pathname === '/' ? 'index.html' : path.normalize(`.${pathname}`);
    try {
      const body = await readFile(path.join(directory, name));
      response
        .writeHead(200, { 'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}
