import type { ChatAnswerFault, ChatEndingFault, MalformedVariant } from './ChatFault.ts';

/** An error as a server reports it in the body. */
export type ReportedError = Pick<
  Extract<ChatAnswerFault, { type: 'error-event' }>,
  'code' | 'event' | 'shape'
> & { message: string };

/** The server's side of one answer, whatever carries it. Everything after its end is ignored. */
export type Answer = {
  /** At once for a stream, which sends its head first; with the body for JSON. */
  response: Promise<Response>;
  /** Aborts when the answer is over, whichever side ended it. */
  over: AbortSignal;
  /** Sends a piece of the text; `id` names its event. */
  write(text: string, id?: string): void;
  writeMalformed(text: string, variant: MalformedVariant, id?: string): void;
  /** Sends a frame that is no piece of the text. A JSON answer takes only its content. */
  insert(data: Readonly<Record<string, unknown>>, event?: string): void;
  /** Begins a value of the text; raw bytes can follow. */
  beginValue(): void;
  /** Bytes as they are. */
  sendRaw(text: string): void;
  /** Reports an error in the body, and ends. */
  reportError(error: ReportedError): void;
  /** Ends with the terminator, or nearly so. */
  finish(fault?: ChatEndingFault['type'], id?: string): void;
  /** Ends cleanly without the terminator. */
  close(): void;
  /** Breaks the connection. */
  drop(): void;
  /** The client has closed the connection. */
  cancel(): void;
};

/** Options of an answer. */
export type AnswerOptions = {
  newline: 'lf' | 'crlf' | 'cr';
  byteOrderMark: boolean | undefined;
  splitBytes: number | undefined;
  pingMs: number | undefined;
  /** Keeps everything back until the end. */
  isHeld: boolean;
  /** Instead of the one that belongs to the body; `null` for none. */
  contentType: string | null | undefined;
  onCancel: () => void;
};

/** What a server says of an error. */
export function errorBody({ message, code, shape = 'object' }: ReportedError): string {
  if (shape === 'text') return message;
  return JSON.stringify({
    error: shape === 'string' ? message : { message, ...(code !== undefined && { code }) },
  });
}

/** What a broken connection looks like to whoever reads the body. */
export function connectionError(): TypeError {
  return new TypeError('The simulated connection broke.');
}

/** What the reader of a request sees that it has aborted itself. */
export function abortError(): DOMException {
  return new DOMException('The request was aborted.', 'AbortError');
}
