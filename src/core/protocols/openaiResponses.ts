import type {
  ChatDecoder,
  ChatMessage,
  ChatProtocol,
  DecodedEvent,
  FilePart,
  FinishReason,
} from '../types.ts';
import { asText } from './fields.ts';
import { inputJson, isAnswered, isImage, outputText } from './parts.ts';

/** Options of {@link openaiResponses}. */
export type OpenaiResponsesOptions = {
  /** Becomes `model` of each request; leave it out where your server chooses. */
  model?: string | undefined;
  /** Becomes `instructions` of each request. */
  instructions?: string | undefined;
};

/**
 * OpenAI's Responses API. An answer is complete with `response.completed` or `response.incomplete`; there is no `[DONE]`.
 * Reasoning comes from its summary or its text, files from generated images, sources from citations.
 */
export function openaiResponses({ model, instructions }: OpenaiResponsesOptions = {}): ChatProtocol {
  return {
    name: 'openaiResponses',
    body: ({ messages, stream }) => ({ model, instructions, input: messages.flatMap(toItems), stream }),
    createDecoder,
  };
}

type Citation = { url?: unknown; title?: unknown };
type Content = { text?: unknown; refusal?: unknown; annotations?: Citation[] };
type Item = {
  type?: string;
  call_id?: unknown;
  name?: unknown;
  arguments?: unknown;
  result?: unknown;
  output_format?: string;
  content?: Content[] | null;
  summary?: Content[] | null;
};
type Reply = {
  id?: string;
  model?: string;
  status?: string;
  error?: unknown;
  incomplete_details?: { reason?: string } | null;
  usage?: unknown;
  output?: Item[];
};
type Frame = {
  type?: string;
  delta?: unknown;
  output_index?: number;
  summary_index?: number;
  item?: Item;
  annotation?: Citation;
  response?: Reply;
  error?: unknown;
};

function createDecoder(): ChatDecoder {
  /** The calls that have begun, by the index of their item. */
  const calls = new Map<unknown, string>();
  /** The items that have come in pieces, by index: at its end an item only says them once more. */
  const told = new Set<unknown>();
  const cited = new Set(['']);

  function cite(citation: Citation | undefined): DecodedEvent[] {
    const url = asText(citation?.url);
    if (cited.has(url)) return [];
    cited.add(url);
    return [{ type: 'source', sourceId: url, url, title: asText(citation?.title) || undefined }];
  }

  function startCall({ call_id, name }: Item, index: unknown): DecodedEvent[] {
    const toolCallId = asText(call_id);
    if (!toolCallId || calls.has(index)) return [];
    calls.set(index, toolCallId);
    return [{ type: 'tool-call-start', toolCallId, toolName: asText(name) }];
  }

  function readPiece(type: PieceType, piece: unknown, index: unknown): DecodedEvent[] {
    const delta = asText(piece);
    const toolCallId = calls.get(index) ?? '';
    if (!delta) return [];
    told.add(index);
    return [type === 'tool-call-delta' ? { type, toolCallId, delta } : { type, delta }];
  }

  /** A finished item: what of it has not come in pieces. */
  function readItem(item: Item, index: unknown): DecodedEvent[] {
    const { type, result, output_format = 'png', summary, content } = item;
    const isTold = told.has(index);
    if (type === 'function_call') {
      const events = startCall(item, index);
      if (!isTold) events.push(...readPiece('tool-call-delta', item.arguments, index));
      return [...events, { type: 'tool-call-end', toolCallId: calls.get(index) ?? '' }];
    }
    const mediaType = `image/${output_format}`;
    if (asText(result)) return [{ type: 'file', url: `data:${mediaType};base64,${result}`, mediaType }];
    const contents = [...(summary ?? []), ...(content ?? [])];
    const whole = contents.map(({ text, refusal }) => asText(text ?? refusal));
    return [
      ...(isTold
        ? []
        : type === 'reasoning'
          ? readPiece('reasoning-delta', whole.join('\n\n'), index)
          : readPiece('text-delta', whole.join(''), index)),
      ...contents.flatMap(({ annotations }) => annotations ?? []).flatMap(cite),
    ];
  }

  function finish({ status, error, incomplete_details, usage, model, id }: Reply): DecodedEvent[] {
    if (error || status === 'failed') return [{ type: 'error', error }];
    return [
      {
        type: 'finish',
        finishReason: toFinishReason(status, incomplete_details?.reason, calls.size > 0),
        metadata: { usage, model, responseId: id },
      },
    ];
  }

  function read(frame: Frame, name: string | undefined): DecodedEvent[] {
    const { delta, item = {}, response = {}, output_index: index, error } = frame;
    // Gateways drop the event name or the type; the type tells more.
    const type = `${frame.type ?? name}`.replace('response.', '');
    switch (type) {
      case 'created':
        return [{ type: 'metadata', metadata: { model: response.model, responseId: response.id } }];
      case 'output_text.delta':
      case 'refusal.delta':
        return readPiece('text-delta', delta, index);
      case 'reasoning_text.delta':
      case 'reasoning_summary_text.delta':
        return readPiece('reasoning-delta', delta, index);
      case 'reasoning_summary_part.added':
        return frame.summary_index ? readPiece('reasoning-delta', '\n\n', index) : [];
      case 'function_call_arguments.delta':
        return readPiece('tool-call-delta', delta, index);
      case 'output_text.annotation.added':
        return cite(frame.annotation);
      case 'output_item.added':
        return startCall(item, index);
      case 'output_item.done':
        return readItem(item, index);
      case 'completed':
      case 'incomplete':
      case 'failed':
        return finish({ status: type, ...response });
      default:
        return error || type === 'error' ? [{ type: 'error', error: frame }] : [];
    }
  }

  return {
    frame({ data, event }) {
      if (event === 'error') return [{ type: 'error', error: data }];
      // Imitators end with it as Chat Completions does.
      return data === '[DONE]' ? [] : read(JSON.parse(data), event);
    },
    json(value) {
      const { output, ...reply } = value as Reply;
      if (!output && !reply.error) throw value;
      return [...(output ?? []).flatMap(readItem), ...finish(reply)];
    },
  };
}

type PieceType = 'text-delta' | 'reasoning-delta' | 'tool-call-delta';

/** Tells why an answer ended from what it holds, or from why it is incomplete. */
function toFinishReason(
  status: string | undefined,
  reason: string | undefined,
  hasCalls: boolean,
): FinishReason {
  if (status !== 'incomplete') return hasCalls ? 'tool-calls' : 'stop';
  if (reason === 'max_output_tokens') return 'length';
  return reason === 'content_filter' ? 'content-filter' : 'other';
}

function toItems({ role, parts }: ChatMessage): object[] {
  const isUser = role === 'user';
  const items = parts.flatMap((part): object[] => {
    switch (part.type) {
      case 'text':
        return [isUser ? { type: 'input_text', text: part.text } : { role, content: part.text }];
      case 'file':
        return isUser ? [toInputFile(part)] : [];
      case 'tool-call': {
        const call_id = part.toolCallId;
        const call = { type: 'function_call', call_id, name: part.toolName, arguments: inputJson(part) };
        const answer = { type: 'function_call_output', call_id, output: outputText(part) };
        return isAnswered(part) ? [call, answer] : [];
      }
      default:
        return [];
    }
  });
  return isUser && items[0] ? [{ role, content: items }] : items;
}

function toInputFile({ url, mediaType, filename }: FilePart): object {
  if (isImage(url, mediaType)) return { type: 'input_image', image_url: url, detail: 'auto' };
  return { type: 'input_file', filename, [url.startsWith('data:') ? 'file_data' : 'file_url']: url };
}
