import { messageText } from '../messageText.ts';
import type { ChatDecoder, ChatMessage, ChatProtocol, DecodedEvent, FinishReason } from '../types.ts';
import { answeredCalls, filesOf, inputJson, outputText } from './parts.ts';

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
  index?: number;
  id?: string | null;
  function?: { name?: string | null; arguments?: unknown };
};
type Delta = {
  content?: unknown;
  refusal?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
  tool_calls?: ToolCallDelta[] | null;
  annotations?: { url_citation?: { url: string; title?: string } }[] | null;
  images?: { image_url: { url: string } }[] | null;
};
type Choice = { delta?: Delta; message?: Delta; finish_reason?: string | null; error?: unknown };
type Chunk = {
  id?: string;
  model?: string;
  object?: string;
  error?: unknown;
  usage?: unknown;
  choices?: Choice[];
};

const FINISH_REASONS: Record<string, FinishReason> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
};

function createDecoder(): ChatDecoder {
  /** The calls that are being written: by their index, or by their id where a server gives no index. */
  const calls = new Map<unknown, { toolCallId: string; toolName: string }>();
  const cited = new Set<string>();
  let lastKey: unknown = 0;
  let reason: string | undefined;
  let isTold = false;

  const finish = (): DecodedEvent[] => [
    ...endCalls(),
    { type: 'finish', finishReason: FINISH_REASONS[reason ?? 'stop'] ?? 'other' },
  ];

  function endCalls(): DecodedEvent[] {
    const ended = [...calls.values()].map((call) => ({ type: 'tool-call-end', ...call }) as const);
    calls.clear();
    return ended;
  }

  function readCall({ index, id, function: { name, arguments: input } = {} }: ToolCallDelta): DecodedEvent[] {
    // Only the first piece of a call says what it is; pieces without index and id belong to the last one.
    const key = index ?? id ?? lastKey;
    lastKey = key;
    const known = calls.get(key);
    const events: DecodedEvent[] = [];
    // Some servers number every call 0, and only the id tells a new one.
    const isNew = !known || (id && id !== known.toolCallId);
    if (known && isNew) events.push(...endCalls());
    const call = isNew ? { toolCallId: id ?? `call_${randomWord()}`, toolName: name ?? '' } : known;
    if (isNew) events.push({ type: 'tool-call-start', ...call });
    calls.set(key, { ...call, toolName: call.toolName || (name ?? '') });
    const delta = typeof input === 'string' ? input : input == null ? '' : JSON.stringify(input);
    if (delta) events.push({ type: 'tool-call-delta', toolCallId: call.toolCallId, delta });
    return events;
  }

  function readDelta(delta: Delta): DecodedEvent[] {
    const { content, refusal, reasoning_content, reasoning, tool_calls, annotations, images } = delta;
    const events: DecodedEvent[] = [];
    const thought = textOf(reasoning_content) || textOf(reasoning);
    const text = textOf(content) || textOf(refusal);
    if (thought) events.push({ type: 'reasoning-delta', delta: thought });
    if (text) events.push({ type: 'text-delta', delta: text });
    for (const { image_url } of images ?? []) {
      events.push({ type: 'file', url: image_url.url, mediaType: mediaTypeOf(image_url.url) });
    }
    for (const { url_citation } of annotations ?? []) {
      if (!url_citation || cited.has(url_citation.url)) continue;
      const { url, title } = url_citation;
      cited.add(url);
      events.push({ type: 'source', sourceId: url, url, title });
    }
    return [...events, ...(tool_calls ?? []).flatMap(readCall)];
  }

  function read(chunk: Chunk): DecodedEvent[] {
    const { id, model, object, error, usage, choices } = chunk;
    const choice = choices?.[0];
    const failure = error ?? choice?.error ?? (object === 'error' ? chunk : undefined);
    if (failure) return [{ type: 'error', error: failure }];
    const events: DecodedEvent[] = [];
    if (!isTold && model) {
      isTold = true;
      events.push({ type: 'metadata', metadata: { model, responseId: id } });
    }
    events.push(...readDelta(choice?.delta ?? choice?.message ?? {}));
    reason = choice?.finish_reason ?? reason;
    // DeepSeek's way to say that it is overloaded, and OpenRouter's that the model broke off.
    if (reason === 'insufficient_system_resource' || reason === 'error')
      return [...events, { type: 'error', error: { message: reason } }];
    if (reason) events.push(...endCalls());
    if (usage) events.push({ type: 'metadata', metadata: { usage } });
    // Nothing follows the token counts but [DONE], which some servers forget.
    return reason && usage ? [...events, ...finish()] : events;
  }

  return {
    frame: ({ data }) => (data.trim() === '[DONE]' ? finish() : read(JSON.parse(data))),
    json(value) {
      const chunk = value as Chunk;
      const events = read(chunk);
      if (!chunk.choices?.[0] && events.length === 0) throw value;
      return [...events, ...finish()];
    },
    end: () => (reason ? finish() : []),
  };
}

/** Text, or the text of a list of parts (Mistral). */
function textOf(content: unknown): string {
  if (Array.isArray(content)) return content.map(({ text }) => textOf(text)).join('');
  return typeof content === 'string' ? content : '';
}

const mediaTypeOf = (url: string): string => /^data:([^;,]+)/.exec(url)?.[1] ?? 'image/*';

const randomWord = (): string => Math.random().toString(36).slice(2);

function toMessages(message: ChatMessage): object[] {
  const { role } = message;
  const text = messageText(message);
  if (role !== 'assistant') {
    const files = filesOf(message).map(({ url, mediaType, filename }) =>
      mediaType.startsWith('image/')
        ? { type: 'image_url', image_url: { url } }
        : { type: 'file', file: { filename, file_data: url } },
    );
    const words = text ? [{ type: 'text', text }] : [];
    return [{ role, content: files.length > 0 ? [...words, ...files] : text }];
  }
  const calls = answeredCalls(message);
  const toolCalls = calls.map((call) => ({
    id: call.toolCallId,
    type: 'function',
    function: { name: call.toolName, arguments: inputJson(call) },
  }));
  const answers = calls.map((call) => ({
    role: 'tool',
    tool_call_id: call.toolCallId,
    content: outputText(call),
  }));
  if (calls.length === 0) return text ? [{ role, content: text }] : [];
  // The calls came before the text that is written from their results only where a run went on; one message holds both.
  return [{ role, content: text || null, tool_calls: toolCalls }, ...answers];
}
