import type { ChatBranch, ChatMessage } from './types.ts';

/**
 * The alternatives by the id of the message before them (`''` stands for the beginning). Each is the rest of the
 * thread from there on. The visible one's entry is out of date until another takes its place.
 */
export type ChatForks = ReadonlyMap<string, readonly (readonly ChatMessage[])[]>;

/** The visible thread with the alternatives that it hides. */
export type ChatThread = { history: readonly ChatMessage[]; forks: ChatForks };

/** Cuts the thread at a position. What stood there is kept, and `branch` is for the message that will stand there. */
export function forkAt(
  { history, forks }: ChatThread,
  position: number,
): ChatThread & { branch?: ChatBranch } {
  if (!history[position]) return { history, forks };
  const [key, tails] = tailsAt({ history, forks }, position);
  return {
    history: history.slice(0, position),
    forks: new Map(forks).set(key, [...tails, []]),
    branch: { index: tails.length, count: tails.length + 1 },
  };
}

/** Shows another alternative of a message; the same thread where there is none at that index. */
export function selectFork(thread: ChatThread, messageId: string, index: number): ChatThread {
  const { history, forks } = thread;
  const position = history.findIndex(({ id }) => id === messageId);
  const [key, tails] = tailsAt(thread, position);
  const [first, ...rest] = tails[index] ?? [];
  if (position < 0 || !first) return thread;
  const shown = { ...first, branch: { index, count: tails.length } };
  return { history: [...history.slice(0, position), shown, ...rest], forks: new Map(forks).set(key, tails) };
}

/** The alternatives at a position, the visible one up to date. */
function tailsAt({ history, forks }: ChatThread, position: number): [string, (readonly ChatMessage[])[]] {
  const key = history[position - 1]?.id ?? '';
  const tails = [...(forks.get(key) ?? [])];
  tails[history[position]?.branch?.index ?? 0] = history.slice(position);
  return [key, tails];
}
