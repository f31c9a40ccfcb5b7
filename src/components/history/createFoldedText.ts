import type { MessageGroup } from '../../react/messageGroups.ts';
import { GROUP_SELECTOR } from './createHistoryWindow.ts';

// What is left of an idle period when the next group would not fit into it.
const RESERVE_MS = 2;

/**
 * Gives folded groups the words of their messages, hidden until the browser's find-in-page finds them. It is no hurry,
 * so that happens when nothing else does; where a browser cannot search hidden text there is nothing to do.
 */
export function createFoldedText(
  scroller: HTMLElement,
  getGroups: () => readonly MessageGroup[],
  getText: (messageId: string) => string,
) {
  let idle: number | undefined;

  function fillSome(deadline: IdleDeadline): void {
    idle = undefined;
    if (!scroller.querySelector('[data-chat-folded-text]:empty')) return;
    const elements = scroller.querySelectorAll(GROUP_SELECTOR);
    const groups = getGroups();
    if (elements.length !== groups.length) return;
    // The newest first: that is what is looked for.
    for (let index = groups.length - 1; index >= 0; index--) {
      const place = elements[index]?.querySelector(':scope > [data-chat-folded-text]:empty');
      if (!place) continue;
      if (deadline.timeRemaining() < RESERVE_MS) {
        fill();
        return;
      }
      for (const id of groups[index]?.ids ?? []) {
        const line = document.createElement('div');
        line.textContent = getText(id);
        place.append(line);
      }
      place.setAttribute('hidden', 'until-found');
    }
  }

  function fill(): void {
    if (!('onbeforematch' in scroller) || typeof requestIdleCallback === 'undefined') return;
    idle ??= requestIdleCallback(fillSome);
  }

  return {
    /** Begins as soon as there is time. */
    fill,
    cancel(): void {
      if (idle !== undefined) cancelIdleCallback(idle);
      idle = undefined;
    },
  };
}
