import { ChatError, type ChatTransport, type StreamEvent } from 'react-chat-stream/core';

/** A transport without a network: it yields these events, then stays silent until it is stopped. */
export function yields(...events: readonly StreamEvent[]): ChatTransport {
  return {
    async *send({ signal }) {
      yield* events;
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
  };
}

/** A transport whose connection breaks at once, each time. */
export const breaks: ChatTransport = {
  // biome-ignore lint/correctness/useYield: it fails before it has anything to give
  async *send() {
    throw new ChatError('network');
  },
};

/** A transport without a network that writes a text by the clock, so that a slow machine does not make it late. */
export function writesByClock(text: string, tokensPerSecond: number): ChatTransport {
  const tokens = text.match(/\s*\S{1,5}/g) ?? [];
  return {
    async *send({ signal }) {
      const startedAt = performance.now();
      let written = 0;
      while (written < tokens.length && !signal.aborted) {
        const due = ((performance.now() - startedAt) / 1000) * tokensPerSecond;
        for (const token of tokens.slice(written, Math.ceil(due))) yield { type: 'text-delta', delta: token };
        written = Math.max(written, Math.ceil(due));
        await new Promise((resolve) => setTimeout(resolve, 8));
      }
      yield { type: 'finish' };
    },
  };
}
