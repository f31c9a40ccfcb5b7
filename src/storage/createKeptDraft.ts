import { draftName } from './keptMessages.ts';

/** Writing waits this long for the next key, in milliseconds. */
const KEEP_AFTER_MS = 300;

/** What is written and not yet sent, in `localStorage`. */
export type KeptDraft = {
  /** What was kept; empty where there is nothing. */
  read(): string;
  /** Keeps a text soon, an empty one at once: a draft that was sent must not come back. */
  keep(text: string): void;
  /** Keeps what is waiting when the page goes. Returns the function that ends it and keeps it now. */
  attach(): () => void;
};

export function createKeptDraft(key: string): KeptDraft {
  const name = draftName(key);
  let waiting: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    const text = waiting;
    waiting = undefined;
    if (text === undefined) return;
    access(() => (text === '' ? localStorage.removeItem(name) : localStorage.setItem(name, text)));
  }

  return {
    read: () => access(() => localStorage.getItem(name)) ?? '',
    keep(text) {
      waiting = text;
      clearTimeout(timer);
      if (text === '') flush();
      else timer = setTimeout(flush, KEEP_AFTER_MS);
    },
    attach() {
      globalThis.addEventListener('pagehide', flush);
      return () => {
        flush();
        globalThis.removeEventListener('pagehide', flush);
      };
    },
  };
}

/** A draft is not worth an error: where it cannot be kept, the conversation cannot either, and that one tells. */
function access<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
