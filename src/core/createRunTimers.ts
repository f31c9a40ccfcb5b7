import type { ChatTimeout, StreamEvent } from './types.ts';

/** Default longest silence, in milliseconds. */
const IDLE_TIMEOUT_MS = 30_000;
/** Default silence after which an answer counts as stalled, in milliseconds. */
const STALL_TIMEOUT_MS = 8_000;
/** Longest delay that `setTimeout` takes; a longer one would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;
/** How late a timer must be, in milliseconds, to count as one that slept. */
const LATE_MS = 1000;
/** Longest second chance of a timer that slept, in milliseconds. */
const SECOND_CHANCE_MS = 5000;

/** The name of a time limit. */
export type TimeLimit = Exclude<keyof ChatTimeout, 'heartbeat'>;

/** Whether an event counts as a message: a keep-alive comment does not. */
export const isMessage = (event: StreamEvent): boolean => event.type !== 'heartbeat' || !!event.isMessage;

/** The time limits of one run. */
export type RunTimers = {
  /** A request leaves: every limit begins, `total` only with the first. */
  start(): void;
  /** Something arrived. */
  event(event: StreamEvent): void;
  /** Call it with each publish: it makes up for the messages since the last one. */
  settle(): void;
  /** Between two requests only `total` goes on; calls back after a while. */
  wait(ms: number, callback: () => void): void;
  clear(): void;
};

/**
 * Watches one run. A limit of 0, of a negative number, of `NaN` or of more than 24 days is off.
 *
 * A suspended computer, a frozen tab or a blocked thread fires an expired timer before the data that has been
 * waiting meanwhile (Firefox does, measured): a timer that fires late is armed once more, briefly, so that the
 * data can arrive first.
 */
export function createRunTimers(
  timeout: number | ChatTimeout | undefined,
  onExpire: (limit: TimeLimit) => void,
): RunTimers {
  const given: ChatTimeout = typeof timeout === 'number' ? { idle: timeout } : (timeout ?? {});
  const limits = { ...given, idle: given.idle ?? IDLE_TIMEOUT_MS, stall: given.stall ?? STALL_TIMEOUT_MS };
  const timers: Partial<Record<TimeLimit | 'wait', ReturnType<typeof setTimeout>>> = {};
  // A timer costs more than the rest of an event's way. So the first message since a publish restarts the timers,
  // and the publish moves them to the last one: at most two restarts a frame.
  let sinceSettled = 0;
  let lastAt = 0;

  function arm(limit: TimeLimit, elapsed = 0, isSecondChance?: boolean): void {
    clearTimeout(timers[limit]);
    const ms = limits[limit] ?? 0;
    // `heartbeat` comes by here as well, and is no number.
    if (!(ms > 0 && ms <= MAX_DELAY_MS)) return;
    const delay = isSecondChance ? Math.min(ms, SECOND_CHANCE_MS) : ms - elapsed;
    // The wall clock: the monotonic one stands still while some systems sleep.
    const due = Date.now() + delay;
    timers[limit] = setTimeout(() => {
      if (limit !== 'total' && sinceSettled > 1) settle();
      else if (Date.now() - due > Math.max(LATE_MS, ms * 0.1) && !isSecondChance) arm(limit, 0, true);
      else onExpire(limit);
    }, delay);
  }

  function restart(): void {
    const elapsed = Date.now() - lastAt;
    arm('idle', elapsed);
    arm('stall', elapsed);
  }

  function settle(): void {
    if (sinceSettled > 1) restart();
    sinceSettled = 0;
  }

  function clear(kept?: string): void {
    for (const limit in timers) if (limit !== kept) clearTimeout(timers[limit as TimeLimit]);
  }

  return {
    start() {
      clearTimeout(timers.wait);
      for (const limit in limits) if (limit !== 'total' || !timers.total) arm(limit as TimeLimit);
    },
    event(event) {
      clearTimeout(timers.connect);
      if (isMessage(event)) {
        lastAt = Date.now();
        if (sinceSettled++ === 0) restart();
      } else if (limits.heartbeat === 'extend') arm('idle');
    },
    settle,
    wait(ms, callback) {
      clear('total');
      sinceSettled = 0;
      timers.wait = setTimeout(callback, ms);
    },
    clear,
  };
}
