import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { build } from 'esbuild';
import { BROKEN } from './answers.ts';
import { createCertificate } from './certificate.ts';

/** One request as the server saw it. */
export type SeenRequest = {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** Which side ended the answer; `undefined` while it goes on. */
  endedBy?: 'client' | 'server';
};

/** How a route answers. `number` counts its requests from 1. */
export type Serve = (response: ServerResponse, request: SeenRequest, number: number) => unknown;

/** A path of its own for one test. */
export type Route = { path: string; requests: readonly SeenRequest[] };

/** A real server that does what it is told, on HTTP/1.1, on another origin and on HTTP/2. */
export type BackEnd = {
  origin: string;
  /** The same routes on another port. */
  otherOrigin: string;
  /** The same routes over TLS and HTTP/2. */
  secureOrigin: string;
  /** `isOpen: false` lets no other origin in. */
  route(serve: Serve, isOpen?: boolean): Route;
  close(): Promise<void>;
};

const PAGE =
  '<!doctype html><html lang="en"><title>Failures</title><script type="module" src="/main.js"></script>';
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, idempotency-key, last-event-id',
  'access-control-max-age': '600',
};

export async function startBackEnd(): Promise<BackEnd> {
  const bundle = await bundlePage();
  const routes = new Map<string, { serve: Serve; isOpen: boolean; requests: SeenRequest[] }>();

  const listener: RequestListener = async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const route = routes.get(path);
    if (!route) {
      // Not chained: over HTTP/2 `setHeader` gives nothing back.
      response.setHeader('content-type', path === '/main.js' ? 'text/javascript' : 'text/html');
      return response.end(path === '/main.js' ? bundle : PAGE);
    }
    if (route.isOpen)
      for (const [name, value] of Object.entries(CROSS_ORIGIN)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') return response.end();
    const { method = '', url = '', headers } = request;
    const seen: SeenRequest = { method, url, headers, body: '' };
    const number = route.requests.push(seen);
    response.on('close', () => {
      seen.endedBy = response.writableEnded || BROKEN.has(response) ? 'server' : 'client';
    });
    for await (const chunk of request) seen.body += chunk;
    await route.serve(response, seen, number);
  };

  const servers: Server[] = [createServer(listener), createServer(listener)];
  // The compatibility layer of node:http2 serves the same listener.
  servers.push(createSecureServer({ ...createCertificate(), allowHTTP1: false }, listener as never));
  const [origin, otherOrigin, secureOrigin] = await Promise.all(
    servers.map(
      async (server, index) => `${index === 2 ? 'https' : 'http'}://127.0.0.1:${await listen(server)}`,
    ),
  );

  return {
    origin: origin ?? '',
    otherOrigin: otherOrigin ?? '',
    secureOrigin: secureOrigin ?? '',
    route(serve, isOpen = true) {
      const path = `/chat/${routes.size + 1}`;
      const requests: SeenRequest[] = [];
      routes.set(path, { serve, isOpen, requests });
      return { path, requests };
    },
    async close() {
      for (const server of servers) {
        if ('closeAllConnections' in server)
          (server as { closeAllConnections(): void }).closeAllConnections();
        server.close();
      }
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('../page/main.ts', import.meta.url).pathname],
    // The names that a user would import: tsconfig.json says where they are here.
    tsconfig: new URL('../../../tsconfig.json', import.meta.url).pathname,
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
