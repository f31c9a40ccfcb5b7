import type { ServerResponse } from 'node:http';

/** The head of an event stream. */
export function begin(response: ServerResponse, headers: Record<string, string> = {}): ServerResponse {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...headers });
  response.flushHeaders();
  return response;
}

export const frame = (content: string, more: object = {}): string =>
  `data: ${JSON.stringify({ content, done: false, ...more })}\n\n`;

export const DONE = 'data: {"content":"","done":true}\n\n';

/** An answer in which nothing goes wrong. */
export const answerWell = (response: ServerResponse): unknown =>
  begin(response).end(frame('All is well.') + DONE);

/** A whole response at once. */
export const respond =
  (status: number, body = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse): unknown =>
    response.writeHead(status, headers).end(body);

export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  respond(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });

/** The answers that the server itself has broken off. */
export const BROKEN: WeakSet<object> = new WeakSet();

/** Breaks the connection with a reset, as a crash or a middlebox does. */
export function reset(response: ServerResponse): void {
  BROKEN.add(response);
  const { socket } = response;
  if (socket && 'resetAndDestroy' in socket) socket.resetAndDestroy();
}

/** Closes the connection in the middle of the body. */
export function cut(response: ServerResponse): void {
  BROKEN.add(response);
  response.socket?.end();
}

/** What HTTP/2 adds to a response. */
type Http2Stream = { close(code: number): void; session?: { destroy(): void } };

/** The stream of a response over HTTP/2, which the server is about to break. */
export function brokenStream(response: ServerResponse): Http2Stream {
  BROKEN.add(response);
  return (response as unknown as { stream: Http2Stream }).stream;
}
