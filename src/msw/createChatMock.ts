import { type HttpHandler, http } from 'msw';
import type { Answer } from './answer.ts';
import { ATTACH } from './createManualReply.ts';
import { createJsonAnswer } from './jsonAnswer.ts';
import { playReply } from './playReply.ts';
import { invalidRequest, respondWithFault } from './respond.ts';
import { createStreamAnswer } from './streamAnswer.ts';
import type {
  ChatAnswerFault,
  ChatFault,
  ChatMock,
  ChatMockOptions,
  ChatMockRequest,
  ChatResponseFault,
} from './types.ts';

/**
 * Simulates a chat back end of the `simple()` format and remembers what it saw.
 *
 * @example
 * ```ts
 * const chat = createChatMock({ reply: 'Hello there', fault: { type: 'drop', afterTokens: 1 } });
 * const server = setupServer(...chat.handlers);
 * // … after the test's clicks:
 * expect(chat.requests.map((request) => request.message)).toEqual(['Hi']);
 * expect(chat.cancelled).toHaveLength(0);
 * ```
 */
export function createChatMock(options: ChatMockOptions = {}): ChatMock {
  const requests: ChatMockRequest[] = [];
  const cancelled: ChatMockRequest[] = [];
  const url = endpointUrl(options.endpoint ?? '/chat/stream');

  function receive(facts: Omit<ChatMockRequest, 'count'>): Promise<Response> {
    const request = { ...facts, count: requests.length + 1 };
    requests.push(request);
    options.onRequest?.(request);
    return respond(request, options, () => {
      cancelled.push(request);
      options.onCancel?.(request);
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
        const message = new URL(request.url).searchParams.get('message');
        if (message === null) return invalidRequest();
        return receive({ message, stream: true, body: {}, request });
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
 * const server = setupServer(...chatHandlers({ reply: ({ message }) => `You said: ${message}` }));
 * ```
 * @example At a reader's pace, failing on the first try
 * ```ts
 * chatHandlers({
 *   endpoint: '/api/chat',
 *   tokensPerSecond: 40,
 *   latencyMs: 300,
 *   fault: ({ count }) => (count === 1 ? { type: 'status', status: 503 } : undefined),
 * });
 * ```
 */
export function chatHandlers(options: ChatMockOptions = {}): HttpHandler[] {
  return createChatMock(options).handlers;
}

async function respond(
  request: ChatMockRequest,
  options: ChatMockOptions,
  onCancel: () => void,
): Promise<Response> {
  const {
    reply = 'Hello! How can I help you?',
    newline = 'lf',
    tokensPerSecond = 0,
    latencyMs = 0,
  } = options;
  const fault = typeof options.fault === 'function' ? options.fault(request) : options.fault;
  if (fault && !isAnswerFault(fault)) return respondWithFault(fault, request.stream);

  const createAnswer = request.stream ? createStreamAnswer : createJsonAnswer;
  const answer = createAnswer({ newline, splitBytes: options.splitBytes, pingMs: options.pingMs, onCancel });
  followAbort(request.request, answer);
  const said = typeof reply === 'function' ? await reply(request) : reply;
  if (typeof said === 'string') void playReply(answer, said, { tokensPerSecond, latencyMs, fault });
  else said[ATTACH](answer);
  return answer.response;
}

/** Node shows an abort on the request, a browser on the body; an answer takes either, once. */
function followAbort({ signal }: Request, answer: Answer): void {
  if (signal.aborted) answer.cancel();
  else signal.addEventListener('abort', () => answer.cancel(), { signal: answer.over });
}

const RESPONSE_FAULTS: ReadonlyArray<ChatFault['type']> = [
  'status',
  'html',
  'empty',
  'refuse',
  'hang',
] satisfies Array<ChatResponseFault['type']>;

function isAnswerFault(fault: ChatFault): fault is ChatAnswerFault {
  return !RESPONSE_FAULTS.includes(fault.type);
}

function isPrompt(body: unknown): body is { message: string; stream?: unknown } & Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string';
}

/** MSW resolves a bare path against the page; where there is none it would match nothing. */
function endpointUrl(endpoint: string): string {
  return endpoint.startsWith('/') && typeof location === 'undefined' ? `*${endpoint}` : endpoint;
}
