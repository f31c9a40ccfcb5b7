import { randomId } from '../randomId.ts';
import type {
  ChatDecoder,
  ChatMessage,
  ChatProtocol,
  DecodedEvent,
  FilePart,
  FinishReason,
  StreamEvent,
} from '../types.ts';
import { asText } from './fields.ts';
import { inputJson, isAnswered, isImage, outputText } from './parts.ts';

/** Options of {@link openaiChat}. */
export type OpenaiChatOptions = {
  /** Becomes `model` of each request; leave it out where your server chooses. */
  model?: string | undefined;
  /**
   * Asks for the token counts of a streamed answer (`stream_options: {include_usage: true}`), which become
   * `metadata.usage`. Some imitators refuse the field.
   * @defaultValue true
   */
  usage?: boolean | undefined;
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
  /** How each call began, and under which index. */
  const calls: [unknown, CallStart][] = [];
  const told = new Set(['']);
  let reason: string | null | undefined;

  const isNews = (fact: string): boolean => !told.has(fact) && !!told.add(fact);

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
    const events: DecodedEvent[] = [];
    let start = calls.findLast(([known]) => known === key)?.[1];
    // Only the first piece of a call has a name, or all have. Some servers number every call 0, or none, or give no id.
    if (!start || (name && (id ? id !== start.toolCallId : index == null))) {
      start = { type: 'tool-call-start', toolCallId: asText(id) || randomId(), toolName: asText(name) };
      calls.push([key, start]);
      events.push(start);
    }
    return [...events, { type: 'tool-call-delta', toolCallId: start.toolCallId, delta: asText(input) }];
  }

  function readDelta(delta: Delta): DecodedEvent[] {
    const { content, refusal, reasoning_content, reasoning, thinking, annotations, images, tool_calls } =
      delta;
    const events: DecodedEvent[] = [];
    const thought = asText(reasoning_content || reasoning || thinking);
    const text = asText(content || refusal);
    if (thought) events.push({ type: 'reasoning-delta', delta: thought });
    if (text) events.push({ type: 'text-delta', delta: text });
    for (const { image_url } of images ?? []) {
      const url = asText(image_url?.url);
      if (isNews(url))
        events.push({ type: 'file', url, mediaType: /^data:(.*?);/.exec(url)?.[1] ?? 'image/png' });
    }
    for (const { url_citation } of annotations ?? []) {
      const url = asText(url_citation?.url);
      if (isNews(url))
        events.push({ type: 'source', sourceId: url, url, title: asText(url_citation?.title) });
    }
    return [...events, ...(tool_calls ?? []).flatMap(readCall)];
  }

  function read(chunk: Chunk): DecodedEvent[] {
    const { id, model, usage, choices } = chunk;
    const { delta, message, finish_reason, error } = choices?.find(({ index }) => !index) ?? {};
    const fault = chunk.error ?? error ?? (chunk.object === 'error' && chunk);
    if (fault) return [{ type: 'error', error: fault }];
    const events = readDelta(delta ?? message ?? {});
    reason = finish_reason ?? reason;
    // DeepSeek's way to say that it is overloaded, and OpenRouter's that the model broke off.
    if (/resource|error/.test(`${reason}`)) return [...events, { type: 'error', error: reason }];
    if (isNews(asText(model))) events.push({ type: 'metadata', metadata: { model, responseId: id } });
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

type ContentPart = { type: string; text?: string; image_url?: object; file?: object };

function toMessages({ role, parts }: ChatMessage): object[] {
  const content: ContentPart[] = [];
  const tool_calls: object[] = [];
  const answers: object[] = [];
  for (const part of parts) {
    if (part.type === 'text' && part.text) content.push({ type: 'text', text: part.text });
    if (part.type === 'file' && role === 'user') content.push(toInputFile(part));
    if (part.type === 'tool-call' && isAnswered(part)) {
      const { toolCallId: id, toolName: name } = part;
      tool_calls.push({ id, type: 'function', function: { name, arguments: inputJson(part) } });
      answers.push({ role: 'tool', tool_call_id: id, content: outputText(part) });
    }
  }
  const text = content.map((part) => part.text).join('');
  const said = content.every((part) => part.text) ? text : content;
  if (tool_calls[0]) return [{ role, content: text || null, tool_calls }, ...answers];
  return content[0] ? [{ role, content: said }] : [];
}

const toInputFile = ({ url, mediaType, filename }: FilePart): ContentPart =>
  isImage(url, mediaType)
    ? { type: 'image_url', image_url: { url } }
    : { type: 'file', file: { filename, file_data: url } };
