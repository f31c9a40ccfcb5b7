import { knownBranch } from './forks.ts';
import { randomId } from './randomId.ts';
import type { ChatInput, ChatMessage, ChatPart } from './types.ts';
import { warn } from './warn.ts';

/** Makes a user message, without its id, of what was sent; `undefined` where there is nothing in it. */
export function toUserMessage(input: ChatInput): Omit<ChatMessage, 'id'> | undefined {
  const { text, files, parts, metadata } = typeof input === 'string' ? { text: input } : (input ?? {});
  // Without types it may be something else, which is no text.
  const said: ChatPart[] = text?.trim?.() ? [{ type: 'text', text }] : [];
  const all = [...said, ...(parts ?? []), ...(files ?? [])].filter(Boolean);
  return all[0] && { role: 'user', parts: all, status: 'done', createdAt: Date.now(), metadata };
}

/**
 * Makes messages from outside safe to show: the last of those that share an id wins, each has an id and parts, with
 * no holes among them, none is left streaming except the one that is, and `branch` is there only where alternatives
 * are. A message that needs no mending keeps its identity.
 */
export function normalizeMessages(
  given?: readonly ChatMessage[] | null,
  visible: readonly ChatMessage[] = [],
  liveId?: string,
): readonly ChatMessage[] {
  const messages = (given ?? []).map((message) => (message.id ? message : { ...message, id: randomId() }));
  const byId = new Map(messages.map((message) => [message.id, message]));
  if (process.env.NODE_ENV !== 'production' && byId.size < messages.length) {
    warn(
      `${messages.length - byId.size} messages share an id with another.`,
      'A list needs each id once, so only the last message of each id is shown.',
      'Give every message its own id.',
    );
  }
  if (
    process.env.NODE_ENV !== 'production' &&
    messages.some((message) => 'content' in message && !message.parts)
  ) {
    warn(
      'A message with `content` and without `parts` was given.',
      'Nothing of it can be shown: here the content of a message is its parts.',
      "Give it `parts: [{ type: 'text', text: content }]`.",
    );
  }
  return [...byId.values()].map((message) => {
    const isLeftOver = message.status === 'streaming' && message.id !== liveId;
    const branch = knownBranch(message, visible);
    const parts = (message.parts ?? []).filter(Boolean);
    if (parts.length === message.parts?.length && !isLeftOver && branch === message.branch) return message;
    return { ...message, branch, parts, status: isLeftOver ? 'stopped' : message.status };
  });
}
