import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Expected, Reply, Seen, Step } from '../reply.ts';

/** How long a count is waited for, in milliseconds. */
const UNTIL_LIMIT_MS = 15_000;

/** One chat of the server: what it will answer, and what it has seen. */
export type ServedChat = {
  /** The answers to come, one a request; the last one serves all further ones. */
  reply(replies: readonly Reply[]): void;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Lets every answer pass that waits at a gate, now or later. */
  open(gate: string): void;
  seen(): Seen;
  /** Waits until the counts are reached, and not for ever: gives what has been seen by then. */
  until(expected: Expected): Promise<Seen>;
};

export function createChat(): ServedChat {
  let replies: readonly Reply[] = [];
  const seen = { requests: [] as Seen['requests'][number][], closed: 0, ended: 0 };
  const gates = new Set<string>();
  const watchers = new Set<() => void>();

  function change(): void {
    for (const watcher of [...watchers]) watcher();
  }

  /** Waits until a condition holds, or the signal says that nobody waits any more. */
  function until(isTrue: () => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!isTrue() && !signal.aborted) return;
        watchers.delete(check);
        signal.removeEventListener('abort', check);
        resolve();
      };
      watchers.add(check);
      signal.addEventListener('abort', check);
      check();
    });
  }

  async function take(step: Step, response: ServerResponse, signal: AbortSignal): Promise<void> {
    if (typeof step === 'object') {
      if ('gate' in step) return until(() => gates.has(step.gate), signal);
      if ('pause' in step) return delay(step.pause, undefined, { signal }).catch(() => {});
      response.write(Uint8Array.from(step.bytes));
    } else if (step === 'headers') response.flushHeaders();
    else if (step === 'hang') await until(() => false, signal);
    else if (step === 'break') response.socket?.resetAndDestroy();
    else if (step === 'break-quietly') response.socket?.destroy();
    else response.write(step);
    // Written in two turns, two pieces do not become one packet.
    await delay(1);
  }

  return {
    reply(next) {
      replies = next;
    },
    async answer(request, response) {
      const { method = '', url = '', headers } = request;
      const left = new AbortController();
      response.once('close', () => {
        seen.ended++;
        if (!response.writableFinished) seen.closed++;
        left.abort();
        change();
      });
      const body = await text(request);
      const place = seen.requests.length;
      seen.requests.push({
        method,
        url,
        headers: headers as Record<string, string>,
        body: body ? JSON.parse(body) : {},
      });
      change();
      const reply = replies[Math.min(place, replies.length - 1)] ?? {};
      response.writeHead(reply.status ?? 200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Browsers send a POST again by themselves when a connection that they have used before breaks before the
        // headers. No case is about that, so no connection is used twice.
        connection: 'close',
        ...reply.headers,
      });
      for (const step of reply.steps ?? []) {
        await take(step, response, left.signal);
        if (left.signal.aborted) return;
      }
      response.end();
    },
    open(gate) {
      gates.add(gate);
      change();
    },
    seen: () => seen,
    async until(expected) {
      const isReached = (): boolean =>
        (['requests', 'closed', 'ended'] as const).every((name) => {
          const count = name === 'requests' ? seen.requests.length : seen[name];
          return count >= (expected[name] ?? 0);
        });
      await until(isReached, AbortSignal.timeout(UNTIL_LIMIT_MS));
      return seen;
    },
  };
}
