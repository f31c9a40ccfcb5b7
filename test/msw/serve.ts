import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type ChatMock, type ChatMockOptions, createChatMock } from '../../src/msw/index.ts';

export const ENDPOINT = 'http://chat.test/chat/stream';

/** Starts a server for the tests of one file; each test gives it the chat that it needs. */
export function setUpServer(): (options?: ChatMockOptions) => ChatMock {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return (options) => {
    const chat = createChatMock({ endpoint: ENDPOINT, ...options });
    server.use(...chat.handlers);
    return chat;
  };
}

/** Sends a prompt as the `simple()` protocol does. */
export function post(
  message: unknown,
  {
    stream = true,
    signal,
    headers,
  }: { stream?: boolean; signal?: AbortSignal; headers?: Record<string, string> } = {},
) {
  return fetch(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ message, stream }),
    signal: signal ?? null,
  });
}

/** Sends a prompt and returns the whole body as text. */
export async function ask(message: string, stream = true): Promise<string> {
  return (await post(message, { stream })).text();
}

/** Reads a body piece by piece: the pieces, and the error that broke it, if one did. */
export async function readPieces(response: Response): Promise<{ pieces: string[]; error?: unknown }> {
  const pieces: string[] = [];
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      pieces.push(decoder.decode(next.value, { stream: true }));
    }
    return { pieces };
  } catch (error) {
    return { pieces, error };
  }
}

/** The texts of the well-formed frames of a body, joined. */
export function textOf(body: string): string {
  return [...body.matchAll(/^data: (.*)$/gm)]
    .map(([, data]) => JSON.parse(data ?? '').content ?? '')
    .join('');
}

export const DONE = 'data: {"content":"","done":true}\n\n';
