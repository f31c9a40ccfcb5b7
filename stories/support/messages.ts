import type { ChatMessage } from 'react-chat-stream/core';

// One fixed moment, so that the stories look the same whenever they are opened.
const MORNING = Date.UTC(2026, 10, 22, 9, 30);

/** A thread of alternating messages, the user's first. */
export function thread(...texts: readonly string[]): ChatMessage[] {
  return texts.map((text, index) => ({
    id: `message-${index + 1}`,
    role: index % 2 === 0 ? 'user' : 'assistant',
    parts: [{ type: 'text', text }],
    status: 'done',
    createdAt: MORNING + index * 60_000,
  }));
}
