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
