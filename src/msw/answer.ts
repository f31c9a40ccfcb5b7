import type { MalformedVariant } from './types.ts';

/** The server's side of one answer, whatever carries it. Everything after its end is ignored. */
export type Answer = {
  /** At once for a stream, which sends its head first; with the body for JSON. */
  response: Promise<Response>;
  /** Aborts when the answer is over, whichever side ended it. */
  over: AbortSignal;
  write(text: string): void;
  writeMalformed(text: string, variant: MalformedVariant): void;
  /** Bytes as they are. */
  sendRaw(text: string): void;
  /** Reports an error in the body, and ends. */
  reportError(error: { message: string; code?: string }, event?: string): void;
  /** Ends with the terminator. */
  finish(): void;
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
  splitBytes: number | undefined;
  pingMs: number | undefined;
  onCancel: () => void;
};

/** What a broken connection looks like to whoever reads the body. */
export function connectionError(): TypeError {
  return new TypeError('The simulated connection broke.');
}

/** What the reader of a request sees that it has aborted itself. */
export function abortError(): DOMException {
  return new DOMException('The request was aborted.', 'AbortError');
}
