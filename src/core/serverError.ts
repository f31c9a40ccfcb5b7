import { ChatError, isChatError } from './ChatError.ts';

/** How much of a server's words is kept with an error, in characters. */
export const MAX_DETAIL_CHARS = 500;

/**
 * Finds a server's own words in a body or value, in the shapes that servers use: `{error: {message}}`,
 * `{error}`, `{message}`, `{detail}`, and FastAPI's `{detail: [{loc, msg}]}`, which become `["body","message"]: Field required`.
 */
export function serverWords(value: unknown, depth = 9): string | undefined {
  // A body may be nested deeper than the stack is.
  const said = depth-- ? tryJson(value) : '';
  if (isRecord(said)) {
    const words = serverWords(said.error ?? said.message ?? said.detail ?? said.msg, depth);
    return words && said.loc ? `${JSON.stringify(said.loc)}: ${words}` : words;
  }
  if (Array.isArray(said)) return serverWords(said.map((each) => serverWords(each, depth)).join('; '), depth);
  return typeof value === 'string' ? value.slice(0, MAX_DETAIL_CHARS) || undefined : undefined;
}

/**
 * Makes a {@link ChatError} of what a server reports, bare or as `{error}`, or of what a transport throws: `server`, or
 * `rate-limited` where its type says so. One that is a `ChatError` already stays as it is.
 */
export function serverError(cause: unknown): ChatError {
  if (isChatError(cause)) return cause;
  const said = tryJson(cause);
  const inner = (said as { error?: unknown } | null)?.error;
  const { type, code, retryable } = (isRecord(inner) ? inner : (said ?? {})) as Fault;
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

/** What a text says where it is JSON, else the value itself. */
export function tryJson(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

/** Narrows to a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
