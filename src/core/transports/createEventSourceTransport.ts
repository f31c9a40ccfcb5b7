import { ChatError, withHint } from '../ChatError.ts';
import { connectionError } from '../connectionError.ts';
import { createFrameSink, isTerminal } from '../createFrameSink.ts';
import { messageText } from '../messageText.ts';
import { filesOf } from '../protocols/parts.ts';
import { simple } from '../protocols/simple.ts';
import type { ChatProtocol, ChatRequest, ChatTransport, StreamEvent, StreamFrame } from '../types.ts';

/** Longest URL that is tried, in characters: nginx answers 414 from about 9 kB. */
export const MAX_URL_CHARS = 8000;

/** Options of {@link createEventSourceTransport}. */
export type EventSourceTransportOptions = {
  /**
   * A string, to which the prompt is appended as the query parameter `message` (and `lastEventId` where an answer is
   * resumed, since no header can be sent), or a function of the request that gives the whole URL.
   */
  url: string | ((request: ChatRequest) => string | Promise<string>);
  /**
   * Wire format of the events.
   * @defaultValue simple()
   */
  protocol?: ChatProtocol | undefined;
  /**
   * Sends cookies to another origin.
   * @defaultValue false
   */
  withCredentials?: boolean | undefined;
  /**
   * Names of events to listen to beside `message` and `error`: the browser hides all others.
   * @defaultValue []
   */
  eventNames?: readonly string[] | undefined;
};

/**
 * Reads an answer with the browser's `EventSource`, for servers that offer only that. It closes on the
 * terminator and on the first error: left alone, the browser would connect again after every normal end and
 * have the same prompt answered again, for ever.
 *
 * What a GET costs: the prompt stands in URLs, so in logs and histories; no headers can be sent (no
 * `Authorization`); a refusal has no status, so 401, 429 and 500 all are the error `network`; a URL over
 * 8,000 characters is refused as `too-large`, and a message with files as `bad-request`. Prefer `createHttpTransport` where the server can take a POST.
 */
export function createEventSourceTransport(options: EventSourceTransportOptions): ChatTransport {
  return {
    async *send(request) {
      const url = request.resumeUrl ?? (await addressOf(options.url, request));
      if (url.length > MAX_URL_CHARS) throw urlTooLong(url.length);
      request.signal.throwIfAborted();
      yield* listen(url, options, request.signal);
    },
  };
}

function addressOf(url: EventSourceTransportOptions['url'], request: ChatRequest): string | Promise<string> {
  if (typeof url === 'function') return url(request);
  const { message, lastEventId } = request;
  if (filesOf(message)[0]) throw filesDoNotFit();
  const query = new URLSearchParams({ message: messageText(message), ...(lastEventId && { lastEventId }) });
  // A fragment never reaches the server, and what is put behind it would not either.
  const base = url.replace(/#.*$/s, '');
  return `${base}${base.includes('?') ? '&' : '?'}${query}`;
}

async function* listen(
  url: string,
  { protocol = simple(), withCredentials = false, eventNames = [] }: EventSourceTransportOptions,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, void> {
  const sink = createFrameSink(protocol.createDecoder());
  const source = new EventSource(url, { withCredentials });
  let queue: StreamEvent[] = [];
  let isOpen = false;
  let wake = (): void => {};

  const onFrame = (event: MessageEvent<unknown>): void => {
    queue.push(...sink.take(() => sink.frame(frameOf(event))));
    if (queue.some(isTerminal)) source.close();
    wake();
  };
  const onError = (event: Event): void => {
    source.close();
    const step = (): void => {
      // A server's own `event: error` arrives here too, told apart by its data.
      if (event instanceof MessageEvent) sink.frame(frameOf(event));
      if (!isOpen) throw cannotConnect(event);
      sink.end();
    };
    queue.push(...sink.take(step));
    wake();
  };
  const onAbort = (): void => {
    source.close();
    wake();
  };
  // A page that comes back from the cache would connect again and have the prompt answered again.
  const onPageHide = (): void => {
    source.close();
    queue.push({ type: 'error', error: connectionError(undefined) });
    wake();
  };
  source.addEventListener('open', () => {
    isOpen = true;
    queue.push({ type: 'heartbeat' });
    wake();
  });
  for (const name of ['message', ...eventNames]) source.addEventListener(name, onFrame);
  source.addEventListener('error', onError);
  signal.addEventListener('abort', onAbort);
  addEventListener('pagehide', onPageHide);

  try {
    for (;;) {
      const events = queue;
      queue = [];
      for (const event of events) {
        yield event;
        if (isTerminal(event)) return;
      }
      signal.throwIfAborted();
      if (queue.length > 0) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    source.close();
    signal.removeEventListener('abort', onAbort);
    removeEventListener('pagehide', onPageHide);
  }
}

function frameOf({ type, data, lastEventId }: MessageEvent<unknown>): StreamFrame {
  return { data: String(data), event: type === 'message' ? undefined : type, id: lastEventId || undefined };
}

function cannotConnect(event: Event): ChatError {
  const error = connectionError(event);
  return process.env.NODE_ENV === 'production'
    ? error
    : withHint(
        error,
        'An EventSource asks by GET and sees no status: look in the network panel whether the URL answers a GET with text/event-stream, and whether the host and CORS allow it.',
      );
}

function filesDoNotFit(): ChatError {
  const error = new ChatError('bad-request');
  return process.env.NODE_ENV === 'production'
    ? error
    : withHint(
        error,
        'The message has files, and a GET cannot carry them. Use createHttpTransport, or give `url` as a function.',
      );
}

function urlTooLong(length: number): ChatError {
  const error = new ChatError('too-large');
  return process.env.NODE_ENV === 'production'
    ? error
    : withHint(
        error,
        `The URL has ${length} characters and ${MAX_URL_CHARS} are allowed. createHttpTransport sends the prompt in a body.`,
      );
}
