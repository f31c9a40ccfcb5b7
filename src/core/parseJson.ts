import { ChatError, withHint } from './ChatError.ts';

/** How much of a server's words is kept with an error, in characters. */
export const MAX_DETAIL_CHARS = 500;

/** Parses one frame or body. Throws a `protocol` {@link ChatError}, with a hint where Python's `repr` was sent. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unexpected(text, cause);
  }
}

/** The `protocol` error of a frame or body that is not what the wire format says. */
export function unexpected(value: unknown, cause?: unknown): ChatError {
  const detail = (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_DETAIL_CHARS);
  const error = new ChatError('protocol', { detail, cause });
  return process.env.NODE_ENV === 'production' ? error : withHint(error, hintFor(detail));
}

function hintFor(frame: string): string {
  const isPythonRepr = /^\s*[[{]\s*'|[:,]\s*(True|False|None)\b/.test(frame);
  return isPythonRepr
    ? "This is Python's repr of a dict, not JSON: the server passed a dict where it needed a string. Send json.dumps(...) as the event's data."
    : 'The frame is not what the wire format says. Check the `protocol` option against what the server sends.';
}

/** Narrows to a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
