import { randomId } from '../randomId.ts';
import { isRecord } from '../serverError.ts';
import type { ChatDecoder, ChatPart, ChatProtocol, DecodedEvent, FinishReason } from '../types.ts';
import { list, optionalText, record, text } from './fields.ts';

/** Options of {@link aiSdk}. */
export type AiSdkOptions = {
  /**
   * Id of the chat, for servers that keep conversations.
   * @defaultValue a random one for each call of `aiSdk()`, so call it once and not in a render
   */
  id?: string | undefined;
};

/**
 * The AI SDK's UI message stream, version 1: what a route gives that answers with `toUIMessageStreamResponse()`. The
 * body is what `useChat` sends, `{id, messages, trigger}`, so one route serves both. An answer is done at `finish`;
 * `[DONE]` alone is `incomplete`, and `abort` is an error, as it is the server that gave up.
 *
 * What a tool waits for becomes a part `data-tool-approval-request`, to which no answer can be sent back; a call that was
 * denied has failed. Transient data is for `onEvent` and is not kept. Between two steps stands the part
 * `data-step-start`, so that the server can tell them apart when the thread comes back. `reset-step` is passed over: a
 * step told twice is shown twice.
 */
export function aiSdk({ id = randomId() }: AiSdkOptions = {}): ChatProtocol {
  return {
    name: 'aiSdk',
    body: ({ messages }) => ({
      id,
      messages: messages.map(({ id, role, metadata, parts }) => ({
        id,
        role,
        metadata,
        parts: parts.map(toUiPart),
      })),
      trigger: 'submit-message',
    }),
    createDecoder,
  };
}

function createDecoder(): ChatDecoder {
  const calls = new Set<string>();
  const sources = new Set<string>();
  let steps = 0;

  function decode(frame: unknown): DecodedEvent[] {
    const value = record(frame);
    const type = text(value.type);
    const metadata = isRecord(value.messageMetadata) ? value.messageMetadata : undefined;
    switch (type) {
      case 'start':
        return [{ type: 'message-start', messageId: optionalText(value.messageId), metadata }];
      case 'start-step':
        return steps++ ? [{ type: 'data', name: 'step-start', data: steps }] : [];
      case 'text-delta':
      case 'reasoning-delta':
        return [{ type, delta: text(value.delta) }];
      case 'source-url':
      case 'source-document': {
        const sourceId = text(value.sourceId);
        if (sources.has(sourceId)) return [];
        sources.add(sourceId);
        const title = optionalText(value.title ?? value.filename);
        return [{ type: 'source', sourceId, url: optionalText(value.url), title }];
      }
      case 'file':
      case 'reasoning-file': {
        const filename = optionalText(value.filename);
        return [{ type: 'file', url: text(value.url), mediaType: text(value.mediaType), filename }];
      }
      case 'message-metadata':
        return metadata ? [{ type: 'metadata', metadata }] : [];
      case 'finish':
        return [{ type: 'finish', finishReason: toFinishReason(value.finishReason), metadata }];
      case 'error':
        return [{ type: 'error', error: value.errorText ?? value }];
      case 'abort':
        return [{ type: 'error', error: value.reason ?? type }];
    }
    if (type.startsWith('tool-')) return decodeTool(type, value);
    if (!type.startsWith('data-')) return [];
    const { id, data, transient } = value;
    return [{ type: 'data', name: type.slice(5), id: optionalText(id), data, transient: transient === true }];
  }

  function decodeTool(type: string, value: Record<string, unknown>): DecodedEvent[] {
    const toolCallId = text(value.toolCallId);
    switch (type) {
      case 'tool-input-start':
        calls.add(toolCallId);
        return [{ type: 'tool-call-start', toolCallId, toolName: text(value.toolName) }];
      case 'tool-input-delta':
        return [{ type: 'tool-call-delta', toolCallId, delta: text(value.inputTextDelta) }];
      case 'tool-input-available':
      case 'tool-input-error': {
        const end: DecodedEvent = { type: 'tool-call-end', toolCallId, input: value.input };
        // Input that was not streamed comes without a start.
        const start = calls.has(toolCallId) ? [] : decodeTool('tool-input-start', value);
        return [...start, end, ...(type.endsWith('error') ? decodeTool('tool-output-error', value) : [])];
      }
      case 'tool-output-available':
        return [{ type: 'tool-result', toolCallId, output: value.output }];
      case 'tool-output-error':
        return [{ type: 'tool-result', toolCallId, errorText: text(value.errorText) }];
      case 'tool-output-denied':
        return [{ type: 'tool-result', toolCallId, errorText: 'denied' }];
      case 'tool-approval-request': {
        const { approvalId, approvalDescriptor, inputSchemaInput, signature } = value;
        const data = { approvalId, toolCallId, approvalDescriptor, inputSchemaInput, signature };
        return [{ type: 'data', name: type, id: toolCallId, data }];
      }
      default:
        return [];
    }
  }

  return {
    frame: ({ data }) => (data.trim() === '[DONE]' ? [] : decode(JSON.parse(data))),
    json: (value) => list(value).flatMap(decode),
  };
}

function toFinishReason(reason: unknown): FinishReason {
  switch (reason) {
    case 'stop':
    case 'length':
    case 'content-filter':
    case 'tool-calls':
      return reason;
    default:
      return reason == null ? 'stop' : 'other';
  }
}

function toUiPart(part: ChatPart): Record<string, unknown> {
  switch (part.type) {
    case 'source': {
      const { sourceId, url, title = sourceId } = part;
      return url
        ? { type: 'source-url', sourceId, url, title }
        : // The stream names a document's type, but a part of ours does not keep it.
          { type: 'source-document', sourceId, mediaType: 'application/octet-stream', title };
    }
    case 'tool-call': {
      const { toolName, inputText, output = null, ...call } = part;
      // The SDK wants the key where there is an output, and refuses it elsewhere.
      return { ...call, type: `tool-${toolName}`, ...(call.state === 'output-available' && { output }) };
    }
    case 'data-step-start':
      return { type: 'step-start' };
    default:
      return part;
  }
}
