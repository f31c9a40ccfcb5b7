import { messageText } from '../messageText.ts';
import { randomId } from '../randomId.ts';
import { isRecord } from '../serverError.ts';
import type { ChatDecoder, ChatMessage, ChatPart, ChatProtocol, DecodedEvent } from '../types.ts';
import { list, optionalText, record, text } from './fields.ts';
import { base64Of, isAnswered, outputText } from './parts.ts';

/** Options of {@link agUi}. All but `threadId` are passed on to the agent as they are. */
export type AgUiOptions = {
  /**
   * Id of the conversation, by which an agent finds its memory.
   * @defaultValue a random one for each call of `agUi()`, so call it once and not in a render
   */
  threadId?: string | undefined;
  /** Tools of the page that the agent may call: `{name, description, parameters}`, the last a JSON schema. @defaultValue [] */
  tools?: readonly unknown[] | undefined;
  /** What the agent should know: `{description, value}`. @defaultValue [] */
  context?: readonly unknown[] | undefined;
  /** State that the agent begins with. @defaultValue {} */
  state?: unknown;
  /** Anything else. @defaultValue {} */
  forwardedProps?: unknown;
};

/**
 * The events of AG-UI, as server-sent events. An answer is done at `RUN_FINISHED`: as `tool-calls` where a call waits
 * for its output, and as `other`, with the metadata `interrupts`, where the run was interrupted. Texts of several
 * messages in one run are told apart by a blank line.
 *
 * State and activities become parts (`data-state-snapshot`, `data-state-delta`, `data-activity-snapshot`, …), a `CUSTOM`
 * event the part `data-<its name>`. `RAW`, steps and subagents' marks are passed over, and so is reasoning on its way back.
 */
export function agUi({
  threadId = randomId(),
  tools = [],
  context = [],
  state = {},
  forwardedProps = {},
}: AgUiOptions = {}): ChatProtocol {
  return {
    name: 'agUi',
    body: ({ messages, idempotencyKey }) => ({
      threadId,
      // A try again is the same run.
      runId: idempotencyKey ?? randomId(),
      messages: messages.flatMap(toAgUiMessages),
      tools,
      context,
      state,
      forwardedProps,
    }),
    createDecoder,
  };
}

function createDecoder(): ChatDecoder {
  /** Message of the newest text, and of the newest reasoning. */
  const open = new Map<string, string | undefined>();
  /** Messages that are not the agent's: some agents send back what they were told. */
  const echoes = new Set<unknown>();
  /** Calls without an output. */
  const waiting = new Set<string>();
  /** What was shown last, where it was words. */
  let shown: { type: string; id: string | undefined } | undefined;
  let chunkedCall: string | undefined;
  let hasBegun = false;

  function decode(frame: unknown): DecodedEvent[] {
    const value = record(frame);
    const callId = optionalText(value.toolCallId);
    // A call that comes in chunks has no end of its own: the next thing said ends it. A mark in between does not.
    const isOver =
      value.type === 'TOOL_CALL_CHUNK'
        ? callId && callId !== chunkedCall
        : /^(TEXT|TOOL|REASONING|THINKING|RUN)_/.test(text(value.type));
    const end = isOver && chunkedCall ? endCall(chunkedCall) : [];
    if (isOver) chunkedCall = undefined;
    return [...end, ...decodeEvent(value, callId)];
  }

  function decodeEvent(value: Record<string, unknown>, callId: string | undefined): DecodedEvent[] {
    const type = text(value.type);
    const { delta, usage, result, outcome, messageId } = value;
    const name = type.toLowerCase().replaceAll('_', '-');
    switch (type) {
      case 'TEXT_MESSAGE_START':
      case 'TEXT_MESSAGE_CONTENT':
      case 'TEXT_MESSAGE_CHUNK':
        if ((value.role ?? 'assistant') !== 'assistant') echoes.add(messageId);
        return say('text-delta', messageId, delta);
      case 'REASONING_MESSAGE_CONTENT':
      case 'REASONING_MESSAGE_CHUNK':
      case 'THINKING_TEXT_MESSAGE_CONTENT':
        return say('reasoning-delta', messageId, delta);
      case 'TOOL_CALL_START':
        return startCall(text(callId), value);
      case 'TOOL_CALL_CHUNK': {
        const start = callId && callId !== chunkedCall ? startCall(callId, value) : [];
        chunkedCall ??= callId;
        return delta == null ? start : [...start, addInput(text(chunkedCall), delta)];
      }
      case 'TOOL_CALL_ARGS':
        return [addInput(text(callId), delta)];
      case 'TOOL_CALL_END':
        return endCall(text(callId));
      case 'TOOL_CALL_RESULT':
        waiting.delete(text(callId));
        return [{ type: 'tool-result', toolCallId: text(callId), output: value.content }];
      case 'STATE_SNAPSHOT':
        return [{ type: 'data', name, data: value.snapshot }];
      case 'STATE_DELTA':
        return [{ type: 'data', name, data: delta }];
      case 'MESSAGES_SNAPSHOT':
        // The whole thread each time, so only the newest is kept.
        return [{ type: 'data', name, id: name, data: value.messages }];
      case 'ACTIVITY_SNAPSHOT': {
        const { activityType, content } = value;
        return [{ type: 'data', name, id: text(messageId), data: { messageId, activityType, content } }];
      }
      case 'ACTIVITY_DELTA': {
        const { activityType, patch } = value;
        return [{ type: 'data', name, data: { messageId, activityType, patch } }];
      }
      case 'REASONING_ENCRYPTED_VALUE': {
        const { subtype, entityId, encryptedValue } = value;
        return [{ type: 'data', name, data: { subtype, entityId, encryptedValue } }];
      }
      case 'CUSTOM':
        return [{ type: 'data', name: text(value.name), data: value.value }];
      case 'RUN_ERROR':
        return [{ type: 'error', error: value }];
      case 'RUN_FINISHED': {
        const { type: end = 'success', interrupts } = isRecord(outcome) ? outcome : {};
        const finishReason = end !== 'success' ? 'other' : waiting.size > 0 ? 'tool-calls' : 'stop';
        const facts = Object.entries({ usage, result, interrupts }).filter(([, fact]) => fact != null);
        return [{ type: 'finish', finishReason, metadata: Object.fromEntries(facts) }];
      }
      default:
        return [];
    }
  }

  function say(type: 'text-delta' | 'reasoning-delta', messageId: unknown, delta: unknown): DecodedEvent[] {
    // A chunk without an id goes on with the message before.
    const id = optionalText(messageId) ?? open.get(type);
    const words = optionalText(delta);
    open.set(type, id);
    if (echoes.has(id)) return [];
    const start = type === 'text-delta' ? begin(id) : [];
    if (!words) return start;
    const gap = shown?.type === type && shown.id !== id ? '\n\n' : '';
    shown = { type, id };
    return [...start, { type, delta: gap + words }];
  }

  function startCall(toolCallId: string, value: Record<string, unknown>): DecodedEvent[] {
    waiting.add(toolCallId);
    shown = undefined;
    const start = begin(optionalText(value.parentMessageId));
    return [...start, { type: 'tool-call-start', toolCallId, toolName: text(value.toolCallName) }];
  }

  function begin(messageId: string | undefined): DecodedEvent[] {
    if (hasBegun || !messageId) return [];
    hasBegun = true;
    return [{ type: 'message-start', messageId }];
  }

  return { frame: ({ data }) => decode(JSON.parse(data)), json: (value) => list(value).flatMap(decode) };
}

const addInput = (toolCallId: string, delta: unknown): DecodedEvent => ({
  type: 'tool-call-delta',
  toolCallId,
  delta: text(delta),
});

const endCall = (toolCallId: string): DecodedEvent[] => [{ type: 'tool-call-end', toolCallId }];

type AgUiMessage = { id: string; role: string; [key: string]: unknown };
type AssistantTurn = AgUiMessage & { content?: string; toolCalls?: unknown[] };

/** One answer of ours is several messages of theirs: each round of tools stands between two of the assistant's. */
function toAgUiMessages({ id, role, parts }: ChatMessage): AgUiMessage[] {
  if (role !== 'assistant') {
    const hasFile = role === 'user' && parts.some(({ type }) => type === 'file');
    return [{ id, role, content: hasFile ? parts.flatMap(toContent) : messageText({ parts }) }];
  }
  const messages: AgUiMessage[] = [];
  let turn: AssistantTurn | undefined;
  for (const part of parts) {
    const isCall = part.type === 'tool-call';
    // A model refuses a call without a result, so one that nobody has answered is not told.
    if (isCall ? !isAnswered(part) : part.type !== 'text') continue;
    // What follows a result is said anew; the calls of one round stand together.
    if (!turn || (!isCall && turn.toolCalls)) {
      turn = { id: messages.length > 0 ? `${id}-${messages.length}` : id, role };
      messages.push(turn);
    }
    if (part.type === 'text') turn.content = (turn.content ?? '') + part.text;
    if (!isCall) continue;
    const { toolCallId, toolName, input = {}, errorText } = part;
    const call = { name: toolName, arguments: JSON.stringify(input) };
    turn.toolCalls = [...(turn.toolCalls ?? []), { id: toolCallId, type: 'function', function: call }];
    messages.push({
      id: `${toolCallId}-result`,
      role: 'tool',
      toolCallId,
      content: outputText(part),
      error: errorText,
    });
  }
  return messages;
}

function toContent(part: ChatPart): Record<string, unknown>[] {
  if (part.type === 'text') return [part];
  if (part.type !== 'file') return [];
  const { url, filename } = part;
  const [, type = '', data] = base64Of(url);
  const mimeType = part.mediaType ?? type;
  const [kind = ''] = mimeType.split('/');
  return [
    {
      type: ['image', 'audio', 'video'].includes(kind) ? kind : 'document',
      source: { type: data ? 'data' : 'url', value: data ?? url, mimeType },
      metadata: filename && { filename },
    },
  ];
}
