/** Longest wait for a frame, in milliseconds: a hidden page, a covered window and an off-screen iframe get none. */
const FRAME_LIMIT_MS = 200;
/** The wait where there are no frames at all (a server, a test), in milliseconds. */
const NO_FRAME_MS = 16;
/** More pieces than this within one publish, and the text comes faster than frames. */
const FEW_PIECES = 2;
/** How much longer the page rests than a publish has kept it busy. */
const REST_FACTOR = 10;
/** A rest of so many milliseconds is long enough for a page that is quick: text still flows. */
const USUAL_REST_MS = 40;
/** Longest rest after a publish, in milliseconds, on the slowest of machines. */
const MAX_REST_MS = 100;

/**
 * Makes a function that asks for a publish: with the next frame, or now where `isUrgent`. Asking again before it
 * comes costs nothing. A hidden page gets no frames and its timers are slowed by the browser to one a second or
 * less; the frame that was asked for stays asked for, and is the one catch-up when the page comes back.
 *
 * Where text comes faster than frames, the page rests after a publish, so that most of its time is the reader's: a
 * quick page shows what has come with every frame or every third, a slow one spends half of its time at most. What is
 * published after a rest is published between two frames: to render and to paint are two short tasks then, not a long one.
 */
export function createPublishScheduler(publish: () => void): (isUrgent?: boolean) => void {
  const { requestAnimationFrame } = globalThis as Partial<typeof globalThis>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasFrame = false;
  let onFrame: (() => void) | undefined;
  /** Whether a frame has begun since the last publish, or none will: each has one of its own. */
  let isNewFrame = false;
  let pieces = 0;

  function flush(): void {
    clearTimeout(timer);
    timer = onFrame = undefined;
    isNewFrame = false;
    pieces = 0;
    publish();
  }

  /** Publishes with a frame, which is painted when all that was asked for in it is done. */
  function flushWithFrame(): void {
    const startedAt = performance.now();
    const isFast = pieces > FEW_PIECES;
    flush();
    if (!isFast || timer !== undefined) return;
    restAfterPaint(startedAt);
    nextFrame(() => {
      isNewFrame = true;
    });
  }

  /** Publishes between frames: the next one shows it. */
  function flushBetweenFrames(): void {
    const startedAt = performance.now();
    const isFast = pieces > FEW_PIECES;
    flush();
    if (timer !== undefined) return;
    const publishMs = performance.now() - startedAt;
    timer = setTimeout(() => {
      isNewFrame = true;
      wake();
    }, FRAME_LIMIT_MS);
    nextFrame(() => {
      isNewFrame = true;
      clearTimeout(timer);
      restAfterPaint(isFast ? performance.now() - publishMs : undefined);
    });
  }

  /** Rests for as long as was spent since a moment, or not at all. */
  function restAfterPaint(startedAt?: number): void {
    timer = setTimeout(() => {
      const busyMs = startedAt === undefined ? 0 : performance.now() - startedAt;
      const usualMs = Math.min(busyMs * REST_FACTOR, USUAL_REST_MS);
      const restMs = Math.min(Math.max(busyMs, usualMs), MAX_REST_MS);
      timer = restMs > 0 ? setTimeout(wake, restMs) : undefined;
      if (restMs === 0 && pieces > 0) waitForFrame();
    });
  }

  function wake(): void {
    timer = undefined;
    if (pieces === 0) return;
    if (isNewFrame) flushBetweenFrames();
    else waitForFrame();
  }

  function waitForFrame(): void {
    timer = setTimeout(flush, requestAnimationFrame ? FRAME_LIMIT_MS : NO_FRAME_MS);
    nextFrame(flushWithFrame);
  }

  function nextFrame(callback: () => void): void {
    onFrame = callback;
    if (hasFrame) return;
    hasFrame = requestAnimationFrame !== undefined;
    requestAnimationFrame?.(() => {
      hasFrame = false;
      onFrame?.();
    });
  }

  return (isUrgent) => {
    if (isUrgent) return flush();
    pieces++;
    if (timer === undefined) waitForFrame();
  };
}
