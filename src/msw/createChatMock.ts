import { type HttpHandler, http } from 'msw';
import { createAnswerMemory } from './answerMemory.ts';
import { answerRequest } from './answerRequest.ts';
import type { ChatFault } from './ChatFault.ts';
import { invalidRequest, nothingToResume, SIGN_IN, signInPage } from './respond.ts';
import type { ChatMock, ChatMockOptions, ChatMockRequest } from './types.ts';

const REPLY = 'Hello! How can I help you?';

/** What is read off a request, before anything is known of those before it. */
type Facts = Pick<ChatMockRequest, 'message' | 'stream' | 'body' | 'request'> & { lastEventId?: string };

/**
 * Simulates a chat back end of the `simple()` format and remembers what it saw.
 *
 * @example
 * ```ts
 * import { setupServer } from 'msw/node';
 * import { expect } from 'vitest';
 *
 * const chat = createChatMock({ reply: 'Hello there', fault: { type: 'drop', afterTokens: 1 } });
 * setupServer(...chat.handlers).listen();
 * // … after the test's clicks:
 * expect(chat.requests.map((request) => request.message)).toEqual(['Hi']);
 * expect(chat.cancelled).toHaveLength(0);
 * ```
 */
export function createChatMock(options: ChatMockOptions = {}): ChatMock {
  const requests: ChatMockRequest[] = [];
  const cancelled: ChatMockRequest[] = [];
  const { resumable, reply = REPLY } = options;
  const memory = resumable
    ? createAnswerMemory(resumable === true ? 0 : (resumable.overlap ?? 0))
    : undefined;
  const url = endpointUrl(options.endpoint ?? '/chat/stream');

  async function receive(facts: Facts): Promise<Response> {
    const { headers } = facts.request;
    const named = {
      idempotencyKey: headers.get('idempotency-key') ?? undefined,
      lastEventId: headers.get('last-event-id') ?? facts.lastEventId,
    };
    const found = memory?.find(named);
    const request: ChatMockRequest = {
      ...facts,
      ...named,
      count: requests.length + 1,
      headers: Object.fromEntries(headers),
      isRepeat: found !== undefined,
    };
    requests.push(request);
    options.onRequest?.(request);
    const fault = faultOf(request, options);
    if (found === 'nothing' && !fault) return nothingToResume();
    // An async function, so that one that throws rejects too.
    const generate = async () => (typeof reply === 'function' ? reply(request) : reply);
    return answerRequest(request, {
      options,
      fault,
      begin() {
        if (found && found !== 'nothing') return { reply: found.log.reply, continuation: found };
        const generated = generate();
        return { reply: generated, continuation: memory?.add(named.idempotencyKey, generated) };
      },
      onCancel() {
        cancelled.push(request);
        options.onCancel?.(request);
      },
    });
  }

  return {
    handlers: [
      http.post(url, async ({ request }) => {
        const body: unknown = await request
          .clone()
          .json()
          .catch(() => undefined);
        if (!isPrompt(body)) return invalidRequest();
        return receive({ message: body.message, stream: body.stream !== false, body, request });
      }),
      http.get(url, ({ request }) => {
        const query = new URL(request.url).searchParams;
        if (query.has(SIGN_IN)) return signInPage();
        const lastEventId = query.get('lastEventId') ?? undefined;
        const isResuming = memory && (lastEventId ?? request.headers.has('last-event-id'));
        const message = query.get('message') ?? (isResuming ? '' : undefined);
        if (message === undefined) return invalidRequest();
        return receive({ message, stream: true, body: {}, request, lastEventId });
      }),
    ],
    requests,
    cancelled,
  };
}

/**
 * Handlers that simulate a chat back end of the `simple()` format: POST answers JSON where the body says
 * `stream: false`, else an event stream; GET answers a native `EventSource`.
 *
 * @example
 * ```ts
 * import { setupServer } from 'msw/node';
 *
 * const server = setupServer(...chatHandlers({ reply: ({ message }) => `You said: ${message}` }));
 * ```
 * @example At a reader's pace, failing on the first try
 * ```ts
 * chatHandlers({
 *   endpoint: '/api/chat',
 *   tokensPerSecond: 40,
 *   latencyMs: 300,
 *   fault: { type: 'status', status: 503, times: 1 },
 * });
 * ```
 */
export function chatHandlers(options: ChatMockOptions = {}): HttpHandler[] {
  return createChatMock(options).handlers;
}

function faultOf(request: ChatMockRequest, { fault }: ChatMockOptions): ChatFault | undefined {
  const planned = typeof fault === 'function' ? fault(request) : fault;
  return request.count > (planned?.times ?? Infinity) ? undefined : planned;
}

function isPrompt(body: unknown): body is { message: string; stream?: unknown } & Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string';
}

/** MSW resolves a bare path against the page; where there is none it would match nothing. */
function endpointUrl(endpoint: string): string {
  return endpoint.startsWith('/') && typeof location === 'undefined' ? `*${endpoint}` : endpoint;
}
