import { type ReactElement, useEffect, useState } from 'react';
import { useStableHandler } from '../../react/useStableHandler.ts';
import { afterFrame } from '../afterFrame.ts';
import { useChatContext } from '../chatContext.ts';
import { type ChatAnnounce, createAnnouncer } from './createAnnouncer.ts';

// Long enough for any screen reader to have taken the words; after that the answer is on the page only once.
const CLEAR_AFTER_MS = 5_000;
/** To lay out a longer text takes a while, so it comes after the frame that shows the end of the answer. */
const LONG_CHARS = 1000;

/** The one live region, which nobody sees. */
export function ChatAnnouncer({ policy }: { policy: ChatAnnounce }): ReactElement {
  const { store, labels, announcements } = useChatContext();
  // Words that are new are no reason to begin anew: what has been said would be said again, or taken back.
  const getLabels = useStableHandler(() => labels);
  const [lines, setLines] = useState<readonly { id: number; text: string }[]>([]);

  useEffect(() => {
    const announce = createAnnouncer(policy, getLabels, store.getState());
    let lastId = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let cancelLater: (() => void) | undefined;
    // What comes meanwhile waits behind a longer text, so that nothing is said before what it follows.
    const later: string[] = [];
    function say(texts: readonly string[]): void {
      if (!cancelLater && texts.every(({ length }) => length <= LONG_CHARS)) put(texts);
      else {
        later.push(...texts);
        cancelLater ??= afterFrame(() => {
          cancelLater = undefined;
          put(later.splice(0));
        });
      }
    }
    function put(texts: readonly string[]): void {
      if (texts.length === 0) return;
      const added = texts.map((text) => ({ id: ++lastId, text }));
      setLines((before) => [...before, ...added]);
      clearTimeout(timer);
      timer = setTimeout(() => setLines([]), CLEAR_AFTER_MS);
    }
    const ends = [
      store.subscribe(() => say(announce(store.getState()))),
      announcements.subscribe((text) => say([text])),
    ];
    return () => {
      for (const end of ends) end();
      cancelLater?.();
      clearTimeout(timer);
      setLines([]);
    };
  }, [policy, getLabels, store, announcements]);

  return (
    <div data-chat-announcer="" data-chat-visually-hidden="" aria-live="polite">
      {lines.map(({ id, text }) => (
        <div key={id}>{text}</div>
      ))}
    </div>
  );
}
