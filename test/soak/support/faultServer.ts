import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { planConversation, type Script, type Turn } from './conversationPlan.ts';

/** One request as the server saw it. */
export type SeenRequest = {
  /** 1 for the first try of a turn, as the library counts. */
  attempt: number;
  script: Script | undefined;
  idempotencyKey?: string;
  lastEventId?: string;
  /** What it has said so far, in this answer. */
  spoken: string;
  isClosed: boolean;
  /** The page never said that it had taken everything in, or never closed a silent answer. */
  isUnheard?: boolean;
};

/** A server that misbehaves on purpose: what it does with each request follows from the seed and the turn's name. */
export type FaultServer = {
  /** One for each page: browsers open six connections to an origin and no more. */
  origins: readonly string[];
  /** Where nobody listens. */
  refusingOrigin: string;
  /** The page has everything that an attempt of this turn was meant to say. */
  heard(turn: string, attempt: number): void;
  /** What was asked in a turn. */
  requests(turn: string): readonly SeenRequest[];
  /** Resolves when the answers of a turn are closed on both sides, or with `false` after a while. */
  allClosed(turn: string): Promise<boolean>;
  forget(turn: string): void;
  openSockets(): Promise<number>;
  close(): Promise<void>;
};

/** How long the page has for what takes it a moment, in milliseconds. */
const PATIENCE_MS = 10_000;

type Exchange = SeenRequest & { heard: () => void; closed: Promise<unknown> };

export async function startFaultServer(seed: number, pages: number, script: string): Promise<FaultServer> {
  const turns = new Map<string, Exchange[]>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const turnName = String(request.headers['x-turn'] ?? '');
    if (!turnName) return servePage(request, response, script);
    request.resume();
    const exchanges = turns.get(turnName) ?? [];
    turns.set(turnName, exchanges);
    const attempt = Number(request.headers['x-attempt']);
    const { promise: wasHeard, resolve: heard } = deferred();
    const exchange: Exchange = {
      attempt,
      script: planOf(seed, turnName)?.scripts[attempt - 1],
      idempotencyKey: header(request, 'idempotency-key'),
      lastEventId: header(request, 'last-event-id'),
      spoken: '',
      isClosed: false,
      heard,
      closed: once(response, 'close').then(() => {
        exchange.isClosed = true;
      }),
    };
    exchanges.push(exchange);
    // One answer a connection: a browser sends a request again by itself where a connection it uses again breaks.
    response.setHeader('connection', 'close');
    if (exchange.script) await play(exchange.script, exchange, response, wasHeard);
    else response.writeHead(500).end();
  }

  const servers = await Promise.all(
    Array.from({ length: pages }, () =>
      listen(createServer((request, response) => void answer(request, response))),
    ),
  );
  const refusing = await listen(createServer());
  const refusingOrigin = originOf(refusing);
  await closeServer(refusing);

  return {
    origins: servers.map(originOf),
    refusingOrigin,
    heard: (turn, attempt) =>
      turns
        .get(turn)
        ?.find((exchange) => exchange.attempt === attempt)
        ?.heard(),
    requests: (turn) => turns.get(turn) ?? [],
    async allClosed(turn) {
      const closed = Promise.all((turns.get(turn) ?? []).map((exchange) => exchange.closed)).then(() => true);
      return (await within(closed, PATIENCE_MS)) ?? false;
    },
    forget: (turn) => void turns.delete(turn),
    async openSockets() {
      const counts = await Promise.all(
        servers.map(
          (server) => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
        ),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map(closeServer));
    },
  };
}

/** Answers as the script says, and ends as it says. */
async function play(
  script: Script,
  exchange: Exchange,
  response: ServerResponse,
  wasHeard: Promise<unknown>,
): Promise<void> {
  const { ending } = script;
  if (ending === '500' || ending === '503' || ending === '429')
    return void response.writeHead(Number(ending), { 'content-type': 'text/plain' }).end('No.');
  if (ending === 'hang-up') return void response.socket?.destroy();
  if (ending !== 'mute') {
    response.writeHead(200, { 'content-type': CONTENT_TYPES[script.format] });
    response.flushHeaders();
    await say(script, exchange, response);
  }
  if (exchange.isClosed) return;
  switch (ending) {
    case 'malformed':
      return void response.end(frameOf(script, '{"content":'));
    case 'in-band':
      return void response.end(frameOf(script, '{"error":{"message":"The model has fainted."}}'));
    case 'done':
      return void response.end(script.format === 'json' ? '' : frameOf(script, '{"content":"","done":true}'));
    case 'reset':
    case 'cut': {
      // A reset, and in a browser any broken body, may take with it what has not been read yet.
      const isHeard = await within(
        Promise.race([wasHeard, exchange.closed]).then(() => true),
        PATIENCE_MS,
      );
      exchange.isUnheard = !isHeard;
      return void (ending === 'reset' ? response.socket?.resetAndDestroy() : response.socket?.end());
    }
    case 'stall':
    case 'mute': {
      const isClosed = await within(
        exchange.closed.then(() => true),
        PATIENCE_MS,
      );
      exchange.isUnheard = !isClosed;
      return void response.destroy();
    }
    default:
      response.end();
  }
}

const CONTENT_TYPES = { sse: 'text/event-stream', ndjson: 'application/x-ndjson', json: 'application/json' };

async function say(script: Script, exchange: Exchange, response: ServerResponse): Promise<void> {
  const { pieces, malformedAt, firstId, format, pace, hasComments, lineEnd } = script;
  const frames = pieces.map((content, index) => {
    const data = JSON.stringify({ content, done: false });
    const bad = index === malformedAt ? frameOf(script, '{"content": what?') : '';
    const comment = hasComments && index % 3 === 0 ? `: keep-alive${lineEnd}${lineEnd}` : '';
    return bad + comment + frameOf(script, data, firstId === undefined ? undefined : firstId + index);
  });
  const writes =
    format === 'json'
      ? [JSON.stringify({ content: pieces.join('') })]
      : pace === 'burst'
        ? [frames.join('')]
        : frames;
  for (const [index, text] of writes.entries()) {
    for (const part of pace === 'bytes' ? bytesOf(text) : [text]) {
      if (exchange.isClosed) return;
      response.write(part);
      await (pace === 'slow' ? setTimeout((index * 7) % 15) : setImmediate());
    }
    exchange.spoken += writes.length === pieces.length ? pieces[index] : pieces.join('');
  }
}

function frameOf({ format, lineEnd }: Script, data: string, id?: number): string {
  if (format !== 'sse') return data + lineEnd;
  return `${id === undefined ? '' : `id: ${id}${lineEnd}`}data: ${data}${lineEnd}${lineEnd}`;
}

function bytesOf(text: string): readonly Uint8Array[] {
  return Array.from(new TextEncoder().encode(text), (byte) => Uint8Array.of(byte));
}

function planOf(seed: number, turnName: string): Turn | undefined {
  const [conversation, turn] = turnName.split('.').map(Number) as [number, number];
  return planConversation(seed, conversation)[turn];
}

function servePage(request: IncomingMessage, response: ServerResponse, script: string): void {
  const isScript = request.url === '/main.js';
  response.setHeader('connection', 'close');
  response.setHeader(
    'content-type',
    isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
  );
  response.end(isScript ? script : PAGE);
}

const PAGE =
  '<!doctype html><html lang="en"><title>Soak</title><link rel="icon" href="data:,"><body><script type="module" src="/main.js"></script>';

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function closeServer(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** What a promise gives, or `undefined` where that takes longer than so many milliseconds. */
async function within<Value>(promise: Promise<Value>, ms: number): Promise<Value | undefined> {
  const controller = new AbortController();
  try {
    return await Promise.race([promise, setTimeout(ms, undefined, { signal: controller.signal })]);
  } finally {
    controller.abort();
  }
}
