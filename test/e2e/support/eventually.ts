import { expect } from 'vitest';

/** Expects something that another process or the page brings about in its own time. */
export function eventually<T>(read: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 15_000 });
}
