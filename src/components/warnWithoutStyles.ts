import { warn } from '../core/warn.ts';

/** Style sheets of a dev server or of a route that loads late come after the window. */
const PATIENCE_MS = 2000;

/**
 * Tells a developer who has forgotten the style sheet: its first rule gives the root this variable. Where there is no
 * layout, in jsdom or in a window that is hidden, nobody misses it.
 */
export function warnWithoutStyles(root: HTMLElement | null): () => void {
  const timer = setTimeout(() => {
    if (!root?.offsetWidth || getComputedStyle(root).getPropertyValue('--chat-default-background')) return;
    warn(
      'The style sheet of the chat is not on the page.',
      'Without it the window is bare: its list does not scroll and its icons have no size.',
      "Import 'react-chat-stream/styles.css' once, or write your own rules and set `--chat-default-background` on the root.",
    );
  }, PATIENCE_MS);
  return () => clearTimeout(timer);
}
