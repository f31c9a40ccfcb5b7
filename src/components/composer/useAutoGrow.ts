import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from '../../react/useIsomorphicLayoutEffect.ts';

/** Makes a text area as tall as its text where CSS cannot (`field-sizing`); the stylesheet sets the limit. */
export function useAutoGrow(inputRef: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // `text` is what the height depends on, though nothing below names it.
  useIsomorphicLayoutEffect(() => {
    const input = inputRef.current;
    if (!input || globalThis.CSS?.supports?.('field-sizing', 'content')) return;
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
  }, [inputRef, text]);
}
