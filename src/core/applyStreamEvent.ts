import { tryJson } from './serverError.ts';
import type { ChatMessage, ChatPart, StreamEvent, TextPart, ToolCallPart } from './types.ts';

/** Adds one event to the answer being written. Only the part that it concerns gets a new identity. */
export function applyStreamEvent(message: ChatMessage, event: StreamEvent): ChatMessage {
  switch (event.type) {
    case 'text-delta':
      return appendText(message, 'text', event.delta);
    case 'reasoning-delta':
      return appendText(message, 'reasoning', event.delta);
    case 'source':
    case 'file': {
      const { eventId, ...part } = event;
      return append(message, part);
    }
    case 'data': {
      const { name, id, data } = event;
      const type = `data-${name}` as const;
      const isSame = (part: ChatPart): boolean => part.type === type && 'id' in part && part.id === id;
      return put(message, id === undefined ? never : isSame, () => ({ type, id, data }));
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
    case 'tool-result': {
      const { output, errorText } = event;
      const state = errorText === undefined ? 'output-available' : 'output-error';
      return updateToolCall(message, event.toolCallId, () => ({ output, errorText, state }));
    }
    case 'message-start':
    case 'metadata':
    case 'finish':
      return event.metadata ? { ...message, metadata: { ...message.metadata, ...event.metadata } } : message;
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
  const isCall = (part: ChatPart): part is ToolCallPart =>
    part.type === 'tool-call' && part.toolCallId === toolCallId;
  return put(message, isCall, (call) => call && { ...call, ...change(call) });
}

const never = (_part: ChatPart): boolean => false;

const append = (message: ChatMessage, part: ChatPart): ChatMessage => put(message, never, () => part);

function appendText(message: ChatMessage, type: 'text' | 'reasoning', delta: string): ChatMessage {
  const last = message.parts.at(-1);
  const isLast = (part: ChatPart): part is TextPart => part === last && part.type === type;
  return put(message, isLast, (part) =>
    delta ? ({ type, text: (part?.text ?? '') + delta } as TextPart) : part,
  );
}

/** Puts a part in the place of the one that is meant, or at the end. */
function put<Part extends ChatPart>(
  { parts, ...message }: ChatMessage,
  isMeant: ((part: ChatPart) => part is Part) | ((part: ChatPart) => boolean),
  change: (part: Part | undefined) => ChatPart | undefined,
): ChatMessage {
  const index = parts.findLastIndex(isMeant);
  const next = change(parts[index] as Part | undefined);
  if (!next) return { ...message, parts };
  return { ...message, parts: index < 0 ? [...parts, next] : parts.with(index, next) };
}
