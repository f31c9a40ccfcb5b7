import { createWatchdog } from './createWatchdog.ts';
import type { ChatTimeout, StreamEvent } from './types.ts';

/** Default longest silence, in milliseconds. */
export const IDLE_TIMEOUT_MS = 30_000;
/** Default silence after which an answer counts as stalled, in milliseconds. */
export const STALL_TIMEOUT_MS = 8_000;

/** The time limits of one run. */
export type RunTimers = {
  start(): void;
  /** Something arrived. */
  event(event: StreamEvent): void;
  /** Call it with each publish: it makes up for the messages since the last one. */
  settle(): void;
  clear(): void;
};

/** Watches one run. `onExpire` gets the name of the limit that was passed. */
export function createRunTimers(
  timeout: number | ChatTimeout = {},
  onExpire: (limit: 'idle' | 'stall' | 'connect' | 'total') => void,
): RunTimers {
  const limits: ChatTimeout = typeof timeout === 'number' ? { idle: timeout } : timeout;
  const idle = createWatchdog(limits.idle ?? IDLE_TIMEOUT_MS, () => onExpire('idle'));
  const stall = createWatchdog(limits.stall ?? STALL_TIMEOUT_MS, () => onExpire('stall'));
  const connect = createWatchdog(limits.connect, () => onExpire('connect'));
  const total = createWatchdog(limits.total, () => onExpire('total'));
  const all = [idle, stall, connect, total];
  // A timer costs more than the rest of an event's way. So the first message since a publish restarts the timers,
  // and the publish moves them to the last one: at most two restarts a frame.
  let sinceSettled = 0;
  let lastAt = 0;

  function restart(): void {
    const elapsed = performance.now() - lastAt;
    idle.restart(elapsed);
    stall.restart(elapsed);
  }

  return {
    start() {
      for (const watchdog of all) watchdog.restart();
    },
    event(event) {
      connect.clear();
      if (event.type === 'heartbeat' && !event.isMessage) {
        if (limits.heartbeat === 'extend') idle.restart();
        return;
      }
      lastAt = performance.now();
      if (sinceSettled++ === 0) restart();
    },
    settle() {
      if (sinceSettled > 1) restart();
      sinceSettled = 0;
    },
    clear() {
      for (const watchdog of all) watchdog.clear();
    },
  };
}
