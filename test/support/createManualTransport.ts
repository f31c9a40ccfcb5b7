import type { ChatRequest, ChatTransport, StreamEvent } from 'react-chat-stream/core';

/** One request of a {@link createManualTransport}, answered by hand. */
export type ManualExchange = {
  request: ChatRequest;
  /** Sends events; resolves when the store has taken them in. */
  push(...events: StreamEvent[]): Promise<void>;
  /** Ends the answer without a terminator. */
  close(): Promise<void>;
  /** Breaks the answer off. */
  fail(error: unknown): Promise<void>;
  /** Whether the consumer has closed its side. */
  isClosed: boolean;
};

/** A transport whose answers a test writes event by event. */
export function createManualTransport(): {
  transport: ChatTransport;
  exchanges: ManualExchange[];
  latest(): ManualExchange;
} {
  const exchanges: ManualExchange[] = [];
  const transport: ChatTransport = {
    send(request) {
      const queue: (() => IteratorResult<StreamEvent>)[] = [];
      let wake = (): void => {};
      const deliver = (step: () => IteratorResult<StreamEvent>): Promise<void> => {
        queue.push(step);
        wake();
        return settled();
      };
      const exchange: ManualExchange = {
        request,
        isClosed: false,
        push: async (...events) => {
          for (const value of events) await deliver(() => ({ value, done: false }));
        },
        close: () => deliver(() => ({ value: undefined, done: true })),
        fail: (error) =>
          deliver(() => {
            throw error;
          }),
      };
      exchanges.push(exchange);
      return {
        [Symbol.asyncIterator]: () => ({
          async next() {
            while (queue.length === 0) {
              await new Promise<void>((resolve) => {
                wake = resolve;
              });
            }
            return (queue.shift() as () => IteratorResult<StreamEvent>)(); // the loop has waited for one
          },
          async return() {
            exchange.isClosed = true;
            return { value: undefined, done: true };
          },
        }),
      };
    },
  };
  return {
    transport,
    exchanges,
    latest: () => {
      const exchange = exchanges.at(-1);
      if (!exchange) throw new Error('Nothing has been sent yet.');
      return exchange;
    },
  };
}

/** Lets every promise that is ready run on: no clock is involved, so it works under fake timers. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
