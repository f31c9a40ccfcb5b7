// The small things that a framework would bring along.

const MAX_BODY_BYTES = 4_000_000;
const ALLOWED_ORIGINS = (process.env.CORS_ORIGINS ?? '*').split(',');

/** An error that becomes a response: the status, and `{"detail": …}` as its body. */
export class HttpError extends Error {
  constructor(status, detail, headers = {}) {
    super(JSON.stringify(detail));
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

/** Answers with JSON, unless something was answered already or nobody is there any more. */
export function sendJson(response, status, body, headers = {}) {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Reads the body of a request: parsed where it says that it is JSON, else as text. */
export async function readBody(request) {
  const chunks = [];
  let size = 0;
  // Without `destroyOnReturn: false` the error would close the socket before the 413 is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new HttpError(413, 'Request body too large.', { connection: 'close' });
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  return /^application\/json\b/i.test(request.headers['content-type'] ?? '') ? parseJson(text) : text;
}

/** Lets pages of other origins call: any, or those of CORS_ORIGINS. Cookies would need allow-credentials too. */
export function allowOrigins(request, response) {
  const { origin } = request.headers;
  const isAnyAllowed = ALLOWED_ORIGINS.includes('*');
  if (!isAnyAllowed) response.setHeader('vary', 'Origin');
  if (!isAnyAllowed && !ALLOWED_ORIGINS.includes(origin)) return;
  response.setHeader('access-control-allow-origin', isAnyAllowed ? '*' : origin);
  response.setHeader('access-control-expose-headers', 'Retry-After');
  response.setHeader('access-control-allow-methods', 'GET, POST');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
}

/** The error for input of the wrong shape, as FastAPI tells it. */
export function invalid(type, loc, msg) {
  return new HttpError(422, [{ type, loc, msg }]);
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('json_invalid', ['body'], 'JSON decode error');
  }
}
