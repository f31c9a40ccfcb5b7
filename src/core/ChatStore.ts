import type { ChatError } from './ChatError.ts';
import type {
  ChatInput,
  ChatMessage,
  ChatProtocol,
  ChatSendResult,
  ChatState,
  ChatStatus,
  ChatTimeout,
  ChatTransport,
  FinishReason,
  Resolvable,
  StreamEvent,
} from './types.ts';

/** Automatic retries, before the first message of an answer only. */
export type ChatRetry = {
  /** Retries after the first try. @defaultValue 2 */
  max?: number | undefined;
  /** Wait before the first retry, in milliseconds; it doubles with each. @defaultValue 500 */
  baseMs?: number | undefined;
  /** Longest wait, in milliseconds. @defaultValue 8000 */
  maxMs?: number | undefined;
};

/** An answer whose connection broke, as the option `resume` sees it. */
export type ChatDrop = {
  /** The answer as far as it has come. */
  message?: ChatMessage | undefined;
  /** The newest `eventId`; `undefined` where the server names no events. */
  lastEventId?: string | undefined;
  /** 2 for the first attempt to resume. */
  attempt: number;
  error: ChatError;
};

/** Options of `createChatStore` and of `useChatStream`. */
export type ChatStoreOptions = {
  /** URL of the chat server; short for `createHttpTransport({endpoint, …})`. Without it and without `transport` each send is the error `bad-request`. */
  endpoint?: string | undefined;
  /** Carries the requests instead of `endpoint`. */
  transport?: ChatTransport | undefined;
  /**
   * `false` asks for one JSON answer. The content type of the response decides how it is read all the same.
   * @defaultValue true
   */
  stream?: boolean | undefined;
  /**
   * Wire format.
   * @defaultValue simple()
   */
  protocol?: ChatProtocol | undefined;
  /** Headers of each request. */
  headers?: Resolvable<HeadersInit> | undefined;
  /** Fields merged into each request body. */
  body?: Resolvable<Record<string, unknown>> | undefined;
  /** Whether cookies travel, as `fetch` has it. @defaultValue that of `fetch`: to the same origin */
  credentials?: RequestCredentials | undefined;
  /** Takes the place of `fetch`. @defaultValue the global one */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Time limits; a number is the idle limit in milliseconds.
   * @defaultValue `{ idle: 30_000, stall: 8_000 }`
   */
  timeout?: number | ChatTimeout | undefined;
  /**
   * Automatic retries of a request that failed before its first message, where the failure is `retryable`. A number is
   * how many. The waits grow (`min(baseMs * 2 ** n, maxMs)` less up to 25 %); `Retry-After` is obeyed up to 60 s, and a
   * longer one is left to the user. Each attempt carries the same `Idempotency-Key`.
   * @defaultValue 0
   */
  retry?: number | ChatRetry | undefined;
  /**
   * Resumes an answer whose connection broke after its first message (`network`, `offline`, `incomplete`), up to five
   * times: `true` sends the request again with `Last-Event-ID` and the same `Idempotency-Key`. A function decides for
   * each drop; a string from it is a URL that gives the rest by GET. A frame whose id has been seen is left out; a
   * server that names no events begins anew, and its answer takes the place of the partial one as soon as it is as
   * long. Status 204 means that there is nothing to resume. Only for servers that can: another one generates twice.
   * @defaultValue false
   */
  resume?: boolean | ((drop: ChatDrop) => boolean | string | Promise<boolean | string>) | undefined;
  /**
   * What a send does while an answer is being written: nothing, wait for its end, or stop it. Behind an answer that has
   * failed what waits goes on waiting, so that its error can be seen: after `retry()` it follows the new answer,
   * `clearError()` or a new message lets it go on without it, `reset()` drops it.
   * @defaultValue 'reject'
   */
  whenBusy?: 'reject' | 'queue' | 'interrupt' | undefined;
  /** The thread to begin with. Read once. */
  initialMessages?: readonly ChatMessage[] | undefined;
  /** Makes the ids of messages. @defaultValue a random one */
  generateId?: (() => string) | undefined;
  /** An answer is done; `finishReason` is `stopped` where the user ended it. */
  onFinish?:
    | ((result: {
        message?: ChatMessage | undefined;
        messages: readonly ChatMessage[];
        finishReason: FinishReason;
      }) => void)
    | undefined;
  /** A run failed; `message` is the partial answer, if any had come. */
  onError?: ((error: ChatError, result: { message?: ChatMessage | undefined }) => void) | undefined;
  /** Each event as it arrives, before it is shown. */
  onEvent?: ((event: StreamEvent) => void) | undefined;
  /** `status` is another one. */
  onStatusChange?: ((status: ChatStatus) => void) | undefined;
  /** `stop()` ended a run: the place to tell a server that does not notice a closed socket. Not called on unmount. */
  onStop?: ((result: { message?: ChatMessage | undefined }) => void) | undefined;
};

/** Replaces the thread: with messages, or with what a function makes of the visible ones. */
export type MessagesUpdater =
  | readonly ChatMessage[]
  | ((messages: readonly ChatMessage[]) => readonly ChatMessage[]);

/** What a chat can be told. Each function keeps its identity; none rejects or throws. */
export type ChatActions = {
  /** Sends a message. Empty input, and a send while an answer is being written, change nothing. */
  sendMessage(input: ChatInput): Promise<ChatSendResult>;
  /** Ends the answer being written and closes its socket; what has arrived stays. */
  stop(): void;
  /** After an error: asks again for the answer that failed. */
  retry(): Promise<ChatSendResult>;
  /** Asks again for an answer, the last one by default. The old one is kept as a branch. */
  regenerate(messageId?: string): Promise<ChatSendResult>;
  /** Sends a user message in another wording. What it replaces is kept as a branch. */
  editMessage(messageId: string, input: ChatInput): Promise<ChatSendResult>;
  /** Shows another branch of a message; `index` starts at 0. Does nothing while an answer is being written. */
  selectBranch(messageId: string, index: number): void;
  /** Gives a tool call its output. It travels with the next request in the protocols that have tools. */
  addToolOutput(toolCallId: string, output: unknown): void;
  /** Replaces the thread. Taking out what the running answer belongs to stops it. */
  setMessages(updater: MessagesUpdater): void;
  /** Leaves the state `error`; the messages stay. */
  clearError(): void;
  /** Ends whatever runs and begins anew. */
  reset(messages?: readonly ChatMessage[]): void;
};

/** A chat without React: its state, its subscription and its actions. */
export type ChatStore = ChatActions & {
  /** The newest published state; the same object until something changes. */
  getState(): ChatState;
  /** Calls back after each publish: at most once a frame while an answer streams. */
  subscribe(listener: () => void): () => void;
  /** Takes new options; a request under way keeps its own. */
  setOptions(options: ChatStoreOptions): void;
  /** Marks the store as in use, by a mounted component for one. The function returned ends that and aborts. */
  attach(): () => void;
};
