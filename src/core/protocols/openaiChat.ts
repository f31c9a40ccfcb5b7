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
  annotations?: { url_citation?: { url?: string; title?: string } }[] | null;
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

function createDecoder(): ChatDecoder {
  /** The ids of the calls that are being written, by their index. */
  const calls = new Map<unknown, string>();
  const cited = [''];
  let reason: string | null | undefined;
  let isTold = false;

  const finish = (): DecodedEvent[] => [
    ...[...calls.values()].map((toolCallId) => ({ type: 'tool-call-end', toolCallId }) as const),
    { type: 'finish', finishReason: toFinishReason(reason ?? 'stop') },
  ];

  function readCall({
    index = 0,
    id,
    function: { name, arguments: input } = {},
  }: ToolCallDelta): DecodedEvent[] {
    const events: DecodedEvent[] = [];
    let toolCallId = calls.get(index);
    // Only the first piece of a call says what it is. Some servers number every call 0: a new id tells a new one.
    if (!toolCallId || (id && id !== toolCallId)) {
      if (toolCallId) events.push({ type: 'tool-call-end', toolCallId });
      toolCallId = id || `call_${Math.random().toString(36).slice(2)}`;
      calls.set(index, toolCallId);
      events.push({ type: 'tool-call-start', toolCallId, toolName: name ?? '' });
    }
    return isText(input) ? [...events, { type: 'tool-call-delta', toolCallId, delta: input }] : events;
  }

  function readDelta(delta: Delta): DecodedEvent[] {
    const { content, refusal, reasoning_content, reasoning, tool_calls, annotations } = delta;
    const events: DecodedEvent[] = [];
    const thought = reasoning_content || reasoning;
    const text = content || refusal;
    if (isText(thought)) events.push({ type: 'reasoning-delta', delta: thought });
    if (isText(text)) events.push({ type: 'text-delta', delta: text });
    for (const { url_citation: { url = '', title } = {} } of annotations ?? []) {
      if (!cited.includes(url)) events.push({ type: 'source', sourceId: url, url, title });
      cited.push(url);
    }
    return [...events, ...(tool_calls ?? []).flatMap(readCall)];
  }

  function read(chunk: Chunk): DecodedEvent[] {
    const { id, model, usage, choices } = chunk;
    const choice = choices?.[0];
    const error = chunk.error ?? choice?.error ?? (chunk.object === 'error' && chunk);
    if (error) return [{ type: 'error', error }];
    const events = readDelta(choice?.delta ?? choice?.message ?? {});
    reason = choice?.finish_reason ?? reason;
    // DeepSeek's way to say that it is overloaded, and OpenRouter's that the model broke off.
    if (/resource|error/.test(reason ?? '')) return [...events, { type: 'error', error: reason }];
    if (model && !isTold) events.push({ type: 'metadata', metadata: { model, responseId: id } });
    isTold ||= !!model;
    if (usage) events.push({ type: 'metadata', metadata: { usage } });
    // Nothing follows the token counts but [DONE], which some servers forget.
    return reason && usage ? [...events, ...finish()] : events;
  }

  return {
    frame: ({ data }) => (data.trim() === '[DONE]' ? finish() : read(JSON.parse(data))),
    json(value) {
      const events = read(value as Chunk);
      if (!events[0]) throw value;
      return [...events, ...finish()];
    },
    end: () => (reason ? finish() : []),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const toFinishReason = (reason: string): FinishReason =>
  /^(stop|length|content_filter|tool_calls)$/.test(reason)
    ? (reason.replace('_', '-') as FinishReason)
    : 'other';

function toMessages(message: ChatMessage): object[] {
  const { role } = message;
  const text = messageText(message);
  if (role !== 'assistant') {
    const files = filesOf(message).map(({ url, mediaType, filename }) =>
      mediaType.startsWith('image/')
        ? { type: 'image_url', image_url: { url } }
        : { type: 'file', file: { filename, file_data: url } },
    );
    return [{ role, content: files[0] ? [...(text ? [{ type: 'text', text }] : []), ...files] : text }];
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
  if (!calls[0]) return text ? [{ role, content: text }] : [];
  return [{ role, content: text || null, tool_calls: toolCalls }, ...answers];
}
