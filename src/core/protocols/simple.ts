import { messageText } from '../messageText.ts';
import { isRecord, parseJson, unexpected } from '../parseJson.ts';
import { serverError, tryJson } from '../serverError.ts';
import type { ChatDecoder, ChatProtocol, StreamEvent } from '../types.ts';

/** Options of {@link simple}. */
export type SimpleOptions = {
  /**
   * Sends the whole thread as `messages: [{role, content}]` beside `message`.
   * @defaultValue false
   */
  history?: boolean;
};

/**
 * The default wire format. A request is `{message, stream}`; a streamed answer is a row of `{content, done}`
 * over SSE (or NDJSON) that ends with `done: true`; a JSON answer is `{content}`. An error in the stream is
 * `{error: string | {message, code?, retryable?}}`, or the SSE event `error`. `usage` beside `done` becomes
 * metadata. Frames after `done: true` are not read; unknown keys are ignored.
 */
export function simple({ history }: SimpleOptions = {}): ChatProtocol {
  return {
    name: 'simple',
    body: ({ message, messages, stream }) => ({
      message: messageText(message),
      stream,
      messages: history
        ? messages.map(({ role, parts }) => ({ role, content: messageText({ parts }) }))
        : undefined,
    }),
    createDecoder: () => decoder,
  };
}

const decoder: ChatDecoder = {
  frame({ data, event }) {
    if (event !== 'error') return decode(parseJson(data));
    // A plain sentence is an error message all the same.
    const value = tryJson(data);
    return failure(isRecord(value) ? (value.error ?? value) : value);
  },
  json(value) {
    if (isRecord(value) && value.error == null && typeof value.content !== 'string') throw unexpected(value);
    return decode(isRecord(value) ? { ...value, done: true } : value);
  },
};

function decode(value: unknown): StreamEvent[] {
  if (!isRecord(value)) throw unexpected(value);
  const { content, done, error, usage } = value;
  if (error != null) return failure(error);
  if (content != null && typeof content !== 'string') throw unexpected(value);
  const events: StreamEvent[] = [];
  if (content) events.push({ type: 'text-delta', delta: content });
  if (done === true) events.push({ type: 'finish', metadata: usage == null ? undefined : { usage } });
  return events;
}

const failure = (value: unknown): StreamEvent[] => [{ type: 'error', error: serverError(value) }];
