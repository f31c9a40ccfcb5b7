import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a provider speaks. */
export type ProviderScript = {
  type: string;
  /** A whole answer that says "Hello there". */
  answer: readonly string[];
  /** A frame that reports a failure. */
  failure: string;
};

/** A provider on loopback. What it does stands in the prompt: `/hang` goes silent half-way, `/fail` reports an error there, `/wait` says nothing at all, `/refuse` is 401, `/busy` 429. */
export type FakeProvider = {
  url: string;
  seen: { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }[];
  /** Settles when a request that is not refused has come. */
  nextRequest(): Promise<unknown>;
  /** Settles when a client has closed an answer that was not complete. */
  nextClose(): Promise<unknown>;
  close(): Promise<void>;
};

export async function startFakeProvider({ type, answer, failure }: ProviderScript): Promise<FakeProvider> {
  const seen: FakeProvider['seen'] = [];
  const events = new EventEmitter();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    seen.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(text) });
    response.on('close', () => {
      if (!response.writableEnded) events.emit('close');
    });
    const refusal = text.includes('/refuse') ? 401 : text.includes('/busy') ? 429 : undefined;
    if (refusal) {
      response.writeHead(refusal, { 'content-type': 'application/json', 'retry-after': '7' });
      response.end('{"error":{"message":"Not now","type":"refused"}}');
      return;
    }
    events.emit('request');
    if (text.includes('/wait')) return;
    response.writeHead(200, { 'content-type': type });
    const half = answer.slice(0, Math.ceil(answer.length / 2));
    if (text.includes('/hang')) response.write(half.join(''));
    else if (text.includes('/fail')) response.end([...half, failure].join(''));
    else response.end(answer.join(''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    nextRequest: () => once(events, 'request'),
    nextClose: () => once(events, 'close'),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
