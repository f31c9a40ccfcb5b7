import type { ChatState } from '../core/types.ts';

/** Whether the newest message is an answer, or as much of one as has come. */
export function endsWithAnswer({ messages }: ChatState): boolean {
  return messages.at(-1)?.role === 'assistant';
}
