import { tryJson } from './serverError.ts';
import type { ChatMessage, ChatPart, StreamEvent, ToolCallPart } from './types.ts';

/** Adds one event to the answer being written. Only the part that it concerns gets a new identity. */
export function applyStreamEvent(message: ChatMessage, event: StreamEvent): ChatMessage {
  const { parts, metadata } = message;
  switch (event.type) {
    case 'text-delta':
      return appendText(message, 'text', event.delta);
    case 'reasoning-delta':
      return appendText(message, 'reasoning', event.delta);
    case 'source':
    case 'file': {
      const { eventId, ...part } = event;
      return put(message, part);
    }
    case 'data': {
      const { name, id, data } = event;
      const type = `data-${name}` as const;
      const isSame = (part: ChatPart): boolean => part.type === type && 'id' in part && part.id === id;
      return put(message, { type, id, data }, id === undefined ? -1 : parts.findLastIndex(isSame));
    }
    case 'tool-call-start': {
      const { eventId, ...call } = event;
      return put(message, { ...call, type: 'tool-call', inputText: '', state: 'input-streaming' });
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
    case 'tool-result': {
      const { output, errorText } = event;
      const state = `output-${errorText === undefined ? 'available' : 'error'}` as const;
      return updateToolCall(message, event.toolCallId, () => ({ output, errorText, state }));
    }
    case 'message-start':
    case 'metadata':
    case 'finish':
      return event.metadata ? { ...message, metadata: { ...metadata, ...event.metadata } } : message;
    default:
      // Nothing to show. A transport may also be newer than this version and send what it does not know.
      event satisfies { type: 'heartbeat' | 'error' };
      return message;
  }
}

/** Changes a tool call of a message. The same message where it holds no such call. */
export function updateToolCall(
  message: ChatMessage,
  toolCallId: string,
  change: (call: ToolCallPart) => Partial<ToolCallPart>,
): ChatMessage {
  const { parts } = message;
  const index = parts.findLastIndex((part) => part.type === 'tool-call' && part.toolCallId === toolCallId);
  const call = parts[index] as ToolCallPart | undefined;
  return call ? put(message, { ...call, ...change(call) }, index) : message;
}

function appendText(message: ChatMessage, type: 'text' | 'reasoning', delta: string): ChatMessage {
  const { parts } = message;
  const last = parts.at(-1);
  if (!delta) return message;
  return last?.type === type
    ? put(message, { type, text: last.text + delta }, parts.length - 1)
    : put(message, { type, text: delta });
}

/** Puts a part in the place of another, or at the end. */
function put(message: ChatMessage, part: ChatPart, index = -1): ChatMessage {
  const { parts } = message;
  return { ...message, parts: index < 0 ? [...parts, part] : parts.with(index, part) };
}
