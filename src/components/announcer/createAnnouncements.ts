/** What screen readers are told apart from the answer itself: that a text was copied, that a file was refused. */
export type ChatAnnouncements = {
  /** Says it once, politely: after what is being read. */
  say(text: string): void;
  /** Hears what is said. Returns the function that ends it. */
  subscribe(listener: (text: string) => void): () => void;
};

/** Joins the parts that have something to say with the one live region. */
export function createAnnouncements(): ChatAnnouncements {
  const listeners = new Set<(text: string) => void>();
  return {
    say(text) {
      for (const listener of listeners) listener(text);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
