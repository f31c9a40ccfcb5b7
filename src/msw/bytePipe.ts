/** A response body that is written from outside. */
export type BytePipe = {
  body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Aborts when the body is over: ended, failed, or cancelled by its reader. */
  over: AbortSignal;
  send(text: string): void;
  end(): void;
  fail(reason: unknown): void;
};

/** Makes a {@link BytePipe}. `onCancel` is called when the reader goes away first. */
export function createBytePipe(splitBytes: number | undefined, onCancel: () => void): BytePipe {
  const encoder = new TextEncoder();
  const over = new AbortController();
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(created) {
      controller = created;
    },
    cancel() {
      over.abort();
      onCancel();
    },
  });

  return {
    body,
    over: over.signal,
    send(text) {
      if (over.signal.aborted) return;
      const bytes = encoder.encode(text);
      const size = splitBytes === undefined ? bytes.length : Math.max(1, Math.floor(splitBytes));
      for (let start = 0; start < bytes.length; start += size) {
        controller?.enqueue(bytes.slice(start, start + size));
      }
    },
    end() {
      if (over.signal.aborted) return;
      over.abort();
      controller?.close();
    },
    fail(reason) {
      if (over.signal.aborted) return;
      over.abort();
      controller?.error(reason);
    },
  };
}
