import { messageText } from '../messageText.ts';
import { randomId } from '../randomId.ts';
import type { ChatDecoder, ChatMessage, ChatProtocol, DecodedEvent } from '../types.ts';
import { asText } from './fields.ts';
import { answeredCalls, filesOf, outputText } from './parts.ts';

/** Options of {@link ollama}. */
export type OllamaOptions = {
  /** Becomes `model` of each request; leave it out where your server chooses. */
  model?: string | undefined;
};

/**
 * Ollama's `/api/chat`: one JSON object a line, complete with `done: true`. Images are sent where they are `data:` URLs,
 * as Ollama takes no others. The counts and durations of the last line become `metadata.usage`.
 */
export function ollama({ model }: OllamaOptions = {}): ChatProtocol {
  return {
    name: 'ollama',
    body: ({ messages, stream }) => ({ model, messages: messages.flatMap(toMessages), stream }),
    headers: { accept: 'application/x-ndjson, application/json' },
    createDecoder,
  };
}

type Line = {
  error?: unknown;
  model?: unknown;
  done?: unknown;
  done_reason?: unknown;
  message?: {
    content?: unknown;
    thinking?: unknown;
    tool_calls?: { id?: unknown; function: { name?: unknown; arguments?: unknown } }[] | null;
  } | null;
};

function createDecoder(): ChatDecoder {
  let hasCalls = false;

  function read({ error, message, done, done_reason, model, ...rest }: Line): DecodedEvent[] {
    if (error) return [{ type: 'error', error }];
    const thought = asText(message?.thinking);
    const text = asText(message?.content);
    const events: DecodedEvent[] = [];
    if (thought) events.push({ type: 'reasoning-delta', delta: thought });
    if (text) events.push({ type: 'text-delta', delta: text });
    for (const { id, function: called } of message?.tool_calls ?? []) {
      // Older versions give no id.
      const toolCallId = asText(id) || randomId();
      hasCalls = true;
      events.push({ type: 'tool-call-start', toolCallId, toolName: asText(called.name) });
      events.push({ type: 'tool-call-end', toolCallId, input: called.arguments ?? {} });
    }
    if (done !== true) return events;
    // Ollama says `stop` after a call, too.
    const ended = hasCalls ? 'tool-calls' : 'stop';
    const finishReason =
      done_reason === 'length' ? 'length' : (done_reason ?? 'stop') === 'stop' ? ended : 'other';
    return [...events, { type: 'finish', finishReason, metadata: { model, usage: countsOf(rest) } }];
  }

  return {
    frame: ({ data }) => read(JSON.parse(data)),
    json(value) {
      const { message, error } = value as Line;
      if (!message && !error) throw value;
      return read({ ...(value as Line), done: true });
    },
  };
}

/** The counts and durations, as they are sent. */
const countsOf = (line: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(line).filter(([key]) => /_(count|duration)$/.test(key)));

function toMessages(message: ChatMessage): object[] {
  const { role } = message;
  const content = messageText(message);
  const images = filesOf(message).flatMap(
    ({ url }) => /^data:image\/[^,]*;base64,(.*)$/s.exec(url)?.[1] ?? [],
  );
  const calls = answeredCalls(message);
  if (role === 'assistant' && !content && calls.length === 0) return [];
  const said = {
    role,
    content,
    images: images.length > 0 ? images : undefined,
    tool_calls:
      calls.length > 0
        ? calls.map(({ toolName, input }) => ({ function: { name: toolName, arguments: input ?? {} } }))
        : undefined,
  };
  const answers = calls.map((call) => ({
    role: 'tool',
    tool_name: call.toolName,
    content: outputText(call),
  }));
  return [said, ...answers];
}
