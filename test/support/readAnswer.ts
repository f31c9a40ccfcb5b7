import { type ChatProtocol, type ChatState, createChatStore, type StreamEvent } from 'react-chat-stream/core';

/** How a recorded body reaches the reader: in one piece, byte by byte, or cut at one place. */
export type Cut = 'whole' | 'bytes' | number;

/** What came of a recorded body: the events, and what a user sees at the end. */
export type ReadAnswer = { events: StreamEvent[]; state: ChatState };

/** Runs a recorded body through the whole library as one answer, as if a server had sent it. */
export async function readAnswer(
  protocol: ChatProtocol,
  body: string | Uint8Array,
  { contentType = 'text/event-stream', cut = 'whole' as Cut, status = 200 } = {},
): Promise<ReadAnswer> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const events: StreamEvent[] = [];
  const store = createChatStore({
    endpoint: '/chat',
    protocol,
    fetch: async () =>
      new Response(streamOf(bytes, cut), { status, headers: { 'content-type': contentType } }),
    onEvent: (event) => events.push(event),
  });
  await store.sendMessage('Hello');
  return { events, state: store.getState() };
}

function streamOf(bytes: Uint8Array, cut: Cut): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream({
    pull(controller) {
      if (position >= bytes.length) return controller.close();
      const end =
        cut === 'whole' ? bytes.length : cut === 'bytes' ? position + 1 : nextEnd(position, cut, bytes);
      controller.enqueue(bytes.slice(position, end));
      position = end;
    },
  });
}

function nextEnd(position: number, cut: number, bytes: Uint8Array): number {
  return position < cut && cut < bytes.length ? cut : bytes.length;
}
