import type { ChatMessage } from '../core/types.ts';

/** What lies in a storage. A change that this version could not read would get another number. */
export type KeptChat = { version: 1; messages: readonly ChatMessage[] };

/** The name under which a conversation lies, so that it meets nothing else of the application. */
export const keptName = (key: string): string => `react-chat-stream:${key}`;

// What belongs to a conversation has a prefix of its own: with an ending it could meet a conversation of that name.
export const draftName = (key: string): string => `react-chat-stream-draft:${key}`;
export const unreadableName = (key: string): string => `react-chat-stream-unreadable:${key}`;

/** The alternatives of a message are not kept, so it must not offer them. */
export function pack(messages: readonly ChatMessage[]): KeptChat {
  return { version: 1, messages: messages.map(({ branch, ...message }) => message) };
}

/** Reads what `pack` has made, or a bare list of messages. Throws what it is for anything else. */
export function unpack(kept: unknown): readonly ChatMessage[] {
  const { version, messages } = (Array.isArray(kept) ? { version: 1, messages: kept } : (kept ?? {})) as {
    version?: unknown;
    messages?: unknown;
  };
  if (version !== 1 || !isMessageList(messages)) throw kept;
  return messages;
}

/** Whether these are messages that the parts can show: what a storage gives may be anything. */
export function isMessageList(value: unknown): value is readonly ChatMessage[] {
  return Array.isArray(value) && value.every(isMessage);
}

function isMessage(value: unknown): boolean {
  const { id, role, parts } = (value ?? {}) as Partial<ChatMessage>;
  return isText(id) && isText(role) && Array.isArray(parts) && parts.every(isPart);
}

function isPart(value: unknown): boolean {
  const part = (value ?? {}) as Record<string, unknown>;
  // A part of a kind that is not known is passed over when it is shown.
  const { needs = [], mayHave = [] } = TEXTS_OF.get(part.type) ?? {};
  return (
    isText(part.type) &&
    needs.every((name) => isText(part[name])) &&
    mayHave.every((name) => part[name] == null || isText(part[name]))
  );
}

/** What is text in a part of each kind, where it is there. */
const TEXTS_OF = new Map<unknown, { needs: readonly string[]; mayHave?: readonly string[] }>([
  ['text', { needs: ['text'] }],
  ['reasoning', { needs: ['text'] }],
  ['tool-call', { needs: ['toolCallId', 'toolName', 'inputText', 'state'], mayHave: ['errorText'] }],
  ['source', { needs: ['sourceId'], mayHave: ['url', 'title'] }],
  ['file', { needs: ['url', 'mediaType'], mayHave: ['filename'] }],
]);

const isText = (value: unknown): value is string => typeof value === 'string';
