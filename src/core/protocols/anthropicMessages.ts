import { messageText } from '../messageText.ts';
import { isRecord } from '../serverError.ts';
import type {
  ChatDecoder,
  ChatMessage,
  ChatPart,
  ChatProtocol,
  DecodedEvent,
  FinishReason,
} from '../types.ts';
import { list, optionalText, record, text } from './fields.ts';
import { base64Of, isAnswered, isImage, outputText } from './parts.ts';

/** Options of {@link anthropicMessages}. */
export type AnthropicMessagesOptions = {
  /** Name of the model. May be left out where a server of your own fills it in. */
  model?: string | undefined;
  /**
   * Longest answer, in tokens. The API wants a number in every request.
   * @defaultValue 4096
   */
  maxTokens?: number | undefined;
};

/**
 * Anthropic's Messages API, and servers that pass its events on. An answer is done at `message_stop` and nowhere else.
 * `tools`, `thinking` and other fields go into the option `body`. System messages become `system`; what comes before
 * the first user message is not sent, as a thread has to begin with one.
 *
 * A thinking block goes back only with its signature, so that is kept behind the reasoning as the part
 * `data-anthropic-signature`, and redacted thinking as `data-anthropic-redacted`. `usage` and `model` become metadata.
 */
export function anthropicMessages({ model, maxTokens = 4096 }: AnthropicMessagesOptions = {}): ChatProtocol {
  return {
    name: 'anthropicMessages',
    headers: { 'anthropic-version': '2023-06-01' },
    body: ({ messages, stream }) => ({
      model,
      max_tokens: maxTokens,
      system:
        messages
          .filter(({ role }) => role === 'system')
          .map(messageText)
          .join('\n\n') || undefined,
      messages: toTurns(messages.slice(messages.findIndex(({ role }) => role === 'user'))),
      stream,
    }),
    createDecoder,
  };
}

type Block = { type: string; [key: string]: unknown };
type Turn = { role: 'user' | 'assistant'; content: Block[] };

function createDecoder(): ChatDecoder {
  /** The tool calls whose block is open, by index. `input` is gone once a piece of it has come by itself. */
  const calls = new Map<unknown, { toolCallId: string; input?: unknown }>();
  const sources = new Set<string>();
  let usage: Record<string, unknown> = {};
  let stopReason: unknown;

  function decode(frame: unknown, name?: string): DecodedEvent[] {
    const value = record(frame);
    const { index } = value;
    // Some gateways drop the type or the event's name; either tells.
    switch (value.type ?? name) {
      case 'message_start': {
        const message = record(value.message);
        addUsage(message.usage);
        const metadata = message.model == null ? undefined : { model: message.model };
        return [{ type: 'message-start', messageId: optionalText(message.id), metadata }];
      }
      case 'content_block_start':
        return startBlock(record(value.content_block), index);
      case 'content_block_delta':
        return addDelta(record(value.delta), index);
      case 'content_block_stop': {
        const call = calls.get(index);
        calls.delete(index);
        return call ? [{ type: 'tool-call-end', ...call }] : [];
      }
      case 'message_delta':
        stopReason = record(value.delta).stop_reason ?? stopReason;
        addUsage(value.usage);
        return [];
      case 'message_stop':
        return [{ type: 'finish', finishReason: toFinishReason(stopReason), metadata: { usage } }];
      case 'error':
        return [{ type: 'error', error: value }];
      default:
        return [];
    }
  }

  /** A block may come whole, so each of its fields counts as a first delta. */
  function startBlock(block: Record<string, unknown>, index: unknown): DecodedEvent[] {
    const type = text(block.type);
    if (/tool_use$/.test(type)) {
      const call = { toolCallId: text(block.id), input: block.input };
      calls.set(index, call);
      return [{ type: 'tool-call-start', toolCallId: call.toolCallId, toolName: text(block.name) }];
    }
    if (/tool_result$/.test(type)) {
      const { content } = block;
      const failure = isRecord(content) ? optionalText(content.error_code) : undefined;
      return [
        { type: 'tool-result', toolCallId: text(block.tool_use_id), output: content, errorText: failure },
      ];
    }
    if (type === 'redacted_thinking') return [{ type: 'data', name: 'anthropic-redacted', data: block.data }];
    return [
      ...addDelta({ ...block, type: `${type}_delta` }, index),
      ...(block.signature ? addDelta({ ...block, type: 'signature_delta' }, index) : []),
      ...list(block.citations ?? []).flatMap((citation) =>
        addDelta({ type: 'citations_delta', citation }, index),
      ),
    ];
  }

  function addDelta(delta: Record<string, unknown>, index: unknown): DecodedEvent[] {
    switch (delta.type) {
      case 'text_delta':
        return [{ type: 'text-delta', delta: text(delta.text) }];
      case 'thinking_delta':
        return [{ type: 'reasoning-delta', delta: text(delta.thinking) }];
      case 'signature_delta':
        return [{ type: 'data', name: 'anthropic-signature', data: text(delta.signature) }];
      case 'input_json_delta': {
        const call = calls.get(index);
        const piece = text(delta.partial_json);
        if (!call || !piece) return [];
        call.input = undefined;
        return [{ type: 'tool-call-delta', toolCallId: call.toolCallId, delta: piece }];
      }
      case 'citations_delta':
        return cite(record(delta.citation));
      default:
        return [];
    }
  }

  function cite({
    url,
    source,
    title,
    document_index,
    document_title,
  }: Record<string, unknown>): DecodedEvent[] {
    const address = optionalText(url ?? source);
    const sourceId = address ?? `document-${document_index}`;
    if (sources.has(sourceId)) return [];
    sources.add(sourceId);
    return [{ type: 'source', sourceId, url: address, title: optionalText(title ?? document_title) }];
  }

  function addUsage(more: unknown): void {
    // Counts that are `null` were told before.
    for (const [key, count] of Object.entries(more ?? {}))
      if (count != null) usage = { ...usage, [key]: count };
  }

  return {
    frame: ({ data, event }) => decode(JSON.parse(data), event),
    json(value) {
      const message = record(value);
      if (message.type === 'error') return decode(message);
      const blocks = list(message.content).flatMap((content_block, index) => [
        ...decode({ type: 'content_block_start', content_block, index }),
        ...decode({ type: 'content_block_stop', index }),
      ]);
      stopReason = message.stop_reason;
      return [...decode({ type: 'message_start', message }), ...blocks, ...decode({ type: 'message_stop' })];
    },
  };
}

function toFinishReason(reason: unknown): FinishReason {
  switch (reason) {
    case 'end_turn':
    case 'stop_sequence':
      return 'stop';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'length';
    case 'tool_use':
      return 'tool-calls';
    case 'refusal':
      return 'content-filter';
    default:
      return 'other';
  }
}

/** Turns alternate: the answers of tools are the user's, and neighbours of one role become one turn. */
function toTurns(messages: readonly ChatMessage[]): Turn[] {
  const turns: Turn[] = [];
  const add = (role: Turn['role'], blocks: Block[]): void => {
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...blocks);
    else if (blocks.length > 0) turns.push({ role, content: blocks });
  };
  for (const { role, parts } of messages) {
    if (role === 'system') continue;
    const thoughts: Block[] = [];
    const results: Block[] = [];
    parts.forEach((part, index) => {
      const thought = toThought(part, parts[index - 1]);
      if (thought) thoughts.push(thought);
      const blocks = toBlocks(part);
      if (blocks.length === 0) return;
      const result = blocks.find(({ type }) => type === 'tool_result');
      // The results of one step follow all of its calls.
      if (!result) add('user', results.splice(0));
      add(role, [...thoughts.splice(0), ...blocks.filter((block) => block !== result)]);
      if (result) results.push(result);
    });
    // Thoughts that nothing follows stay here: the API refuses a turn that ends with one.
    add('user', results);
  }
  return turns;
}

/** Thinking as the API takes it back: with its signature, which stands behind it, or redacted. */
function toThought({ type, ...part }: ChatPart, before: ChatPart | undefined): Block | undefined {
  const data = 'data' in part && part.data;
  if (type === 'data-anthropic-redacted') return { type: 'redacted_thinking', data };
  if (type !== 'data-anthropic-signature') return undefined;
  return { type: 'thinking', thinking: before?.type === 'reasoning' ? before.text : '', signature: data };
}

function toBlocks(part: ChatPart): Block[] {
  switch (part.type) {
    case 'text':
      // The API refuses a block that is empty or blank.
      return part.text.trim() ? [{ type: 'text', text: part.text }] : [];
    case 'file': {
      const { url } = part;
      const [, type, data] = base64Of(url);
      const mediaType = part.mediaType ?? type;
      return [
        {
          type: isImage(url, mediaType) ? 'image' : 'document',
          source: data ? { type: 'base64', media_type: mediaType, data } : { type: 'url', url },
        },
      ];
    }
    case 'tool-call': {
      const { toolCallId, toolName, input, output, errorText } = part;
      // The API refuses a call without a result, so one that nobody has answered is not told.
      if (!isAnswered(part)) return [];
      const call = { id: toolCallId, name: toolName, input: isRecord(input) ? input : { input } };
      // What the API's own tools gave stands in the answer itself, in a block named after the tool.
      return toolCallId.startsWith('srvtoolu_')
        ? [
            { type: 'server_tool_use', ...call },
            { type: resultType(toolName), tool_use_id: toolCallId, content: output },
          ]
        : [
            { type: 'tool_use', ...call },
            {
              type: 'tool_result',
              tool_use_id: toolCallId,
              content: outputText(part),
              is_error: errorText === undefined ? undefined : true,
            },
          ];
    }
    default:
      return [];
  }
}

/** The block in which the API's own tool gives its result. The two ways to search for tools share one. */
const resultType = (toolName: string): string => `${toolName.replace(/_tool_.*/, '')}_tool_result`;
