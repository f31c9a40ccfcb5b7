/** Longest wait for a frame of a visible page, in milliseconds: off-screen frames and covered windows get none. */
const FRAME_LIMIT_MS = 200;
/** How often a hidden page publishes, in milliseconds. */
const HIDDEN_MS = 1000;
/** Where there are no frames at all (a server, a test). */
const NO_FRAME_MS = 16;

/** Calls `publish` at most once an animation frame. */
export type PublishScheduler = {
  /** Asks for a publish; further asks before it comes cost nothing. */
  schedule(): void;
  /** Publishes now. */
  flush(): void;
};

/** Frames where the page is visible, a slow timer where it is hidden, and one catch-up when it comes back. */
export function createPublishScheduler(publish: () => void): PublishScheduler {
  const page = globalThis as Partial<typeof globalThis>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    page.cancelAnimationFrame?.(frame);
    page.document?.removeEventListener('visibilitychange', flush);
    publish();
  }

  return {
    schedule() {
      if (timer !== undefined) return;
      const { document } = page;
      timer = setTimeout(flush, !document ? NO_FRAME_MS : document.hidden ? HIDDEN_MS : FRAME_LIMIT_MS);
      document?.addEventListener('visibilitychange', flush);
      if (!document?.hidden) frame = page.requestAnimationFrame?.(flush) ?? 0;
    },
    flush,
  };
}
