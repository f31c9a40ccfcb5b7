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

type Citation = { type: string; url?: string; title?: string; file_id?: string; filename?: string };
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
  summary_index?: number;
  item?: Item;
  annotation?: Citation;
  response?: Reply;
};

function createDecoder(): ChatDecoder {
  /** Calls by the id of their item; whether their input has come in pieces. */
  const calls = new Map<string | undefined, { toolCallId: string; hasInput: boolean }>();
  const cited = new Set<string>();
  let hasContent = false;

  function start({ id, call_id, name = '' }: Item): DecodedEvent[] {
    const toolCallId = call_id ?? id ?? '';
    calls.set(id, { toolCallId, hasInput: false });
    return [{ type: 'tool-call-start', toolCallId, toolName: name }];
  }

  function cite({ url, title, file_id, filename }: Citation): DecodedEvent[] {
    const sourceId = url ?? file_id;
    if (!sourceId || cited.has(sourceId)) return [];
    cited.add(sourceId);
    return [{ type: 'source', sourceId, url, title: title ?? filename }];
  }

  /** A finished item: what of it has not come in pieces. */
  function finishItem(item: Item): DecodedEvent[] {
    if (item.type === 'image_generation_call' && item.result) {
      const mediaType = `image/${item.output_format ?? 'png'}`;
      return [{ type: 'file', url: `data:${mediaType};base64,${item.result}`, mediaType }];
    }
    if (item.type !== 'function_call') return [];
    const begun = calls.has(item.id) ? [] : start(item);
    const { toolCallId = '', hasInput } = calls.get(item.id) ?? {};
    if (!hasInput && item.arguments)
      begun.push({ type: 'tool-call-delta', toolCallId, delta: item.arguments });
    return [...begun, { type: 'tool-call-end', toolCallId }];
  }

  function readWhole({ output = [] }: Reply): DecodedEvent[] {
    return output.flatMap((item): DecodedEvent[] => {
      const thought = item.type === 'reasoning';
      const words = thought && item.summary?.length ? item.summary : (item.content ?? []);
      const type = thought ? 'reasoning-delta' : 'text-delta';
      return [
        ...words.map(({ text, refusal }) => ({ type, delta: text ?? refusal ?? '' }) as const),
        ...words.flatMap(({ annotations }) => (annotations ?? []).flatMap(cite)),
        ...finishItem(item),
      ];
    });
  }

  function finish(reply: Reply): DecodedEvent[] {
    const { status, error, incomplete_details, usage } = reply;
    if (status === 'failed') return [{ type: 'error', error: error ?? reply }];
    const why = incomplete_details?.reason;
    const finishReason: FinishReason =
      status === 'incomplete'
        ? why === 'content_filter'
          ? 'content-filter'
          : why === 'max_output_tokens'
            ? 'length'
            : 'other'
        : calls.size > 0
          ? 'tool-calls'
          : 'stop';
    return [{ type: 'finish', finishReason, metadata: usage ? { usage } : undefined }];
  }

  function read(frame: Frame, name: string | undefined): DecodedEvent[] {
    const { delta = '', item, annotation, response, item_id, summary_index } = frame;
    // Gateways drop the event name or the type; the type tells more.
    switch (frame.type ?? name) {
      case 'response.created':
        return [{ type: 'metadata', metadata: { model: response?.model, responseId: response?.id } }];
      case 'response.output_text.delta':
      case 'response.refusal.delta':
        hasContent = true;
        return [{ type: 'text-delta', delta }];
      case 'response.reasoning_summary_text.delta':
      case 'response.reasoning_text.delta':
        hasContent = true;
        return [{ type: 'reasoning-delta', delta }];
      case 'response.reasoning_summary_part.added':
        return summary_index ? [{ type: 'reasoning-delta', delta: '\n\n' }] : [];
      case 'response.output_text.annotation.added':
        return annotation ? cite(annotation) : [];
      case 'response.output_item.added':
        return item?.type === 'function_call' ? start(item) : [];
      case 'response.function_call_arguments.delta': {
        const call = calls.get(item_id);
        if (!call) return [];
        call.hasInput = true;
        return [{ type: 'tool-call-delta', toolCallId: call.toolCallId, delta }];
      }
      case 'response.output_item.done':
        hasContent ||= item?.type === 'function_call' || item?.type === 'image_generation_call';
        return item ? finishItem(item) : [];
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed': {
        const status = (frame.type ?? name)?.slice('response.'.length);
        const reply = { status, ...response };
        // A gateway that sends no pieces still sends the whole at the end.
        return [...(hasContent ? [] : readWhole(reply)), ...finish(reply)];
      }
      case 'error':
        return [{ type: 'error', error: frame }];
      default:
        return [];
    }
  }

  return {
    frame: ({ data, event }) => read(JSON.parse(data), event),
    json(value) {
      const reply = value as Reply;
      if (!reply.output && !reply.error) throw value;
      const { model, id, error } = reply;
      if (error) return [{ type: 'error', error }];
      return [
        { type: 'metadata', metadata: { model, responseId: id } },
        ...readWhole(reply),
        ...finish(reply),
      ];
    },
  };
}

function toItems(message: ChatMessage): object[] {
  const { role } = message;
  const text = messageText(message);
  if (role !== 'assistant') {
    const files = filesOf(message).map(({ url, mediaType, filename }) => {
      if (mediaType.startsWith('image/')) return { type: 'input_image', image_url: url, detail: 'auto' };
      return {
        type: 'input_file',
        filename,
        ...(url.startsWith('data:') ? { file_data: url } : { file_url: url }),
      };
    });
    const words = text ? [{ type: 'input_text', text }] : [];
    return [{ role, content: files.length > 0 ? [...words, ...files] : text }];
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
