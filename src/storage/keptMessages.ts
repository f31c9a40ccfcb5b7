import type { ChatMessage } from '../core/types.ts';
import { ChatStorageError } from './ChatStorageError.ts';

/** What lies in a storage. A change that this version could not read would get another number. */
export type KeptChat = { version: 1; messages: readonly ChatMessage[] };

/** The name under which a conversation lies, so that it meets nothing else of the application. */
export const keptName = (key: string): string => `react-chat-stream:${key}`;

/** The alternatives of a message are not kept, so it must not offer them. */
export function pack(messages: readonly ChatMessage[]): KeptChat {
  return { version: 1, messages: messages.map(({ branch, ...message }) => message) };
}

/** Reads what `pack` has made, or a bare list of messages. Throws `unreadable` for anything else. */
export function unpack(kept: unknown): readonly ChatMessage[] {
  const { version, messages } = (Array.isArray(kept) ? { version: 1, messages: kept } : (kept ?? {})) as {
    version?: unknown;
    messages?: unknown;
  };
  if (version !== 1 || !Array.isArray(messages) || !messages.every(isMessage)) {
    throw new ChatStorageError('unreadable', kept);
  }
  return messages;
}

function isMessage(value: unknown): value is ChatMessage {
  const { id, role, parts } = (value ?? {}) as Partial<ChatMessage>;
  return typeof id === 'string' && typeof role === 'string' && Array.isArray(parts);
}
