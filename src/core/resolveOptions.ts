import { ChatError } from './ChatError.ts';
import type { ChatRequest, Resolvable } from './types.ts';

/** What is added to requests. */
export type RequestOptions = {
  headers?: Resolvable<HeadersInit>;
  body?: Resolvable<Record<string, unknown>>;
};

/** Adds headers and body fields to a request, waiting for them where they are functions. What the request has wins. */
export async function resolveOptions(request: ChatRequest, options: RequestOptions): Promise<ChatRequest> {
  try {
    const headers = new Headers(await resolve(options.headers, request));
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, value);
    const body = { ...(await resolve(options.body, request)), ...request.body };
    return { ...request, headers: Object.fromEntries(headers), body };
  } catch (cause) {
    throw new ChatError('bad-request', {
      cause,
      hint:
        process.env.NODE_ENV === 'production'
          ? undefined
          : 'The `headers` or `body` option threw or is no valid value: see `cause`.',
    });
  }
}

function resolve<T>(value: Resolvable<T> | undefined, request: ChatRequest): T | Promise<T> | undefined {
  return typeof value === 'function' ? (value as (request: ChatRequest) => T | Promise<T>)(request) : value;
}
