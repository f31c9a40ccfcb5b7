import { HttpResponse } from 'msw';
import type { ChatResponseFault } from './types.ts';

// The constructor of Response throws where one of these is given a body.
const BODILESS = [204, 205, 304];

const HTML_PAGE = `<!doctype html>
<html lang="en">
  <head><title>Sign in</title></head>
  <body><h1>Sign in</h1></body>
</html>
`;

/** Makes the response of a request that gets no answer. */
export function respondWithFault(fault: ChatResponseFault, stream: boolean): Response | Promise<Response> {
  switch (fault.type) {
    case 'status':
      return statusResponse(fault);
    case 'html':
      return HttpResponse.html(HTML_PAGE);
    case 'empty':
      return new HttpResponse('', {
        headers: { 'content-type': stream ? 'text/event-stream' : 'application/json' },
      });
    case 'refuse':
      return HttpResponse.error();
    case 'hang':
      return new Promise(() => {});
    default:
      return fault satisfies never;
  }
}

/** Refuses a request that is not one of the `simple()` format, in the shape that FastAPI uses. */
export function invalidRequest(): Response {
  const detail = [{ loc: ['body', 'message'], msg: 'A string is required', type: 'string_type' }];
  return HttpResponse.json({ detail }, { status: 422 });
}

function statusResponse(fault: Extract<ChatResponseFault, { type: 'status' }>): Response {
  const { status, retryAfterSeconds, body } = fault;
  const headers = new Headers();
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  if (body === undefined || BODILESS.includes(status)) return new HttpResponse(null, { status, headers });
  if (typeof body === 'string') return HttpResponse.text(body, { status, headers });
  headers.set('content-type', 'application/json');
  return new HttpResponse(JSON.stringify(body), { status, headers });
}
