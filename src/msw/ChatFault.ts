/** How far the answer gets before a fault. */
type AfterTokens = {
  /**
   * Tokens of this response sent before it happens. More than it has means: in the terminator's place.
   * @defaultValue 0
   */
  afterTokens?: number | undefined;
};

/** What a broken frame looks like. */
export type MalformedVariant =
  /** JSON cut short. */
  | 'json'
  /** What Python's `str()` makes of a dict. */
  | 'python-repr'
  /** One level too deep, `{"event": …, "data": {…}}`: FastAPI's own SSE given what sse-starlette takes. */
  | 'nested'
  /** `content` is an object. */
  | 'content-not-string';

/** A failure after the server has accepted the request. A reply driven by hand has none of these. */
export type ChatAnswerFault =
  /** Nothing more is sent; the connection stays open. Keep-alive comments go on. */
  | ({
      type: 'stall';
      /** Milliseconds between keep-alive comments. @defaultValue the mock's `pingMs` */
      pingMs?: number | undefined;
    } & AfterTokens)
  /** The connection breaks. */
  | ({ type: 'drop' } & AfterTokens)
  /** The body ends cleanly without `done: true`. Without `afterTokens`, after the whole text. */
  | ({ type: 'no-terminator' } & AfterTokens)
  /** The frame of the next token is broken; the frames after it are good. */
  | ({
      type: 'malformed';
      /** @defaultValue 'json' */
      variant?: MalformedVariant | undefined;
      /** How many frames in a row; `Infinity` for all that follow. @defaultValue 1 */
      frames?: number | undefined;
    } & AfterTokens)
  /** The server reports an error in the stream, and ends it. */
  | ({
      type: 'error-event';
      /** @defaultValue 'The model stopped working.' */
      message?: string | undefined;
      /** Only in the shape `object`. */
      code?: string | undefined;
      /** `{error: {message, code}}`, `{error: message}`, or the bare sentence. @defaultValue 'object' */
      shape?: 'object' | 'string' | 'text' | undefined;
      /** The SSE event name. @defaultValue `error` for the shape `text`, else none */
      event?: string | undefined;
    } & AfterTokens)
  /** A frame that a client has to pass over, and the answer goes on. A JSON answer has no frames. */
  | ({
      type: 'odd-frame';
      /** `content` is `null`, the event has a name of its own, or no field is known. @defaultValue 'null-content' */
      variant?: 'null-content' | 'unknown-event' | 'unknown-fields' | undefined;
    } & AfterTokens)
  /** One event of this many bytes, and the answer goes on. */
  | ({
      type: 'huge-event';
      /** @defaultValue 9 MiB, more than a chat of this library takes */
      bytes?: number | undefined;
    } & AfterTokens)
  /** A line that never ends: it grows to this many bytes, and the connection stays open. */
  | ({
      type: 'endless-line';
      /** @defaultValue 9 MiB, more than a chat of this library takes */
      bytes?: number | undefined;
    } & AfterTokens)
  | ChatEndingFault;

/** A whole answer whose end is not as it should be. */
export type ChatEndingFault =
  /** More text and a second terminator come after the first. */
  | { type: 'extra-after-done' }
  /** The connection stays open after the terminator. */
  | { type: 'no-close' }
  /** The body ends in the middle of the terminator's frame: its blank line is missing. */
  | { type: 'no-final-blank-line' };

/** A whole answer that travels in an unusual way. */
export type ChatDeliveryFault =
  /** The response's head is late. */
  | {
      type: 'slow-head';
      /** Milliseconds. @defaultValue 5000 */
      headMs?: number | undefined;
    }
  /** Nothing but the head arrives until the answer is over, then all of it at once, as behind a proxy that buffers. */
  | {
      type: 'burst';
      /** Milliseconds of silence, beside the time that the answer takes at its pace. @defaultValue 0 */
      silenceMs?: number | undefined;
    }
  /** Another content type than that of what is sent; `null` for none. */
  | { type: 'content-type'; contentType: string | null }
  /** JSON where a stream was asked for, a stream where JSON was. */
  | {
      type: 'ignores-stream';
      /** @defaultValue that of what is sent */
      contentType?: string | null | undefined;
    };

/** A failure in the response's head, or of the connection before it. */
export type ChatResponseFault =
  /** An HTTP status. */
  | {
      type: 'status';
      status: number;
      /** A string is sent as text, anything else as JSON. @defaultValue no body */
      body?: unknown;
      /** Sent as the header `Retry-After`. */
      retryAfterSeconds?: number | undefined;
      /** Sent as the header `retry-after-ms`, which some vendors use. */
      retryAfterMs?: number | undefined;
      /** More headers: `{'retry-after': 'Sun, 22 Nov 2026 09:30:00 GMT'}`. */
      headers?: Readonly<Record<string, string>> | undefined;
    }
  /** An HTML page with status 200, as a misrouted request gives. */
  | { type: 'html' }
  /** A redirect to an HTML page, as a log-in wall gives. */
  | {
      type: 'redirect';
      /** In Node MSW lets a POST fail at 301 and 302, where a browser asks on by GET. @defaultValue 303 */
      status?: 301 | 302 | 303 | undefined;
    }
  /** Status 200 without a single byte. */
  | { type: 'empty' }
  /** The request fails as if nothing listened. */
  | { type: 'refuse' }
  /** The request is accepted, and no response ever comes. */
  | { type: 'hang' };

/** Everything that can go wrong with one request. */
export type ChatFault = (ChatAnswerFault | ChatDeliveryFault | ChatResponseFault) & {
  /** Only the first so many requests of the mock fail. @defaultValue all */
  times?: number | undefined;
};
