import { act } from '@testing-library/react';
import type { ChatError } from '../../src/core/ChatError.ts';
import type { ChatMessage, ChatRequest, ChatTransport, StreamEvent } from '../../src/core/types.ts';

/** A transport that a test pushes event by event. */
export type ManualTransport = ChatTransport & {
  /** Every request so far. */
  requests: ChatRequest[];
  /** Delivers events and lets them be shown. */
  push(...events: StreamEvent[]): Promise<void>;
  /** Delivers text. */
  write(text: string): Promise<void>;
  /** The terminator. */
  finish(event?: Omit<StreamEvent & { type: 'finish' }, 'type'>): Promise<void>;
  fail(error: ChatError): Promise<void>;
};

export function createManualTransport(): ManualTransport {
  const requests: ChatRequest[] = [];
  let queue: StreamEvent[] = [];
  let wake: () => void = () => undefined;

  const push = (...events: StreamEvent[]): Promise<void> =>
    act(async () => {
      queue.push(...events);
      wake();
      await nextFrame();
    });

  return {
    requests,
    push,
    write: (delta) => push({ type: 'text-delta', delta }),
    finish: (event) => push({ type: 'finish', ...event }),
    fail: (error) => push({ type: 'error', error }),
    async *send(request) {
      requests.push(request);
      queue = [];
      request.signal.addEventListener('abort', () => wake());
      while (!request.signal.aborted) {
        for (const event of queue.splice(0)) yield event;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (queue.length > 0) resolve();
        });
      }
    },
  };
}

/** One frame and what follows it: by then the store has published. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

let count = 0;

/** A message that is already there. */
export function textMessage(role: ChatMessage['role'], text: string): ChatMessage {
  count += 1;
  return { id: `old-${count}`, role, parts: [{ type: 'text', text }], status: 'done', createdAt: 0 };
}
