import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createChat, type ServedChat } from './servedChat.ts';

/** Serves the fixture page, and beside it chats that answer as the page or a test tells them to. */
export type EngineServer = {
  url: string;
  /** A chat by its id; made when first asked for. */
  chat(id: string): ServedChat;
  close(): Promise<void>;
};

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Engine tests</title><script src="/page.js"></script>';

/** @param script - The bundle of the page. */
export async function startServer(script: string): Promise<EngineServer> {
  const chats = new Map<string, ServedChat>();
  const chat = (id: string): ServedChat => {
    const known = chats.get(id) ?? createChat();
    chats.set(id, known);
    return known;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, area, id = '', action] = pathname.split('/');
    if (area === 'chat') return chat(id).answer(request, response);
    // As a chat does: no connection is used twice.
    response.setHeader('connection', 'close');
    if (area === 'control') return control(chat(id), action, request, response);
    const isScript = area === 'page.js';
    response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    response.end(isScript ? script : area === 'favicon.ico' ? '' : PAGE);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      if (!response.headersSent) response.statusCode = 500;
      response.end(error.message);
    });
  });
  // An answer that is written in drops must not be held back to fill a packet.
  server.on('connection', (socket) => socket.setNoDelay(true));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chat,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the page tells and asks, beside its chats. */
async function control(
  chat: ServedChat,
  action: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const told = JSON.parse(await text(request));
  if (action === 'replies') chat.reply(told);
  if (action === 'gate') chat.open(told);
  const seen = action === 'until' ? await chat.until(told) : chat.seen();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(seen));
}
