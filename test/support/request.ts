import type { ChatMessage, ChatRequest } from 'react-chat-stream/core';

/** A message of a user's, as the store makes it. */
export function userMessage(text: string, id = 'u1'): ChatMessage {
  return { id, role: 'user', parts: [{ type: 'text', text }], status: 'done', createdAt: 1 };
}

/** A finished answer. */
export function assistantMessage(text: string, id = 'a1'): ChatMessage {
  return { id, role: 'assistant', parts: [{ type: 'text', text }], status: 'done', createdAt: 2 };
}

/** A request as a transport receives it. */
export function chatRequest(changes: Partial<ChatRequest> = {}): ChatRequest {
  const message = changes.message ?? userMessage('Hello');
  return {
    messages: [message],
    message,
    stream: true,
    signal: new AbortController().signal,
    attempt: 1,
    headers: {},
    body: {},
    ...changes,
  };
}

/** A body that gives its pieces one by one; `isCancelled` tells whether its reader gave it up. */
export function bodyOf(...pieces: (string | Uint8Array)[]): {
  body: ReadableStream<Uint8Array>;
  isCancelled(): boolean;
} {
  let isCancelled = false;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { body, isCancelled: () => isCancelled };
}
