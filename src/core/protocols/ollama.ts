import { messageText } from '../messageText.ts';
import type { ChatDecoder, ChatMessage, ChatProtocol, DecodedEvent } from '../types.ts';
import { answeredCalls, filesOf, outputText } from './parts.ts';

/** Options of {@link ollama}. */
export type OllamaOptions = {
  /** Becomes `model` of each request; leave it out where your server chooses. */
  model?: string;
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
  model?: string;
  created_at?: string;
  done?: boolean;
  done_reason?: string;
  message?: {
    content?: string;
    thinking?: string;
    tool_calls?: { id?: string; function: { name: string; arguments: unknown } }[] | null;
  };
};

function createDecoder(): ChatDecoder {
  let callCount = 0;

  function read({ error, message, done, done_reason, model, created_at, ...usage }: Line): DecodedEvent[] {
    if (error) return [{ type: 'error', error }];
    if (!message && !done) return [];
    const { content, thinking, tool_calls } = message ?? {};
    const events: DecodedEvent[] = [];
    if (thinking) events.push({ type: 'reasoning-delta', delta: thinking });
    if (content) events.push({ type: 'text-delta', delta: content });
    for (const { id, function: called } of tool_calls ?? []) {
      // Older versions give no id, and the time of the line makes one that no other answer has.
      const toolCallId = id ?? `${created_at}-${callCount}`;
      callCount++;
      events.push({ type: 'tool-call-start', toolCallId, toolName: called.name });
      events.push({ type: 'tool-call-end', toolCallId, input: called.arguments });
    }
    if (!done) return events;
    const reasons = { stop: callCount > 0 ? 'tool-calls' : 'stop', length: 'length' } as const;
    const finishReason = reasons[(done_reason ?? 'stop') as 'stop'] ?? 'other';
    return [...events, { type: 'finish', finishReason, metadata: { model, usage } }];
  }

  return {
    frame: ({ data }) => read(JSON.parse(data)),
    json(value) {
      const events = read({ done: true, ...(value as Line) });
      if (!(value as Line).message && events[0]?.type !== 'error') throw value;
      return events;
    },
  };
}

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
