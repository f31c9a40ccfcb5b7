import type { ChatBranch, ChatMessage } from './types.ts';

/** The visible thread. */
export type ChatThread = { history: readonly ChatMessage[] };

type Tail = readonly ChatMessage[];

/**
 * The alternatives of a message, each the rest of the thread from there on; the visible one's is out of date until another
 * takes its place. They are kept by the object `branch`: it goes with its message, whatever an application does to ids
 * and to what stands before it.
 */
const alternatives = new WeakMap<ChatBranch, readonly Tail[]>();

/** Cuts the thread at a position. What stood there is kept, and `branch` is for the message that will stand there. */
export function forkAt(history: Tail, position: number): ChatThread & { branch?: ChatBranch } {
  if (!history[position]) return { history };
  const tails = [...tailsAt(history, position), []];
  return { history: history.slice(0, position), branch: branchOf(tails, tails.length - 1) };
}

/** Shows another alternative of a message; the same thread where there is none at that index. */
export function selectFork({ history }: ChatThread, messageId: string, index: number): ChatThread {
  const position = history.findIndex(({ id }) => id === messageId);
  const tails = tailsAt(history, position);
  const [first, ...rest] = tails[index] ?? [];
  if (position < 0 || !first) return { history };
  const shown = { ...first, branch: branchOf(tails, index) };
  return { history: [...history.slice(0, position), shown, ...rest] };
}

/**
 * The `branch` of a message from outside. A copy of it stands for the one of the visible message with that id; one that
 * nothing stands behind (it was stored) is none.
 */
export function knownBranch({ id, branch }: ChatMessage, visible: Tail): ChatBranch | undefined {
  if (!branch || alternatives.has(branch)) return branch;
  return visible.find((message) => message.id === id)?.branch;
}

/** The alternatives at a position, the visible one up to date. */
function tailsAt(history: Tail, position: number): Tail[] {
  const branch = history[position]?.branch;
  const tails = [...(alternatives.get(branch as ChatBranch) ?? [])];
  tails[branch?.index ?? 0] = history.slice(position);
  return tails;
}

function branchOf(tails: readonly Tail[], index: number): ChatBranch {
  const branch = { index, count: tails.length };
  alternatives.set(branch, tails);
  return branch;
}
