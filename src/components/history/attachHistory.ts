import type { ChatStore } from '../../core/ChatStore.ts';
import { isEditable } from '../isEditable.ts';
import { createFoldedText } from './createFoldedText.ts';
import type { HistoryWindow } from './createHistoryWindow.ts';
import { createScrollAnchor } from './createScrollAnchor.ts';

/** What the window over a long thread hears of its surroundings. */
export type HistoryOptions = {
  history: HistoryWindow;
  /** The scroller of the list, and the one element in it. */
  scroller: HTMLElement;
  content: HTMLElement;
  /** Whether the end is in view, where the reader is kept by following it. */
  isAtBottom: () => boolean;
  store: ChatStore;
};

/** Keeps what is in view on the page and what is read in its place. */
export function attachHistory(options: HistoryOptions) {
  const { history, scroller, content, isAtBottom, store } = options;
  const messageGroups = history.groupsOf(store);
  const { getGroups } = messageGroups;
  const foldedText = createFoldedText(scroller, messageGroups);
  const anchor = createScrollAnchor(scroller);
  const isAnchored = hasNativeAnchor(scroller);
  let groups = getGroups();
  let mustRestore = false;
  let wasAtBottom = false;
  let lastHeight = 0;

  /** Before messages come in above, while everything is still where the reader sees it. */
  function handleChange(): void {
    if (getGroups() === groups) return;
    if (!mustRestore) anchor.remember();
    mustRestore = true;
  }

  function handleScroll(): void {
    if (!isAnchored) anchor.remember();
    if (!staysAtBottom()) history.reveal();
  }

  function handleResize(entries: ResizeObserverEntry[]): void {
    if (!isAnchored) {
      if (!isAtBottom()) anchor.restore();
      anchor.remember();
    }
    const isGrowth = entries.every(
      ({ target, contentRect }) => target === content && contentRect.height >= lastHeight,
    );
    for (const { target, contentRect } of entries) if (target === content) lastHeight = contentRect.height;
    if (!(staysAtBottom() && isGrowth)) history.revealLater();
  }

  /** Where an answer grows below a reader who follows it, all the rest goes away from the view: nothing is to be opened. */
  function staysAtBottom(): boolean {
    const before = wasAtBottom;
    wasAtBottom = isAtBottom();
    return before && wasAtBottom;
  }

  // The browser's own way there takes a while, and its goal would be somewhere else once groups open on the way.
  function handleKeyDown(event: KeyboardEvent): void {
    const isPlain = !event.shiftKey && !event.altKey && !event.metaKey && !event.defaultPrevented;
    if (!isPlain || !['Home', 'End'].includes(event.key) || isEditable(event.target)) return;
    if (!scroller.querySelector('[data-folded]')) return;
    event.preventDefault();
    scroller.scrollTop = event.key === 'Home' ? 0 : scroller.scrollHeight;
  }

  // Found in the text of a folded group: its messages take the place of that text before the browser scrolls there.
  function handleMatch({ target }: Event): void {
    const { messageId } = (target as HTMLElement).dataset;
    if (messageId) history.open(messageId);
  }

  const detach = history.attach(scroller);
  const controller = new AbortController();
  const { signal } = controller;
  scroller.addEventListener('scroll', handleScroll, { passive: true, signal });
  scroller.addEventListener('keydown', handleKeyDown, { signal });
  scroller.addEventListener('beforematch', handleMatch, { signal });
  const view = scroller.ownerDocument.defaultView;
  view?.addEventListener('beforeprint', () => history.openAll(), { signal });
  view?.addEventListener('afterprint', () => history.reveal(), { signal });
  const unsubscribe = store.subscribe(handleChange);
  const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(handleResize);
  observer?.observe(scroller);
  observer?.observe(content);

  return {
    /** After React has changed what is on the page, before it is painted. */
    settle(): void {
      if (mustRestore) anchor.restore();
      mustRestore = false;
      // Also where a bundle has been split, by which nothing moves.
      groups = getGroups();
      history.reveal();
      foldedText.fill();
    },
    detach(): void {
      controller.abort();
      foldedText.cancel();
      observer?.disconnect();
      unsubscribe();
      detach();
    },
  };
}

/** Whether the browser keeps what is in view in its place by itself. Safari does not, nor where a style forbids it. */
function hasNativeAnchor(scroller: HTMLElement): boolean {
  return 'overflowAnchor' in scroller.style && getComputedStyle(scroller).overflowAnchor !== 'none';
}
