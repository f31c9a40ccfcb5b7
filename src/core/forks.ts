import type { ChatMessage } from './types.ts';

/**
 * The alternatives that follow one message: each is the rest of the thread from there on. The visible one's
 * entry is out of date while it is visible; it is written back when another takes its place.
 */
export type ChatFork = { index: number; tails: readonly (readonly ChatMessage[])[] };

/** Forks by the id of the message before them; `''` stands for the beginning. */
export type ChatForks = ReadonlyMap<string, ChatFork>;

/** The visible thread with the alternatives that it hides. */
export type ChatThread = { history: readonly ChatMessage[]; forks: ChatForks };

const keyBefore = (history: readonly ChatMessage[], position: number): string =>
  history[position - 1]?.id ?? '';

/** Cuts the thread at a position, keeps what stood there as an alternative, and makes room for a new one. */
export function forkAt({ history, forks }: ChatThread, position: number): ChatThread {
  const key = keyBefore(history, position);
  const tail = history.slice(position);
  const fork = forks.get(key) ?? { index: 0, tails: [tail] };
  const tails = [...fork.tails.with(fork.index, tail), []];
  return {
    history: history.slice(0, position),
    forks: new Map(forks).set(key, { index: tails.length - 1, tails }),
  };
}

/** Writes on a message that is about to stand at the end of a thread where it is among its alternatives. */
export function withBranch(message: ChatMessage, { history, forks }: ChatThread): ChatMessage {
  const fork = forks.get(keyBefore(history, history.length));
  return fork ? { ...message, branch: { index: fork.index, count: fork.tails.length } } : message;
}

/** Shows another alternative of a message; the same thread where there is none at that index. */
export function selectFork(thread: ChatThread, messageId: string, index: number): ChatThread {
  const { history, forks } = thread;
  const position = history.findIndex((message) => message.id === messageId);
  const key = keyBefore(history, position);
  const fork = forks.get(key);
  const [first, ...rest] = fork?.tails[index] ?? [];
  if (position === -1 || !fork || !first || index === fork.index) return thread;
  const tails = fork.tails.with(fork.index, history.slice(position));
  const before = { history: history.slice(0, position), forks: new Map(forks).set(key, { index, tails }) };
  return { history: [...before.history, withBranch(first, before), ...rest], forks: before.forks };
}
