/** Longest wait for a frame, in milliseconds: a hidden page, a covered window and an off-screen iframe get none. */
const FRAME_LIMIT_MS = 200;
/** The wait where there are no frames at all (a server, a test), in milliseconds. */
const NO_FRAME_MS = 16;

/**
 * Makes a function that asks for a publish: with the next frame, or now where `isUrgent`. Asking again before it
 * comes costs nothing. A hidden page gets no frames and its timers are slowed by the browser to one a second or
 * less; the frame that was asked for stays asked for, and is the one catch-up when the page comes back.
 */
export function createPublishScheduler(publish: () => void): (isUrgent?: boolean) => void {
  const { requestAnimationFrame } = globalThis as Partial<typeof globalThis>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasFrame = false;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    publish();
  }

  return (isUrgent) => {
    if (isUrgent) return flush();
    timer ??= setTimeout(flush, requestAnimationFrame ? FRAME_LIMIT_MS : NO_FRAME_MS);
    if (hasFrame) return;
    hasFrame = requestAnimationFrame !== undefined;
    requestAnimationFrame?.(() => {
      hasFrame = false;
      flush();
    });
  };
}
