import type { HttpHandler } from 'msw';
import type { ManualReply } from './createManualReply.ts';

/** What the simulated server understood of one request. */
export type ChatMockRequest = {
  /** 1 for the first request that this mock has received. */
  count: number;
  /** The prompt: `body.message` of a POST, the query parameter `message` of an `EventSource`. */
  message: string;
  /** Whether a streamed answer was asked for. */
  stream: boolean;
  /** The parsed JSON body; empty for an `EventSource`, which has none. */
  body: Readonly<Record<string, unknown>>;
  /** The request itself, its body unread. */
  request: Request;
};

/** How far the answer gets before a fault. */
type AfterTokens = {
  /**
   * Tokens sent before it happens. More than the answer has means: in the terminator's place.
   * @defaultValue 0
   */
  afterTokens?: number;
};

/** A failure after the server has accepted the request. A reply driven by hand has none of these. */
export type ChatAnswerFault =
  /** Nothing more is sent; the connection stays open. Keep-alive comments go on. */
  | ({ type: 'stall' } & AfterTokens)
  /** The connection breaks. */
  | ({ type: 'drop' } & AfterTokens)
  /** The body ends cleanly without `done: true`. Without `afterTokens`, after the whole text. */
  | ({ type: 'no-terminator' } & AfterTokens)
  /** The frame of the next token is broken; the frames after it are good. */
  | ({ type: 'malformed'; variant?: MalformedVariant } & AfterTokens)
  /** The server reports an error in the stream. */
  | ({
      type: 'error-event';
      /** @defaultValue 'The model stopped working.' */
      message?: string;
      code?: string;
      /**
       * The SSE event name; by default the frame has none.
       */
      event?: string;
    } & AfterTokens);

/** What a broken frame looks like: JSON cut short (the default), or the Python repr of a dict. */
export type MalformedVariant = 'json' | 'python-repr';

/** A failure in the response's head, or of the connection before it. */
export type ChatResponseFault =
  /** An HTTP status. */
  | {
      type: 'status';
      status: number;
      /** A string is sent as text, anything else as JSON. @defaultValue no body */
      body?: unknown;
      /** Sent as the header `Retry-After`. */
      retryAfterSeconds?: number;
    }
  /** An HTML page with status 200, as a misrouted request or a log-in wall gives. */
  | { type: 'html' }
  /** Status 200 without a single byte. */
  | { type: 'empty' }
  /** The request fails as if nothing listened. */
  | { type: 'refuse' }
  /** The request is accepted, and no response ever comes. */
  | { type: 'hang' };

/** Everything that can go wrong with one request. */
export type ChatFault = ChatAnswerFault | ChatResponseFault;

/** What the server answers: text, or a reply that a test drives by hand. */
export type ChatReply = string | ManualReply;

/** Options of {@link createChatMock} and {@link chatHandlers}. */
export type ChatMockOptions = {
  /**
   * The URL to answer, as MSW writes it. A bare path belongs to the page's origin, and to every origin where
   * there is no page (Node).
   * @defaultValue '/chat/stream'
   */
  endpoint?: string;
  /** The answer, or an (async) function of the request that gives it. @defaultValue 'Hello! How can I help you?' */
  reply?: ChatReply | ((request: ChatMockRequest) => ChatReply | Promise<ChatReply>);
  /**
   * Pace of the answer. A JSON answer comes when the stream would have ended. 0 sends everything at once.
   * @defaultValue 0
   */
  tokensPerSecond?: number;
  /**
   * Milliseconds before the first token.
   * @defaultValue 0
   */
  latencyMs?: number;
  /**
   * Line endings of the event stream.
   * @defaultValue 'lf'
   */
  newline?: 'lf' | 'crlf' | 'cr';
  /** Cuts the bytes into pieces of this many, through characters and frames alike. @defaultValue one piece a frame */
  splitBytes?: number;
  /** Milliseconds between keep-alive comments. @defaultValue none are sent */
  pingMs?: number;
  /** What goes wrong, always or as a function of the request: `({ count }) => count === 1 ? … : undefined`. */
  fault?: ChatFault | ((request: ChatMockRequest) => ChatFault | undefined);
  /** Called with each request. */
  onRequest?: (request: ChatMockRequest) => void;
  /**
   * Called when the client closes before the answer is over. A browser tells of streams only: a JSON answer that
   * nobody waits for any longer goes unnoticed there.
   */
  onCancel?: (request: ChatMockRequest) => void;
};

/** A simulated back end and what it has seen. */
export type ChatMock = {
  /** For `setupServer`, `setupWorker` or `parameters.msw`: POST (JSON and event stream), and GET for `EventSource`. */
  handlers: HttpHandler[];
  /** Every request, oldest first. */
  requests: readonly ChatMockRequest[];
  /** The requests that the client closed before their answer was over, in that order. */
  cancelled: readonly ChatMockRequest[];
};
