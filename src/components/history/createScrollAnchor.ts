import { GROUP_SELECTOR } from './createHistoryWindow.ts';
import { firstBelow } from './firstBelow.ts';

/** Remembers what is read, and brings it back to where it was. */
export type ScrollAnchor = {
  /** Takes note of the uppermost content in view. */
  remember(): void;
  /** Moves the scroller by as much as that content has moved since. */
  restore(): void;
};

/** Less is rounding. */
const MOVED_PX = 0.5;

/**
 * Browsers anchor by themselves, but none at the very top, where older messages come in, and Safari nowhere. Only
 * messages are anchors: what stands above them, a row that says "loading", is not what is read.
 */
export function createScrollAnchor(scroller: HTMLElement): ScrollAnchor {
  // The innermost first. An outer one serves when those inside have left the page.
  let anchors: { element: Element; top: number }[] = [];

  const topOf = (element: Element): number =>
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;

  return {
    remember() {
      const edge = scroller.getBoundingClientRect().top;
      anchors = [];
      const groups = scroller.querySelectorAll(GROUP_SELECTOR);
      let element: Element | undefined = groups[firstBelow(groups, edge)];
      while (element) {
        const top = topOf(element);
        anchors.unshift({ element, top });
        // Whole from its upper edge: nothing in it can move without it.
        if (top >= 0) return;
        element = [...element.children].find((child) => child.getBoundingClientRect().bottom > edge);
      }
    },
    restore() {
      const anchor = anchors.find(({ element }) => element.isConnected);
      if (!anchor) return;
      const moved = topOf(anchor.element) - anchor.top;
      if (Math.abs(moved) >= MOVED_PX) scroller.scrollTop += moved;
    },
  };
}
