/** Longest wait for a frame, in milliseconds: a hidden page, a covered window and an off-screen iframe get none. */
const FRAME_LIMIT_MS = 200;
/** The wait where there are no frames at all (a server, a test), in milliseconds. */
const NO_FRAME_MS = 16;
/** More pieces than this within one publish, and the text comes faster than frames. */
const FEW_PIECES = 2;
/** Longest rest after a publish, in milliseconds: text still has to flow on the slowest of machines. */
const MAX_REST_MS = 100;

/**
 * Makes a function that asks for a publish: with the next frame, or now where `isUrgent`. Asking again before it
 * comes costs nothing. A hidden page gets no frames and its timers are slowed by the browser to one a second or
 * less; the frame that was asked for stays asked for, and is the one catch-up when the page comes back.
 *
 * Where text comes faster than frames, the page rests after a publish for as long as that kept it busy, so that half
 * of the time is the reader's: a fast machine shows with each frame what has come, a slow one more at a time.
 */
export function createPublishScheduler(publish: () => void): (isUrgent?: boolean) => void {
  const { requestAnimationFrame } = globalThis as Partial<typeof globalThis>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasFrame = false;
  let pieces = 0;
  let restUntil = 0;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    pieces = 0;
    publish();
  }

  function flushWithFrame(): void {
    const startedAt = performance.now();
    const isFast = pieces > FEW_PIECES;
    hasFrame = false;
    flush();
    if (!isFast) return;
    // After the frame: what the publish has brought about is laid out and painted by then.
    timer = setTimeout(() => {
      const now = performance.now();
      restUntil = now + Math.min(MAX_REST_MS, now - startedAt);
      timer = undefined;
      if (pieces > 0) wait();
    });
  }

  function waitForFrame(): void {
    timer = setTimeout(flush, requestAnimationFrame ? FRAME_LIMIT_MS : NO_FRAME_MS);
    if (hasFrame) return;
    hasFrame = requestAnimationFrame !== undefined;
    requestAnimationFrame?.(flushWithFrame);
  }

  function wait(): void {
    const restMs = restUntil - performance.now();
    if (restMs > 0) timer = setTimeout(waitForFrame, restMs);
    else waitForFrame();
  }

  return (isUrgent) => {
    if (isUrgent) return flush();
    pieces++;
    if (timer === undefined) wait();
  };
}
