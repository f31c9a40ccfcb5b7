/** A response body that is written from outside. */
export type BytePipe = {
  body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Aborts when the body is over: ended, failed, or cancelled by its reader. */
  over: AbortSignal;
  send(text: string): void;
  end(): void;
  /** Breaks the body, once everything sent before has been read. */
  fail(reason: unknown): void;
  /** Breaks the body at once. */
  abort(reason: unknown): void;
};

// In a page the bytes still have to travel through MSW's worker, where an error would overtake them.
const TRAVEL_MS = 30;

type Bytes = Uint8Array<ArrayBuffer>;

/** How a body is sent: cut into pieces of so many bytes; held back until its end. */
export type BytePipeOptions = { splitBytes: number | undefined; isHeld: boolean };

/** Makes a {@link BytePipe}. `onCancel` is called when the reader goes away first. */
export function createBytePipe({ splitBytes, isHeld }: BytePipeOptions, onCancel: () => void): BytePipe {
  const encoder = new TextEncoder();
  const over = new AbortController();
  let controller: ReadableStreamDefaultController<Bytes> | undefined;
  let isWaitedFor = false;
  let failure: { reason: unknown } | undefined;
  let held = '';

  function breakOff(reason: unknown): void {
    if (globalThis.navigator?.serviceWorker) setTimeout(() => controller?.error(reason), TRAVEL_MS);
    else controller?.error(reason);
  }

  function enqueue(text: string): void {
    if (over.signal.aborted || text === '') return;
    const bytes = encoder.encode(text);
    const size = splitBytes === undefined ? bytes.length : Math.max(1, Math.floor(splitBytes));
    isWaitedFor = false;
    for (let start = 0; start < bytes.length; start += size) {
      controller?.enqueue(bytes.slice(start, start + size));
    }
  }
  function release(): void {
    enqueue(held);
    held = '';
  }

  const source: UnderlyingDefaultSource<Bytes> = {
    start(created) {
      controller = created;
    },
    pull() {
      isWaitedFor = true;
      if (failure) breakOff(failure.reason);
    },
    cancel() {
      over.abort();
      onCancel();
    },
  };

  return {
    // Nothing is wanted ahead, so that `pull` means: all of it has been read, and somebody waits for more.
    body: new ReadableStream(source, { highWaterMark: 0 }),
    over: over.signal,
    send(text) {
      if (isHeld) held += text;
      else enqueue(text);
    },
    end() {
      if (over.signal.aborted) return;
      release();
      over.abort();
      controller?.close();
    },
    fail(reason) {
      if (over.signal.aborted) return;
      release();
      over.abort();
      // An error throws away what is still queued, and a slow reader would miss the last words.
      failure = { reason };
      if (isWaitedFor) breakOff(reason);
    },
    abort(reason) {
      if (over.signal.aborted) return;
      over.abort();
      controller?.error(reason);
    },
  };
}
