import type { HttpHandler } from 'msw';
import type { ChatFault } from './ChatFault.ts';
import type { ManualReply } from './createManualReply.ts';

/** What the simulated server understood of one request. */
export type ChatMockRequest = {
  /** 1 for the first request that this mock has received. */
  count: number;
  /** The prompt: `body.message` of a POST, the query parameter `message` of a GET. */
  message: string;
  /** Whether a streamed answer was asked for. */
  stream: boolean;
  /** The parsed JSON body; empty for a GET, which has none. */
  body: Readonly<Record<string, unknown>>;
  /** Every header, names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The header `Idempotency-Key`: the same for every attempt of one send. */
  idempotencyKey?: string | undefined;
  /** The header `Last-Event-ID`, or the query parameter `lastEventId` where no header can be sent. */
  lastEventId?: string | undefined;
  /** Whether it repeats or resumes an answer that a `resumable` mock remembers: nothing is generated again. */
  isRepeat: boolean;
  /** The request itself, its body unread. */
  request: Request;
};

/** What the server answers: text, or a reply that a test drives by hand. */
export type ChatReply = string | ManualReply;

/** How a mock continues a broken answer. */
export type ChatResumable = {
  /** Events before the one asked for that are sent once more. @defaultValue 0 */
  overlap?: number | undefined;
};

/** Options of {@link createChatMock} and {@link chatHandlers}. */
export type ChatMockOptions = {
  /**
   * The URL to answer, as MSW writes it. A bare path belongs to the page's origin, and to every origin where
   * there is no page (Node).
   * @defaultValue '/chat/stream'
   */
  endpoint?: string | undefined;
  /** The answer, or an (async) function of the request that gives it. @defaultValue 'Hello! How can I help you?' */
  reply?: ChatReply | ((request: ChatMockRequest) => ChatReply | Promise<ChatReply>) | undefined;
  /**
   * Pace of the answer. A JSON answer comes when the stream would have ended. 0 sends everything at once.
   * @defaultValue 0
   */
  tokensPerSecond?: number | undefined;
  /**
   * Milliseconds before the first token.
   * @defaultValue 0
   */
  latencyMs?: number | undefined;
  /**
   * Line endings of the event stream.
   * @defaultValue 'lf'
   */
  newline?: 'lf' | 'crlf' | 'cr' | undefined;
  /**
   * Begins the event stream with a byte order mark.
   * @defaultValue false
   */
  byteOrderMark?: boolean | undefined;
  /** Cuts the bytes into pieces of this many, through characters and frames alike. @defaultValue one piece a frame */
  splitBytes?: number | undefined;
  /** Milliseconds between keep-alive comments. @defaultValue none are sent */
  pingMs?: number | undefined;
  /**
   * Gives each event an id and remembers the answers: a request with a `Last-Event-ID` gets what comes after it, or
   * 204 where nothing does; one with an `Idempotency-Key` that is known gets the same answer from its beginning.
   * Chromium hides the id that a native `EventSource` sends by itself from MSW's worker.
   * @defaultValue false
   */
  resumable?: boolean | ChatResumable | undefined;
  /** What goes wrong, always, the first `times`, or as a function of the request. {@link chatFaults} names some. */
  fault?: ChatFault | ((request: ChatMockRequest) => ChatFault | undefined) | undefined;
  /** Called with each request. */
  onRequest?: ((request: ChatMockRequest) => void) | undefined;
  /**
   * Called when the client closes before the answer is over. A browser tells of event streams only: a JSON answer
   * that nobody waits for any longer goes unnoticed there.
   */
  onCancel?: ((request: ChatMockRequest) => void) | undefined;
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
