import { messageText } from '../messageText.ts';
import { randomId } from '../randomId.ts';
import type {
  ChatDecoder,
  ChatMessage,
  ChatProtocol,
  DecodedEvent,
  FinishReason,
  StreamEvent,
} from '../types.ts';
import { answeredCalls, asText, filesOf, inputJson, outputText } from './parts.ts';

/** Options of {@link openaiChat}. */
export type OpenaiChatOptions = {
  /** Becomes `model` of each request; leave it out where your server chooses. */
  model?: string;
  /**
   * Asks for the token counts of a streamed answer (`stream_options: {include_usage: true}`), which become
   * `metadata.usage`. Some imitators refuse the field.
   * @defaultValue true
   */
  usage?: boolean;
};

/**
 * OpenAI's Chat Completions, and what speaks like it: DeepSeek, vLLM, OpenRouter, Azure, llama.cpp, LM Studio.
 * An answer is complete with `data: [DONE]` or, as imitators leave that out, with a `finish_reason` and a clean end.
 * Reasoning is read from `reasoning_content` and `reasoning`, a refusal is text, sources come from `annotations`.
 */
export function openaiChat({ model, usage = true }: OpenaiChatOptions = {}): ChatProtocol {
  return {
    name: 'openaiChat',
    body: ({ messages, stream }) => ({
      model,
      messages: messages.flatMap(toMessages),
      stream,
      stream_options: stream && usage ? { include_usage: true } : undefined,
    }),
    createDecoder,
  };
}

type ToolCallDelta = {
  index?: number | null;
  id?: string | null;
  function?: { name?: string | null; arguments?: unknown };
};
type Link = { url_citation?: { url?: unknown; title?: unknown }; image_url?: { url?: unknown } };
type Delta = {
  content?: unknown;
  refusal?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
  thinking?: unknown;
  tool_calls?: ToolCallDelta[] | null;
  annotations?: Link[] | null;
  images?: Link[] | null;
};
type Choice = {
  index?: number;
  delta?: Delta;
  message?: Delta;
  finish_reason?: string | null;
  error?: unknown;
};
type Chunk = {
  id?: string;
  model?: string;
  object?: string;
  error?: unknown;
  usage?: unknown;
  choices?: Choice[];
};
type CallStart = StreamEvent & { type: 'tool-call-start' };

function createDecoder(): ChatDecoder {
  /** How each call began, under its index. */
  const calls: [unknown, CallStart][] = [];
  const seen = new Set(['']);
  let reason: string | null | undefined;
  let isTold = false;

  function finish(): DecodedEvent[] {
    const said = `${reason ?? 'stop'}`.replace('_', '-');
    const finishReason = /^(stop|length|content-filter|tool-calls)$/.test(said) ? said : 'other';
    return [
      ...calls.map(([, { toolCallId }]) => ({ type: 'tool-call-end', toolCallId }) as const),
      { type: 'finish', finishReason: finishReason as FinishReason },
    ];
  }

  function readCall({ index, id, function: called }: ToolCallDelta, position: number): DecodedEvent[] {
    const key = index ?? position;
    const { name, arguments: input } = called ?? {};
    let start = calls.findLast(([known]) => known === key)?.[1];
    const events: DecodedEvent[] = [];
    // Only the first piece of a call has a name, or all have. Some servers number every call 0, or none, or give no id.
    if (!start || (name && (id ? id !== start.toolCallId : index == null || name !== start.toolName))) {
      start = { type: 'tool-call-start', toolCallId: asText(id) || randomId(), toolName: asText(name) };
      calls.push([key, start]);
      events.push(start);
    }
    return [...events, { type: 'tool-call-delta', toolCallId: start.toolCallId, delta: asText(input) }];
  }

  function readDelta(delta: Delta): DecodedEvent[] {
    const events: DecodedEvent[] = [
      {
        type: 'reasoning-delta',
        delta: asText(delta.reasoning_content || delta.reasoning || delta.thinking),
      },
      { type: 'text-delta', delta: asText(delta.content || delta.refusal) },
    ];
    for (const { url_citation, image_url } of [...(delta.annotations ?? []), ...(delta.images ?? [])]) {
      const url = asText((url_citation ?? image_url)?.url);
      if (!seen.has(url))
        events.push(
          url_citation
            ? { type: 'source', sourceId: url, url, title: asText(url_citation.title) }
            : { type: 'file', url, mediaType: /^data:([^;,]+)/.exec(url)?.[1] ?? 'image/png' },
        );
      seen.add(url);
    }
    return [...events, ...(delta.tool_calls ?? []).flatMap(readCall)].filter(
      (event) => !('delta' in event) || event.delta,
    );
  }

  function read(chunk: Chunk): DecodedEvent[] {
    const { id, model, usage, choices } = chunk;
    const choice = choices?.find(({ index }) => !index);
    const error = chunk.error ?? choice?.error ?? (chunk.object === 'error' && chunk);
    if (error) return [{ type: 'error', error }];
    const events = readDelta(choice?.delta ?? choice?.message ?? {});
    reason = choice?.finish_reason ?? reason;
    // DeepSeek's way to say that it is overloaded, and OpenRouter's that the model broke off.
    if (/resource|error/.test(`${reason}`)) return [...events, { type: 'error', error: reason }];
    if (model && !isTold) events.push({ type: 'metadata', metadata: { model, responseId: id } });
    isTold ||= !!model;
    if (usage) events.push({ type: 'metadata', metadata: { usage } });
    // Nothing follows the token counts but [DONE], which some servers forget.
    return reason && usage ? [...events, ...finish()] : events;
  }

  return {
    frame({ data, event }) {
      if (event === 'error') return [{ type: 'error', error: data }];
      return data.trim() === '[DONE]' ? finish() : read(JSON.parse(data));
    },
    json(value) {
      const events = read(value as Chunk);
      if (events[0]?.type !== 'error' && !(value as Chunk).choices) throw value;
      return [...events, ...finish()];
    },
    end: () => (reason ? finish() : []),
  };
}

function toMessages(message: ChatMessage): object[] {
  const { role } = message;
  const text = messageText(message);
  const calls = answeredCalls(message);
  const files = filesOf(message).map(({ url, mediaType, filename }) =>
    mediaType.startsWith('image/')
      ? { type: 'image_url', image_url: { url } }
      : { type: 'file', file: { filename, file_data: url } },
  );
  const said = {
    role,
    content: files[0] ? [...(text ? [{ type: 'text', text }] : []), ...files] : text || null,
    tool_calls:
      calls[0] &&
      calls.map((call) => ({
        id: call.toolCallId,
        type: 'function',
        function: { name: call.toolName, arguments: inputJson(call) },
      })),
  };
  return [
    ...(said.content || calls[0] ? [said] : []),
    ...calls.map((call) => ({ role: 'tool', tool_call_id: call.toolCallId, content: outputText(call) })),
  ];
}
