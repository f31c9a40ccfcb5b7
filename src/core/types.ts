import type { ChatError } from './ChatError.ts';

/** Who wrote a message. */
export type ChatRole = 'system' | 'user' | 'assistant';

/** Where a message stands: being written, complete, stopped by the user, or cut short by an error. */
export type ChatMessageStatus = 'streaming' | 'done' | 'stopped' | 'error';

/** Why an answer ended. `stopped` means that the user ended it. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'stopped' | 'other';

/** Visible text. */
export type TextPart = {
  type: 'text';
  /** As far as it has arrived; Markdown in answers. */
  text: string;
};

/** What a model says that it thinks, apart from its answer. */
export type ReasoningPart = {
  type: 'reasoning';
  /** As far as it has arrived. */
  text: string;
};

/** A call of a tool, from the first piece of its input to its result. */
export type ToolCallPart = {
  type: 'tool-call';
  /** Names the call: `addToolOutput` takes it. */
  toolCallId: string;
  /** As the model calls it. */
  toolName: string;
  /** The parsed input; `undefined` while it still streams in. */
  input?: unknown;
  /** The input as text, as far as it has arrived. */
  inputText: string;
  /** What the tool gave, by the server or by `addToolOutput`. */
  output?: unknown;
  /** Why it failed, in the state `output-error`. */
  errorText?: string | undefined;
  /** How far the call has come. */
  state: 'input-streaming' | 'input-available' | 'output-available' | 'output-error';
};

/** A source that the answer cites. */
export type SourcePart = {
  type: 'source';
  /** Tells sources apart: one that comes twice is shown once. */
  sourceId: string;
  /** Where it can be read; a document may have none. */
  url?: string | undefined;
  /** What it is called. */
  title?: string | undefined;
};

/** A file, by URL (a `data:` URL included). */
export type FilePart = {
  type: 'file';
  /** Where it is: an address, or the file itself as a `data:` URL. */
  url: string;
  /** Such as `image/png`. */
  mediaType: string;
  /** What it is called when it is saved. */
  filename?: string | undefined;
};

/** Anything else that an application sends along. A later part with the same `id` replaces an earlier one. */
export type DataPart = {
  /** What kind of data it is. */
  type: `data-${string}`;
  /** Names the part, so that a later one can take its place. */
  id?: string | undefined;
  /** Of which only the application knows what it is. */
  data: unknown;
};

/** One piece of a message. */
export type ChatPart = TextPart | ReasoningPart | ToolCallPart | SourcePart | FilePart | DataPart;

/** Free-form facts about a message. */
export type ChatMetadata = {
  /** How many malformed frames were passed over. */
  skippedFrames?: number | undefined;
  [key: string]: unknown;
};

/** Where a message stands among its alternatives. */
export type ChatBranch = {
  /** From 0. */
  index: number;
  /** How many there are, 2 at least. */
  count: number;
};

/** One message of the thread. Never mutated: a change gives a new object. */
export type ChatMessage = {
  /** Unique in the thread: the server's where it gives one, else of `generateId`. */
  id: string;
  role: ChatRole;
  parts: readonly ChatPart[];
  status: ChatMessageStatus;
  /** Milliseconds since the epoch, as `Date.now()` gives them. */
  createdAt: number;
  finishReason?: FinishReason | undefined;
  metadata?: ChatMetadata | undefined;
  /** Present where retry, regenerate or edit have made alternatives. */
  branch?: ChatBranch | undefined;
};

/** What a user sends: a string, or its parts. */
export type ChatInput =
  | string
  | {
      text?: string | undefined;
      files?: readonly FilePart[] | undefined;
      parts?: readonly ChatPart[] | undefined;
      metadata?: ChatMetadata | undefined;
    };

/**
 * What a transport yields. One of these is one message for the idle timeout, except `heartbeat`. `eventId` names the
 * frame that it came from (the `id` of server-sent events): a resumed answer goes on after the last one, and a frame
 * that comes twice is shown once.
 */
export type StreamEvent = { eventId?: string | undefined } & StreamEventBody;

type StreamEventBody =
  /** The answer begins; `messageId` becomes the id of the message. */
  | { type: 'message-start'; messageId?: string | undefined; metadata?: ChatMetadata | undefined }
  | { type: 'text-delta'; delta: string }
  | { type: 'reasoning-delta'; delta: string }
  | { type: 'tool-call-start'; toolCallId: string; toolName: string }
  | { type: 'tool-call-delta'; toolCallId: string; delta: string }
  /** The input is complete; without `input` the collected pieces are parsed as JSON. */
  | { type: 'tool-call-end'; toolCallId: string; toolName?: string | undefined; input?: unknown }
  | { type: 'tool-result'; toolCallId: string; output?: unknown; errorText?: string | undefined }
  | { type: 'source'; sourceId: string; url?: string | undefined; title?: string | undefined }
  | { type: 'file'; url: string; mediaType: string; filename?: string | undefined }
  /** Becomes the part `data-<name>`, or takes the place of the one with its `id`. What is `transient` only `onEvent` sees. */
  | { type: 'data'; name: string; id?: string | undefined; data: unknown; transient?: boolean | undefined }
  | { type: 'metadata'; metadata: ChatMetadata }
  /**
   * A sign of life: headers, a keep-alive comment. With `isMessage` it stands for a whole message that
   * held nothing to show, and restarts the idle timeout as any message does.
   */
  | { type: 'heartbeat'; isMessage?: boolean | undefined }
  /** The terminator of the protocol. Nothing after it is read. */
  | { type: 'finish'; finishReason?: FinishReason | undefined; metadata?: ChatMetadata | undefined }
  /** The server reports a failure in the stream. Nothing after it is read. */
  | { type: 'error'; error: ChatError };

/** One request, as a transport receives it. */
export type ChatRequest = {
  /** The visible thread, the newest user message last. */
  messages: readonly ChatMessage[];
  /** The newest user message. */
  message: ChatMessage;
  /** `false` asks for one JSON answer. */
  stream: boolean;
  /** Aborts on stop, timeout and unmount. The transport must then close its socket. */
  signal: AbortSignal;
  /** 1 for the first try. */
  attempt: number;
  /** The same for every attempt of one send. Present where `retry` or `resume` is on. */
  idempotencyKey?: string | undefined;
  /** The newest `eventId` of an answer that is being resumed: what comes after it is asked for. */
  lastEventId?: string | undefined;
  /** Where the rest of a dropped answer is fetched, by GET, instead of asking again. Given by the option `resume`. */
  resumeUrl?: string | undefined;
  /** The hook's `headers`, resolved; names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The hook's `body`, resolved: merged into the protocol's. */
  body: Readonly<Record<string, unknown>>;
};

/** Carries a request to a back end and its answer back. An async generator is a transport. */
export type ChatTransport = {
  /** Sends one request. Throw a `ChatError` to say what went wrong; what else is thrown is read as a server's own words. */
  send(request: ChatRequest): AsyncIterable<StreamEvent>;
};

/** One framed message of a body: an SSE event, or a line of NDJSON. */
export type StreamFrame = {
  /** The text of the event, its lines joined, or the line. */
  data: string;
  /** Name of the event; `undefined` for `message`, and for a line. */
  event?: string | undefined;
  /** Id of the event, which holds until another comes. */
  id?: string | undefined;
};

/**
 * What a decoder gives: an event, or a failure in the server's own words (`{message, type, code}`, bare or under
 * `error`, or a sentence), of which the reader makes a {@link ChatError}.
 */
export type DecodedEvent = StreamEvent | { type: 'error'; error: unknown };

/**
 * Turns the frames of one answer into events. Made anew for each answer, so it may hold state; a resumed answer goes
 * on with the same one. Whatever it throws means that the frame is malformed: the error `protocol`, or a frame skipped
 * among good ones.
 */
export type ChatDecoder = {
  /** Decodes one frame; an empty array for a frame with nothing to show. */
  frame(frame: StreamFrame): readonly DecodedEvent[];
  /** Decodes a whole JSON answer, `finish` included. */
  json(value: unknown): readonly DecodedEvent[];
  /** Says what a clean end of the body means; without it, or where it gives no `finish`, the answer is `incomplete`. */
  end?(): readonly DecodedEvent[];
};

/** A wire format: how a request body is written and how frames become events. */
export type ChatProtocol = {
  /** Names the format. */
  name: string;
  /** The JSON body of a request. */
  body(request: ChatRequest): Record<string, unknown>;
  /** Headers that the format asks for. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Makes what reads one answer. */
  createDecoder(): ChatDecoder;
};

/** A value, or an (async) function of the request that gives it. */
export type Resolvable<T> = T | ((request: ChatRequest) => T | Promise<T>);

/** Time limits in milliseconds. 0 or `Infinity` turns one off. */
export type ChatTimeout = {
  /**
   * Longest silence: starts when the request is sent and again at every message.
   * @defaultValue 30_000
   */
  idle?: number | undefined;
  /**
   * Silence after which `activity` becomes `stalled`; nothing is ended.
   * @defaultValue 8_000
   */
  stall?: number | undefined;
  /**
   * Longest wait for the first sign of life (response headers).
   * @defaultValue off
   */
  connect?: number | undefined;
  /**
   * Longest time for the whole answer.
   * @defaultValue off
   */
  total?: number | undefined;
  /**
   * `'extend'` lets keep-alive comments restart `idle` too.
   * @defaultValue 'ignore'
   */
  heartbeat?: 'ignore' | 'extend' | undefined;
};

/** What the store is doing while `status` is `generating`. */
export type ChatActivity = 'connecting' | 'streaming' | 'stalled' | 'reconnecting';

/** One of the four. */
export type ChatStatus = 'idle' | 'generating' | 'done' | 'error';

type ByStatus<Fields> = { messages: readonly ChatMessage[] } & Fields;
type Idle = {
  status: 'idle';
  activity?: undefined;
  attempt?: undefined;
  finishReason?: undefined;
  error?: undefined;
};
type Generating = {
  status: 'generating';
  activity: ChatActivity;
  /** 1 for the first try, one more for each automatic retry. */
  attempt: number;
  finishReason?: undefined;
  error?: undefined;
};
type Done = {
  status: 'done';
  activity?: undefined;
  attempt?: undefined;
  finishReason: FinishReason;
  error?: undefined;
};
type Failed = {
  status: 'error';
  activity?: undefined;
  attempt?: undefined;
  finishReason?: undefined;
  error: ChatError;
};

/** The state of a chat: `status` decides which other fields are there. */
export type ChatState = ByStatus<Idle> | ByStatus<Generating> | ByStatus<Done> | ByStatus<Failed>;

/** How a send, retry, regenerate or edit ended. */
export type ChatSendResult = {
  status: ChatStatus;
  /** The answer; `undefined` where none began. */
  message?: ChatMessage | undefined;
  error?: ChatError | undefined;
};
