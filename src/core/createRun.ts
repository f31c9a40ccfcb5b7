import { ChatError, withHint } from './ChatError.ts';
import type { ChatStoreOptions } from './ChatStore.ts';
import { call } from './call.ts';
import { createRunTimers, isMessage, type TimeLimit } from './createRunTimers.ts';
import { randomId } from './randomId.ts';
import { resolveOptions } from './resolveOptions.ts';
import { serverError } from './serverError.ts';
import { createHttpTransport } from './transports/createHttpTransport.ts';
import type { ChatMessage, ChatRequest, StreamEvent } from './types.ts';

/** Longest `Retry-After` that is waited out, in milliseconds; a longer one is left to the user. */
const MAX_RETRY_AFTER_MS = 60_000;
/** Attempts to resume one answer: LangGraph's number. */
const MAX_RESUMES = 5;
/** How long a broken connection is kept quiet while the page is being left, in milliseconds. */
const LEAVING_MS = 1000;

/** One answer's way over the wire. */
export type Run = {
  /** Call it with each publish. */
  settle(): void;
  /** Ends it: closes the socket, clears the timers, and tells nothing more. */
  abort(): void;
};

/** What a run tells: each event, the terminator too, and at last a failure that nothing is done about. */
export type RunEvent =
  | { type: 'receive'; event: StreamEvent }
  | { type: 'stall' }
  | { type: 'reconnect'; attempt: number; isAnew: boolean }
  | { type: 'fail'; error: ChatError };

/** Asks for one answer: the attempts, their time limits, what is tried again and what is resumed. */
export function createRun(
  options: ChatStoreOptions,
  asked: Pick<ChatRequest, 'messages' | 'message'>,
  tell: (event: RunEvent) => void,
  partial: () => ChatMessage | undefined,
): Run {
  const { transport, stream = true, timeout, retry, resume } = options;
  const {
    max = 2,
    baseMs = 500,
    maxMs = 8000,
  } = typeof retry === 'number' ? { max: retry } : (retry ?? { max: 0 });
  const idempotencyKey = retry || resume ? randomId() : undefined;
  const request: Omit<ChatRequest, 'signal'> = {
    ...asked,
    stream,
    idempotencyKey,
    attempt: 1,
    headers: {},
    body: {},
  };
  const carrier = transport ?? createHttpTransport(options);
  /** Frames that have been shown; a resumed answer may bring them again. */
  const seen = new Set<string>();
  // Of the newest attempt, or of the wait for the next one: what is aborted is over, and late things are dropped by it.
  let controller = new AbortController();
  let failures = 0;
  let hasMessage = false;
  let isResumed = false;
  let isLeaving = false;
  let frameId: string | undefined;
  let isRepeat = false;

  const timers = createRunTimers(timeout, (limit) => {
    if (limit === 'stall') tell({ type: 'stall' });
    else
      void fail(
        process.env.NODE_ENV === 'production' ? new ChatError('timeout') : timeoutError(limit),
        limit === 'total',
      );
  });

  async function attempt(): Promise<void> {
    const { signal } = renew();
    listen(['beforeunload', 'pagehide'], () => {
      isLeaving = true;
    });
    frameId = undefined;
    timers.start();
    try {
      const bare = { ...request, signal };
      const resolved = transport ? await resolveOptions(bare, options, (request) => request) : bare;
      signal.throwIfAborted();
      for await (const event of carrier.send(resolved)) {
        if (signal.aborted) return;
        timers.event(event);
        if (isNew(event)) tell({ type: 'receive', event });
        if (signal.aborted) return;
        // Not thrown: the transport may take its time to let go.
        if (event.type === 'error') return void fail(serverError(event.error));
        if (!hasMessage && isMessage(event)) {
          hasMessage = true;
          failures = 0;
        }
      }
      throw new ChatError('incomplete');
    } catch (cause) {
      if (!signal.aborted) void fail(serverError(cause));
    }
  }

  /** Several events in a row may be of one frame, and an id holds until the next one. */
  function isNew({ eventId }: StreamEvent): boolean {
    if (eventId && eventId !== frameId) {
      frameId = eventId;
      isRepeat = isResumed && seen.has(eventId);
      seen.add(eventId);
      if (!isRepeat) request.lastEventId = eventId;
    }
    return !(eventId && isRepeat);
  }

  /** An attempt has failed: tells it, or tries again after a while. */
  async function fail(error: ChatError, isFinal?: boolean): Promise<void> {
    const { code, status = 0, retryable, retryAfterMs = 0 } = error;
    const { signal } = renew();
    // With a status it is the attempt to resume that was refused, for now.
    const isDrop = /^(network|offline|incomplete)$/.test(code) || (retryable && status > 400);
    if (isLeaving && isDrop) {
      // A page that is being left sees its requests break, and nobody is there to read of it. A page that stays
      // (a download, a dialogue answered with "stay", a page that comes back from the cache) hears of it a little later.
      isLeaving = false;
      return timers.wait(LEAVING_MS, () => void fail(error));
    }
    const option = hasMessage ? isDrop && failures < MAX_RESUMES && resume : retryable && failures < max;
    const mayGoOn = !isFinal && retryAfterMs <= MAX_RETRY_AFTER_MS && option;
    const target =
      typeof mayGoOn === 'function'
        ? await call(mayGoOn, {
            message: partial(),
            lastEventId: request.lastEventId,
            attempt: request.attempt + 1,
            error,
          })
        : mayGoOn;
    if (signal.aborted) return;
    if (!target) {
      // Nothing (204) to resume: the answer stays cut off.
      const isCutOff = hasMessage && code === 'empty';
      return tell({ type: 'fail', error: isCutOff ? new ChatError('incomplete') : error });
    }
    isResumed = hasMessage;
    request.resumeUrl = typeof target === 'string' ? target : undefined;
    tell({ type: 'reconnect', attempt: ++request.attempt, isAnew: hasMessage && !request.lastEventId });
    // Who was told of it may have ended the run.
    if (signal.aborted) return;
    const pause = Math.min(baseMs * 2 ** failures++, maxMs) * (1 - Math.random() / 4);
    timers.wait(Math.max(pause, retryAfterMs), attempt);
    // The line is back: no reason to wait on, unless the server asked for it.
    if (!retryAfterMs) listen(['online'], attempt);
  }

  function renew(): AbortController {
    controller.abort();
    controller = new AbortController();
    return controller;
  }

  /** Listens to the page, where there is one, as long as the attempt or the wait lasts. */
  function listen(types: string[], callback: () => void): void {
    const { signal } = controller;
    for (const type of types) globalThis.addEventListener?.(type, callback, { signal });
  }

  void attempt();
  return {
    settle: timers.settle,
    abort() {
      timers.clear();
      controller.abort();
    },
  };
}

const timeoutError = (limit: TimeLimit): ChatError =>
  withHint(new ChatError('timeout'), `The limit \`timeout.${limit}\` has passed.`);
