import { messageText } from '../messageText.ts';
import type { ChatDecoder, ChatMessage, ChatProtocol, DecodedEvent, FinishReason } from '../types.ts';
import { answeredCalls, filesOf, inputJson, outputText } from './parts.ts';

/** Options of {@link openaiResponses}. */
export type OpenaiResponsesOptions = {
  /** Becomes `model` of each request; leave it out where your server chooses. */
  model?: string;
  /** Becomes `instructions` of each request. */
  instructions?: string;
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

type Citation = { url?: string; title?: string };
type Content = { text?: string; refusal?: string; annotations?: Citation[] };
type Item = {
  type: string;
  id?: string;
  call_id?: string;
  name?: string;
  arguments?: string;
  result?: string | null;
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
  delta?: string;
  item_id?: string;
  item?: Item;
  annotation?: Citation;
  response?: Reply;
};

function createDecoder(): ChatDecoder {
  /** The calls whose input comes in pieces, by the id of their item. */
  const calls = new Map<string | undefined, string>();
  const cited = new Set<string>();
  /** What an item at the end would only say once more. */
  let hasPieces = false;
  let hasCalls = false;

  function cite({ url, title }: Citation): DecodedEvent[] {
    if (!url || cited.has(url)) return [];
    cited.add(url);
    return [{ type: 'source', sourceId: url, url, title }];
  }

  /** A finished item: what of it has not come in pieces. */
  function readItem(item: Item): DecodedEvent[] {
    const { type, id, call_id: toolCallId = '', name: toolName = '', output_format = 'png', result } = item;
    if (type === 'function_call') {
      hasCalls = true;
      const start = { type: 'tool-call-start', toolCallId, toolName } as const;
      const piece = { type: 'tool-call-delta', toolCallId, delta: item.arguments ?? '' } as const;
      return [...(calls.has(id) ? [] : [start, piece]), { type: 'tool-call-end', toolCallId }];
    }
    const mediaType = `image/${output_format}`;
    if (result) return [{ type: 'file', url: `data:${mediaType};base64,${result}`, mediaType }];
    if (hasPieces) return [];
    const delta = type === 'reasoning' ? 'reasoning-delta' : 'text-delta';
    return [...(item.summary ?? []), ...(item.content ?? [])].flatMap(({ text, refusal, annotations }) => [
      { type: delta, delta: text ?? refusal ?? '' },
      ...(annotations ?? []).flatMap(cite),
    ]);
  }

  function finish({ status, error, incomplete_details, usage, model, id }: Reply): DecodedEvent[] {
    if (error || status === 'failed') return [{ type: 'error', error }];
    const reasons: Record<string, FinishReason> = {
      max_output_tokens: 'length',
      content_filter: 'content-filter',
    };
    const ended = hasCalls ? 'tool-calls' : 'stop';
    const cut = reasons[incomplete_details?.reason ?? ''] ?? 'other';
    return [
      {
        type: 'finish',
        finishReason: status === 'incomplete' ? cut : ended,
        metadata: { usage, model, responseId: id },
      },
    ];
  }

  function read({ delta = '', ...frame }: Frame, name: string | undefined): DecodedEvent[] {
    const { item, annotation, response = {}, item_id } = frame;
    // Gateways drop the event name or the type; the type tells more.
    const type = (frame.type ?? name ?? '').replace('response.', '');
    switch (type) {
      case 'output_text.delta':
      case 'refusal.delta':
        hasPieces = true;
        return [{ type: 'text-delta', delta }];
      case 'reasoning_text.delta':
      case 'reasoning_summary_text.delta':
        hasPieces = true;
        return [{ type: 'reasoning-delta', delta }];
      case 'output_text.annotation.added':
        return cite(annotation ?? {});
      case 'output_item.added': {
        const { call_id: toolCallId, name: toolName = '', id } = item ?? {};
        if (!toolCallId) return [];
        calls.set(id, toolCallId);
        return [{ type: 'tool-call-start', toolCallId, toolName }];
      }
      case 'function_call_arguments.delta': {
        const toolCallId = calls.get(item_id);
        return toolCallId ? [{ type: 'tool-call-delta', toolCallId, delta }] : [];
      }
      case 'output_item.done':
        return item ? readItem(item) : [];
      case 'completed':
      case 'incomplete':
      case 'failed':
        return finish({ status: type, ...response });
      case 'error':
        return [{ type: 'error', error: frame }];
      default:
        return [];
    }
  }

  return {
    frame: ({ data, event }) => read(JSON.parse(data), event),
    json(value) {
      const { output = [], ...reply } = value as Reply;
      if (!reply.id && !reply.error) throw value;
      return [...output.flatMap(readItem), ...finish(reply)];
    },
  };
}

function toItems(message: ChatMessage): object[] {
  const { role } = message;
  const text = messageText(message);
  if (role !== 'assistant') {
    const files = filesOf(message).map(({ url, mediaType, filename }) => {
      if (mediaType.startsWith('image/')) return { type: 'input_image', image_url: url, detail: 'auto' };
      const place = url.startsWith('data:') ? 'file_data' : 'file_url';
      return { type: 'input_file', filename, [place]: url };
    });
    return [{ role, content: files[0] ? [...(text ? [{ type: 'input_text', text }] : []), ...files] : text }];
  }
  const calls = answeredCalls(message).flatMap((call) => [
    {
      type: 'function_call',
      call_id: call.toolCallId,
      name: call.toolName,
      arguments: inputJson(call),
    },
    { type: 'function_call_output', call_id: call.toolCallId, output: outputText(call) },
  ]);
  return [...calls, ...(text ? [{ role, content: text }] : [])];
}
