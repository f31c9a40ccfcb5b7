import type { ChatDecoder, ChatProtocol } from '../types.ts';
import { promptBody } from './promptBody.ts';

/** Options of {@link plainText}. */
export type PlainTextOptions = {
  /**
   * Sends the whole thread as `messages: [{role, content}]` beside `message`.
   * @defaultValue false
   */
  history?: boolean | undefined;
};

/**
 * Bare text: a `text/plain` body, or an event stream whose data is text. A request is `{message, stream}`.
 *
 * The end of the body is the end of the answer, and that is its weakness: behind a proxy that speaks HTTP/1.0 to the
 * server, an answer that crashed half-way looks complete. Use a format with a terminator where you can choose.
 */
export function plainText({ history }: PlainTextOptions = {}): ChatProtocol {
  return {
    name: 'plainText',
    body: promptBody(history),
    headers: { accept: 'text/plain, text/event-stream' },
    createDecoder: () => decoder,
  };
}

const decoder: ChatDecoder = {
  frame({ data, event }) {
    if (event === 'error') return [{ type: 'error', error: data }];
    return data === '[DONE]' ? [{ type: 'finish' }] : [{ type: 'text-delta', delta: data }];
  },
  json(value) {
    if (typeof value !== 'string') throw value;
    return [{ type: 'text-delta', delta: value }, { type: 'finish' }];
  },
  end: () => [{ type: 'finish' }],
};
