import { ChatError, type ChatErrorCode, withHint } from './ChatError.ts';
import { serverWords } from './serverError.ts';

const CODES: Record<number, ChatErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'server',
  410: 'not-found',
  413: 'too-large',
  414: 'too-large',
  429: 'rate-limited',
  431: 'too-large',
};

/** How long the body of a failed response is waited for. */
const BODY_LIMIT_MS = 1000;

/**
 * The error of a response that carries no answer: an error status, or a success with nothing to read
 * (`empty`) or with what no decoder reads (`bad-content-type`).
 */
export async function responseError(response: Response): Promise<ChatError> {
  const { status, headers, ok } = response;
  // The status has already said what happened: a body that breaks off or does not end adds nothing to it.
  const body = await Promise.race([
    response.text().catch(() => ''),
    new Promise<string>((resolve) => setTimeout(resolve, BODY_LIMIT_MS, '')),
  ]);
  const code = ok
    ? body.trim()
      ? 'bad-content-type'
      : 'empty'
    : (CODES[status] ?? (status < 500 ? 'bad-request' : 'server'));
  const error = new ChatError(code, {
    status,
    detail: serverWords(body),
    retryAfterMs: retryAfter(headers),
    // 409 and 425 say "not now" rather than "never" (RFC 9110 section 15.5.10, RFC 8470 section 5.2).
    retryable: status === 409 || status === 425 || undefined,
  });
  return process.env.NODE_ENV === 'production' ? error : withHint(error, hintFor(response));
}

function hintFor({ status, redirected, url, ok, body, headers }: Response): string | undefined {
  if (redirected) {
    return `The request was redirected to ${url}: to a login page? A 301, 302 or 303 turns a POST into a GET, 307 and 308 do not.`;
  }
  if (status === 404)
    return `Nothing answers at ${url}. Check \`endpoint\` and the proxy of your dev server.`;
  if (status === 422)
    return 'The server expects another body: `detail` may name the field. The `protocol` writes the body, and the option `body` adds to it.';
  if (!ok) return undefined;
  if (!body)
    return 'This fetch gives no `response.body`. In React Native pass the fetch of expo/fetch as `fetch`.';
  return `The content type is "${headers.get('content-type')}". Send text/event-stream, application/json, application/x-ndjson or text/plain.`;
}

/** `retry-after-ms`, else `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), in milliseconds. */
function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? '';
  const wait =
    Math.max(0, Number(headers.get('retry-after-ms'))) ||
    Number(value) * 1000 ||
    Date.parse(value) - Date.now();
  return wait > 0 ? wait : undefined;
}
