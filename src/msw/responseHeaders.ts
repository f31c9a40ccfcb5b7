/** The headers of an answer: its own content type, another one, or none. */
export function responseHeaders(own: string, contentType: string | null | undefined): Headers {
  const headers = new Headers({ 'cache-control': 'no-store' });
  const type = contentType === undefined ? own : contentType;
  if (type !== null) headers.set('content-type', type);
  return headers;
}
