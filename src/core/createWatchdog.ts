/** Longest delay that `setTimeout` takes; a longer one would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;
/** How late a timer must be, in milliseconds, to count as one that slept. */
const LATE_MS = 1000;
/** Longest second chance of a timer that slept, in milliseconds. */
const SECOND_CHANCE_MS = 5000;

/** Fires once after a quiet time, unless it is restarted or cleared before. */
export type Watchdog = {
  /** Waits the whole time again, less what has gone by already (in milliseconds). */
  restart(elapsed?: number): void;
  clear(): void;
};

/**
 * A timer that knows when it slept. A suspended computer, a frozen tab or a blocked thread fires an expired
 * timer before the data that has been waiting meanwhile (Firefox does, measured): a timer that fires late
 * is armed once more, briefly, so that the data can arrive first.
 *
 * @param ms - `undefined`, 0, a negative number, `NaN` or `Infinity` makes a watchdog that never fires.
 */
export function createWatchdog(ms: number | undefined, onExpire: () => void): Watchdog {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function arm(delay: number, isSecondChance?: boolean): void {
    const wall = Date.now();
    const monotonic = performance.now();
    timer = setTimeout(() => {
      // By whichever clock says more: the monotonic one stands still while some systems sleep.
      const late = Math.max(Date.now() - wall, performance.now() - monotonic) - delay;
      if (late > Math.max(LATE_MS, delay * 0.1) && !isSecondChance)
        arm(Math.min(delay, SECOND_CHANCE_MS), true);
      else onExpire();
    }, delay);
  }

  return {
    restart(elapsed = 0) {
      clearTimeout(timer);
      if (ms && ms > 0 && ms <= MAX_DELAY_MS) arm(ms - elapsed);
    },
    clear: () => clearTimeout(timer),
  };
}
