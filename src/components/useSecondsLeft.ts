import { useEffect, useState } from 'react';

/** A longer wait is no advice, and is not counted. */
const DAY_MS = 86_400_000;

/** Whole seconds until `waitMs` after `subject` first came, counted down to 0. */
export function useSecondsLeft(subject: object, waitMs = 0): number {
  const durationMs = waitMs <= DAY_MS ? waitMs : 0;
  const [elapsed, setElapsed] = useState({ subject, ms: 0 });
  useEffect(() => {
    if (durationMs <= 0) return;
    // By the clock, not by counting ticks: a tab in the background ticks seldom.
    const startedAt = Date.now();
    const timer = setInterval(() => {
      const ms = Date.now() - startedAt;
      setElapsed({ subject, ms });
      if (ms >= durationMs) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [subject, durationMs]);
  const elapsedMs = elapsed.subject === subject ? elapsed.ms : 0;
  return Math.max(0, Math.ceil((durationMs - elapsedMs) / 1000));
}
