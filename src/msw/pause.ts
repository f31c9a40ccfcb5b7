/** Waits this long, or until the signal aborts; for ever where the time is `Infinity`. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (!(milliseconds > 0) || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = milliseconds === Infinity ? undefined : setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish);
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}
