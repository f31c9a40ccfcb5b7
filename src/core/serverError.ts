import { ChatError, isChatError } from './ChatError.ts';

/** How much of a server's words is kept with an error, in characters. */
export const MAX_DETAIL_CHARS = 500;

/**
 * Finds a server's own words in a body or value, in the shapes that servers use: `{error: {message}}`,
 * `{error}`, `{message}`, `{detail}`, and FastAPI's `{detail: [{msg}]}`.
 */
export function serverWords(value: unknown): string | undefined {
  const said = typeof value === 'string' ? tryJson(value) : value;
  if (isRecord(said)) return serverWords(said.error ?? said.message ?? said.detail ?? said.msg);
  if (Array.isArray(said)) return serverWords(said.map(serverWords).join('; '));
  return typeof value === 'string' ? value.slice(0, MAX_DETAIL_CHARS) || undefined : undefined;
}

/**
 * Makes a {@link ChatError} of what a server reports, bare or as `{error}`, or of what a transport throws: `server`, or
 * `rate-limited` where its type says so. One that is a `ChatError` already stays as it is.
 */
export function serverError(cause: unknown): ChatError {
  if (isChatError(cause)) return cause;
  const said = typeof cause === 'string' ? tryJson(cause) : cause;
  const { type, code, retryable } = (
    isRecord(said) && isRecord(said.error) ? said.error : (said ?? {})
  ) as Fault;
  const kind = `${type} ${code}`;
  const isLimit = /rate.?limit|too.?many|429/i.test(kind);
  return new ChatError(isLimit ? 'rate-limited' : 'server', {
    cause,
    detail: serverWords(said),
    retryable:
      typeof retryable === 'boolean'
        ? retryable
        : isLimit || !/invalid|auth|permission|found|quota|billing|too.?large|\b4\d\d\b/i.test(kind),
  });
}

type Fault = { type?: unknown; code?: unknown; retryable?: unknown };

/** JSON where it is JSON, else the text itself. */
export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Narrows to a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
