import { vi } from 'vitest';

/** Gives the global scope the events of a page, and counts who listens. Undo it with `vi.unstubAllGlobals`. */
export function stubPage(): EventTarget & { listeners(): number } {
  const target = new EventTarget();
  const signals: (AbortSignal | undefined)[] = [];
  vi.stubGlobal(
    'addEventListener',
    (type: string, callback: () => void, options?: { signal?: AbortSignal }) => {
      signals.push(options?.signal);
      target.addEventListener(type, callback, options);
    },
  );
  return Object.assign(target, {
    listeners: () => signals.filter((signal) => !signal?.aborted).length,
  });
}
