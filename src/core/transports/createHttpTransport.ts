import { ChatError, isChatError, withHint } from '../ChatError.ts';
import { connectionError } from '../connectionError.ts';
import { createBodyReader } from '../createBodyReader.ts';
import { isTerminal } from '../createFrameSink.ts';
import { simple } from '../protocols/simple.ts';
import { type RequestOptions, resolveOptions } from '../resolveOptions.ts';
import { responseError } from '../responseError.ts';
import type { ChatDecoder, ChatProtocol, ChatRequest, ChatTransport, StreamEvent } from '../types.ts';

/** Options of {@link createHttpTransport}. Its `headers` and `body` come before the hook's, which win. */
export type HttpTransportOptions = RequestOptions & {
  /** URL that is POSTed to. Without it every request is the error `bad-request`. */
  endpoint?: string | undefined;
  /**
   * Wire format.
   * @defaultValue simple()
   */
  protocol?: ChatProtocol | undefined;
  /** @defaultValue the browser's, 'same-origin' */
  credentials?: RequestCredentials | undefined;
  /** @defaultValue the global `fetch` */
  fetch?: typeof globalThis.fetch | undefined;
};

/**
 * Sends a request by POST and reads the answer by its content type, whatever was asked for: an event stream,
 * NDJSON, one JSON value or plain text. The socket is closed as soon as the terminator is read, on abort and
 * on failure.
 */
export function createHttpTransport(options: HttpTransportOptions): ChatTransport {
  const { endpoint, protocol = simple(), credentials } = options;
  // A resumed answer goes on in the middle, so with the decoder that knows what came before. Its attempts share a thread.
  const decoders = new WeakMap<object, ChatDecoder>();

  async function post(request: ChatRequest): Promise<Response> {
    const { fetch = globalThis.fetch } = options;
    const { signal, stream, resumeUrl, idempotencyKey, lastEventId } = request;
    const init = await resolveOptions(request, options, (resolved) => ({
      method: resumeUrl ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        accept: `${stream ? 'text/event-stream' : 'application/json'}, */*`,
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        ...(lastEventId && { 'last-event-id': lastEventId }),
        ...protocol.headers,
        ...resolved.headers,
      },
      body: resumeUrl ? undefined : JSON.stringify({ ...protocol.body(resolved), ...resolved.body }),
      credentials,
      signal,
    }));
    signal.throwIfAborted();
    if (!endpoint) throw process.env.NODE_ENV === 'production' ? new ChatError('bad-request') : noEndpoint();
    return fetch(resumeUrl ?? endpoint, init);
  }

  /** What each read of the body brings. */
  async function* read(request: ChatRequest): AsyncGenerator<readonly StreamEvent[]> {
    const { signal, messages, lastEventId } = request;
    // A mocked body does not end by itself when its request is aborted, nor any where a `fetch` of the user's drops the
    // signal. So every way out cancels it, or its reader once it has one.
    let source: Pick<ReadableStream, 'cancel'> | null | undefined;
    const cancel = (): void => void source?.cancel().catch(() => {});
    signal.addEventListener('abort', cancel);
    try {
      const response = await post(request);
      const { body, ok, headers } = response;
      source = body;
      yield [{ type: 'heartbeat' }];
      const decoder = (lastEventId && decoders.get(messages)) || protocol.createDecoder();
      decoders.set(messages, decoder);
      const readText = createBodyReader(headers.get('content-type'), decoder);
      if (!ok || !body || !readText) throw await responseError(response);
      const bytes = body.getReader();
      source = bytes;
      const text = new TextDecoder();
      for (;;) {
        const { done, value } = await bytes.read();
        signal.throwIfAborted();
        const events = readText(text.decode(value, { stream: !done }), done);
        yield events;
        if (events.some(isTerminal)) return;
      }
    } catch (cause) {
      signal.throwIfAborted();
      // Engines word a broken line differently, so the phase decides: what is no error of ours is the connection's.
      throw isChatError(cause) ? cause : connectionError(cause);
    } finally {
      cancel();
    }
  }

  return { send: (request) => oneByOne(read(request)) };
}

/** Gives the items of batches one by one, in one turn each where an async generator takes three. */
function oneByOne<Item>(batches: AsyncGenerator<readonly Item[]>): AsyncIterable<Item> {
  let batch: readonly Item[] = [];
  let index = 0;
  const items: AsyncIterator<Item> = {
    async next() {
      while (index === batch.length) {
        const { done, value } = await batches.next();
        if (done) return { done, value };
        batch = value;
        index = 0;
      }
      return { done: false, value: batch[index++] as Item };
    },
    return: () => batches.return(undefined) as never,
  };
  return { [Symbol.asyncIterator]: () => items };
}

const noEndpoint = (): ChatError =>
  withHint(
    new ChatError('bad-request'),
    'Set `endpoint` to the URL of your chat server, or pass a `transport`.',
  );
