import type { OlderLoader } from './createOlderLoader.ts';

// In heights of the view: soon enough that a reader at leisure seldom waits.
const AHEAD = 1;

/** Tells the loader how near the view is to the row above the first message. Returns the function that ends it. */
export function watchBeginning(scroller: HTMLElement, row: HTMLElement, loader: OlderLoader): () => void {
  function look(): void {
    const edge = scroller.getBoundingClientRect().top - AHEAD * scroller.clientHeight;
    loader.setNear(row.getBoundingClientRect().bottom >= edge);
  }

  // A frame later, when everybody has heard the scroll event: an observer may be told before it.
  let frame = 0;
  function lookSoon(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  }

  // Asked again with each scroll, as a row that is in view all the time crosses no border.
  scroller.addEventListener('scroll', look, { passive: true });
  const rootMargin = `${100 * AHEAD}% 0px 0px`;
  const observer =
    typeof IntersectionObserver === 'undefined'
      ? undefined
      : new IntersectionObserver(lookSoon, { root: scroller, rootMargin });
  observer?.observe(row);
  // To observe anew is to be told once where it stands after the next layout.
  const unsubscribe = loader.subscribe(() => {
    observer?.unobserve(row);
    observer?.observe(row);
  });
  return () => {
    scroller.removeEventListener('scroll', look);
    observer?.disconnect();
    cancelAnimationFrame(frame);
    unsubscribe();
  };
}
