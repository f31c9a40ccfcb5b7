import { ChatError } from './ChatError.ts';
import { isRecord, MAX_DETAIL_CHARS } from './parseJson.ts';
import type { StreamEvent } from './types.ts';

/**
 * Finds a server's own words in a body or value, in the shapes that servers use: `{error: {message}}`,
 * `{error}`, `{message}`, `{detail}`, and FastAPI's `{detail: [{msg}]}`.
 */
export function serverWords(value: unknown): string | undefined {
  if (isRecord(value)) return serverWords(value.error ?? value.message ?? value.detail ?? value.msg);
  if (Array.isArray(value)) return serverWords(value.map(serverWords).join('; '));
  if (typeof value !== 'string') return undefined;
  const parsed = tryJson(value);
  return isRecord(parsed) ? serverWords(parsed) : value.slice(0, MAX_DETAIL_CHARS) || undefined;
}

/** The event for an error that a server reports, bare or as `{error}`: `server`, or `rate-limited` where its type says so. */
export function serverError(value: unknown): StreamEvent & { type: 'error' } {
  const fault = isRecord(value) ? (value.error ?? value) : value;
  const { type, code, retryable } = isRecord(fault) ? fault : {};
  const kind = `${type} ${code}`;
  const error = new ChatError(/rate.?limit|too.?many|429/i.test(kind) ? 'rate-limited' : 'server', {
    detail: serverWords(value),
    retryable: typeof retryable === 'boolean' ? retryable : !/invalid|auth|permission|found/i.test(kind),
  });
  return { type: 'error', error };
}

/** JSON where it is JSON, else the text itself. */
export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
