import { tryJson } from './serverError.ts';
import type { ChatMessage, ChatPart, StreamEvent, ToolCallPart } from './types.ts';

/** Adds one event to the answer being written. Only the part that it concerns gets a new identity. */
export function applyStreamEvent(message: ChatMessage, event: StreamEvent): ChatMessage {
  switch (event.type) {
    case 'text-delta':
      return appendText(message, 'text', event.delta);
    case 'reasoning-delta':
      return appendText(message, 'reasoning', event.delta);
    case 'source':
    case 'file':
      return append(message, event);
    case 'data': {
      const { name, id, data } = event;
      const part = { type: `data-${name}`, id, data } as const;
      return replace(
        message,
        (old) => id !== undefined && old.type === part.type && 'id' in old && old.id === id,
        () => part,
        part,
      );
    }
    case 'tool-call-start': {
      const { toolCallId, toolName } = event;
      return append(message, {
        type: 'tool-call',
        toolCallId,
        toolName,
        inputText: '',
        state: 'input-streaming',
      });
    }
    case 'tool-call-delta':
      return updateToolCall(message, event.toolCallId, ({ inputText }) => ({
        inputText: inputText + event.delta,
      }));
    case 'tool-call-end':
      return updateToolCall(message, event.toolCallId, ({ toolName, inputText }) => ({
        toolName: event.toolName ?? toolName,
        // Input that is not JSON stays text: nothing that arrived is lost.
        input: event.input ?? tryJson(inputText || '{}'),
        state: 'input-available',
      }));
    case 'tool-result':
      return updateToolCall(message, event.toolCallId, () => ({
        output: event.output,
        errorText: event.errorText,
        state: event.errorText === undefined ? 'output-available' : 'output-error',
      }));
    case 'message-start':
    case 'metadata':
    case 'finish':
      return event.metadata ? { ...message, metadata: { ...message.metadata, ...event.metadata } } : message;
    case 'heartbeat':
    case 'error':
      return message;
    default:
      // A transport may be newer than this version: an event that it does not know changes nothing.
      event satisfies never;
      return message;
  }
}

/** Changes a tool call of a message. The same message where it holds no such call. */
export function updateToolCall(
  message: ChatMessage,
  toolCallId: string,
  change: (call: ToolCallPart) => Partial<ToolCallPart>,
): ChatMessage {
  const isCall = (part: ChatPart): boolean => part.type === 'tool-call' && part.toolCallId === toolCallId;
  return replace(message, isCall, (part) => ({ ...part, ...change(part as ToolCallPart) }) as ChatPart);
}

function append(message: ChatMessage, part: ChatPart): ChatMessage {
  return { ...message, parts: [...message.parts, part] };
}

function appendText(message: ChatMessage, type: 'text' | 'reasoning', delta: string): ChatMessage {
  const last = message.parts.at(-1);
  if (last?.type !== type) return delta ? append(message, { type, text: delta }) : message;
  return { ...message, parts: message.parts.with(-1, { type, text: last.text + delta }) };
}

function replace(
  message: ChatMessage,
  isIt: (part: ChatPart) => boolean,
  change: (part: ChatPart) => ChatPart,
  otherwise?: ChatPart,
): ChatMessage {
  const index = message.parts.findLastIndex(isIt);
  const part = message.parts[index];
  if (part) return { ...message, parts: message.parts.with(index, change(part)) };
  return otherwise ? append(message, otherwise) : message;
}
