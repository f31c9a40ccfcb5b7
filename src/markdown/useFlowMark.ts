import { type RefObject, useRef } from 'react';
import { useIsomorphicLayoutEffect } from '../react/useIsomorphicLayoutEffect.ts';

/** A pause of so many milliseconds ends a flow. */
const PAUSE_MS = 500;

/**
 * Marks an element with `data-flowing` while its text keeps coming: has changed more than once, with no pause in
 * between. On the element itself, as a render for the sake of a caret would be one too many.
 */
export function useFlowMark(
  elementRef: RefObject<HTMLElement | null>,
  text: string,
  streaming: boolean,
): void {
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useIsomorphicLayoutEffect(() => {
    const element = elementRef.current;
    if (!element) return;
    const end = (): void => element.removeAttribute('data-flowing');
    if (!streaming) return end();
    const now = performance.now();
    if (now - changedAt.current < PAUSE_MS) element.setAttribute('data-flowing', '');
    changedAt.current = now;
    const timer = setTimeout(end, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [elementRef, text, streaming]);
}
