import { ChatError, withHint } from './ChatError.ts';
import type { ChatRequest, Resolvable } from './types.ts';

/** What is added to requests. */
export type RequestOptions = {
  headers?: Resolvable<HeadersInit> | undefined;
  body?: Resolvable<Record<string, unknown>> | undefined;
};

/**
 * Adds headers and body fields to a request, waiting for them where they are functions. What the request has wins. Gives
 * what `make` makes of it; a throw of theirs or of `make` is the error `bad-request`.
 */
export async function resolveOptions<T>(
  request: ChatRequest,
  options: RequestOptions,
  make: (request: ChatRequest) => T,
): Promise<T> {
  try {
    const headers = Object.fromEntries(new Headers((await resolve(options.headers, request)) ?? {}));
    const body = await resolve(options.body, request);
    return make({
      ...request,
      headers: { ...headers, ...request.headers },
      body: { ...body, ...request.body },
    });
  } catch (cause) {
    const error = new ChatError('bad-request', { cause });
    throw process.env.NODE_ENV === 'production'
      ? error
      : withHint(error, 'The `headers` or `body` option threw, or is no header or no JSON: see `cause`.');
  }
}

function resolve<T>(value: Resolvable<T> | undefined, request: ChatRequest): T | Promise<T> | undefined {
  return typeof value === 'function' ? (value as (request: ChatRequest) => T | Promise<T>)(request) : value;
}
