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
  // and the publish does it again if there were more: at most two restarts a frame, and never a deadline too early.
  let sinceSettled = 0;

  function restart(): void {
    idle.restart();
    stall.restart();
  }

  return {
    start() {
      for (const watchdog of all) watchdog.restart();
    },
    event(event) {
      connect.clear();
      if (event.type !== 'heartbeat' || event.isMessage) {
        if (sinceSettled++ === 0) restart();
      } else if (limits.heartbeat === 'extend') idle.restart();
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
