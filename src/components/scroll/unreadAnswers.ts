import type { ChatMessage } from '../../core/types.ts';

/**
 * Counts the answers whose end the reader has not seen, from the moment on at which the end of the thread went out of
 * view: those that came since, and the one that was being written then, once it has ended. What the reader wrote does
 * not count, nor what came in above.
 */
export function createUnreadCount(
  messages: readonly ChatMessage[],
): (messages: readonly ChatMessage[]) => number {
  const seen = new Set(messages.map(({ id }) => id));
  const left = messages.at(-1);
  const unfinished = left?.status === 'streaming' ? left.id : undefined;
  return (now) => {
    let count = 0;
    // From the end, and no further than needed: the thread may be long, and this runs with each publish.
    for (let index = now.length - 1; index >= 0; index--) {
      const { id, role, status } = now[index] as ChatMessage;
      if (seen.has(id)) return id === unfinished && status !== 'streaming' ? count + 1 : count;
      if (role === 'assistant') count += 1;
    }
    return count;
  };
}
