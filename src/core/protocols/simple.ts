import { isRecord } from '../serverError.ts';
import type { ChatDecoder, ChatProtocol, DecodedEvent } from '../types.ts';
import { promptBody } from './promptBody.ts';

/** Options of {@link simple}. */
export type SimpleOptions = {
  /**
   * Sends the whole thread as `messages: [{role, content}]` beside `message`.
   * @defaultValue false
   */
  history?: boolean | undefined;
};

/**
 * The default wire format. A request is `{message, stream}`, with `files: [{url, mediaType, filename}]` where the user has
 * attached some; a streamed answer is a row of `{content, done}`
 * over SSE (or NDJSON) that ends with `done: true`; a JSON answer is `{content}`. An error in the stream is
 * `{error: string | {message, code?, retryable?}}`, or the SSE event `error`. `usage` beside `done` becomes
 * metadata. Frames after `done: true` are not read; unknown keys are ignored.
 */
export function simple({ history }: SimpleOptions = {}): ChatProtocol {
  return {
    name: 'simple',
    body: promptBody(history),
    createDecoder: () => decoder,
  };
}

const decoder: ChatDecoder = {
  // After `event: error` a plain sentence is an error message all the same.
  frame: ({ data, event }) =>
    event === 'error' ? [{ type: 'error', error: data }] : decode(JSON.parse(data), false),
  json: (value) => decode(value, true),
};

function decode(value: unknown, isWhole: boolean): DecodedEvent[] {
  if (!isRecord(value)) throw value;
  const { content, done, error, usage } = value;
  if (error) return [{ type: 'error', error: value }];
  if (typeof content !== 'string' && (isWhole || content != null)) throw value;
  const events: DecodedEvent[] = [];
  if (content) events.push({ type: 'text-delta', delta: content });
  if (done === true || isWhole)
    events.push({ type: 'finish', metadata: usage == null ? undefined : { usage } });
  return events;
}
