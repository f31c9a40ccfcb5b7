import type { ChatStore } from '../../core/ChatStore.ts';
import type { ChatMessage } from '../../core/types.ts';
import { warn } from '../../core/warn.ts';

/** What `onLoadOlder` is given, for those who need it. */
export type ChatOlderRequest = {
  /** The first message of the thread. Older ones go before it. */
  oldest: ChatMessage;
  /** Aborted when the list goes away, and when another conversation takes the place of this one. */
  signal: AbortSignal;
  /** As `setMessages` of the chat; it does nothing any more once `signal` is aborted. */
  setMessages: ChatStore['setMessages'];
};

/**
 * Loads older messages and puts them in front of the thread. `false` or `{ hasOlder: false }`, as what the promise
 * resolves to, says that these were the last; a rejection is shown with "Try again". Without a promise the call is
 * all there is to wait for.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is fine
export type LoadOlder = (request: ChatOlderRequest) => void | Promise<unknown>;

/** Where the asking for older messages stands. `ended`: there are none. */
export type OlderPhase = 'ready' | 'loading' | 'failed' | 'ended';

/**
 * Asks for older messages: once each time the reader comes near the beginning, and again after some have come if that
 * is still near. One that brought nothing is not repeated by itself, nor is one that failed: that could go on forever.
 */
export function createOlderLoader(store: ChatStore) {
  const listeners = new Set<() => void>();
  let loadOlder: LoadOlder | undefined;
  let phase: OlderPhase = 'ready';
  let isDue = true;
  let hasAsked = false;
  let running: AbortController | undefined;
  let { messages } = store.getState();

  function enter(next: OlderPhase): void {
    phase = next;
    for (const listener of [...listeners]) listener();
  }

  async function load(): Promise<void> {
    const oldest = messages[0];
    if (!loadOlder || !oldest || phase === 'loading' || phase === 'ended') return;
    isDue = false;
    hasAsked = true;
    running = new AbortController();
    const { signal } = running;
    const setMessages: ChatStore['setMessages'] = (updater) => {
      if (!signal.aborted) store.setMessages(updater);
    };
    enter('loading');
    let next: OlderPhase = 'failed';
    try {
      next = isLast(await loadOlder({ oldest, signal, setMessages })) ? 'ended' : 'ready';
    } catch (reason) {
      if (process.env.NODE_ENV !== 'production' && !signal.aborted) {
        warn(
          `\`onLoadOlder\` failed (${reason}).`,
          'The reader is told so and can try again, and nobody else hears of it.',
          'Log it in `onLoadOlder` to hear of it in production.',
        );
      }
    }
    if (!signal.aborted) enter(next);
  }

  /** Forgets what was under way and what was known of the end. */
  function restart(): void {
    running?.abort();
    isDue = true;
    hasAsked = false;
    enter('ready');
  }

  /** What comes in front may leave room for more; another conversation has a beginning of its own. */
  function handleChange(): void {
    const before = messages;
    messages = store.getState().messages;
    const first = messages[0];
    if (first?.id === before[0]?.id) return;
    const known = new Set(before.map(({ id }) => id));
    // The first message in another wording, with the old one as its branch, is the same conversation.
    const isSame = first?.branch !== undefined || messages.some(({ id }) => known.has(id));
    isDue = true;
    if (isSame) enter(phase);
    else restart();
  }

  return {
    getPhase: () => phase,
    /** Whether anything was asked of this conversation. */
    hasAsked: () => hasAsked,
    /** Tells when the phase changes, and when it may be time to look again how near the beginning is. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setLoad(next: LoadOlder): void {
      loadOlder = next;
    },
    /** The reader is near the beginning, or is not. */
    setNear(isNear: boolean): void {
      if (!isNear) isDue = true;
      else if (isDue && phase === 'ready') void load();
    },
    load,
    restart,
    /** Begins to follow the thread. Returns the function that ends it and aborts what is under way. */
    attach(): () => void {
      messages = store.getState().messages;
      const unsubscribe = store.subscribe(handleChange);
      return () => {
        unsubscribe();
        restart();
      };
    },
  };
}

export type OlderLoader = ReturnType<typeof createOlderLoader>;

function isLast(result: unknown): boolean {
  return result === false || (result as { hasOlder?: unknown } | undefined | null)?.hasOlder === false;
}
