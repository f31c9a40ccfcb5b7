import { HttpResponse } from 'msw';
import type { ChatResponseFault } from './ChatFault.ts';

// The constructor of Response throws where one of these is given a body.
const BODILESS = [204, 205, 304];

/** The query parameter of the page that a redirect leads to, at the endpoint itself. */
export const SIGN_IN = 'sign-in';

const HTML_PAGE = `<!doctype html>
<html lang="en">
  <head><title>Sign in</title></head>
  <body><h1>Sign in</h1></body>
</html>
`;

/** Makes the response of a request that gets no answer. */
export function respondWithFault(
  fault: Exclude<ChatResponseFault, { type: 'hang' }>,
  { stream, url }: { stream: boolean; url: string },
): Response {
  switch (fault.type) {
    case 'status':
      return statusResponse(fault);
    case 'html':
      return signInPage();
    case 'redirect': {
      const location = new URL(`?${SIGN_IN}`, url).href;
      return new HttpResponse(null, { status: fault.status ?? 303, headers: { location } });
    }
    case 'empty':
      return new HttpResponse('', {
        headers: { 'content-type': stream ? 'text/event-stream' : 'application/json' },
      });
    case 'refuse':
      return HttpResponse.error();
    default:
      return fault satisfies never;
  }
}

/** The page behind a log-in wall. */
export function signInPage(): Response {
  return HttpResponse.html(HTML_PAGE);
}

/** Refuses a request that is not one of the `simple()` format, in the shape that FastAPI uses. */
export function invalidRequest(): Response {
  const detail = [{ loc: ['body', 'message'], msg: 'A string is required', type: 'string_type' }];
  return HttpResponse.json({ detail }, { status: 422 });
}

/** Says that an answer has no more to give. */
export function nothingToResume(): Response {
  return new HttpResponse(null, { status: 204 });
}

function statusResponse(fault: Extract<ChatResponseFault, { type: 'status' }>): Response {
  const { status, retryAfterSeconds, retryAfterMs, body } = fault;
  const headers = new Headers(fault.headers);
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  if (retryAfterMs !== undefined) headers.set('retry-after-ms', String(retryAfterMs));
  if (body === undefined || BODILESS.includes(status)) return new HttpResponse(null, { status, headers });
  if (typeof body === 'string') {
    if (!headers.has('content-type')) headers.set('content-type', 'text/plain');
    return new HttpResponse(body, { status, headers });
  }
  headers.set('content-type', 'application/json');
  return new HttpResponse(JSON.stringify(body), { status, headers });
}
