import { messageText } from '../../core/messageText.ts';
import type { MessageGroups } from '../../react/messageGroups.ts';
import { messageHub } from '../../react/messageHub.ts';

// What is left of an idle period when the next group would not fit into it.
const RESERVE_MS = 2;

/**
 * Gives folded groups the words of their messages, hidden until the browser's find-in-page finds them. It is no hurry,
 * so that happens when nothing else does; where a browser cannot search hidden text there is nothing to do.
 */
export function createFoldedText(scroller: HTMLElement, { store, getGroups }: MessageGroups) {
  const { get } = messageHub(store);
  let idle: number | undefined;

  function fillSome(deadline: IdleDeadline): void {
    idle = undefined;
    const places = scroller.querySelectorAll<HTMLElement>('[data-chat-folded-text]:empty');
    // The newest first: that is what is looked for.
    for (const place of [...places].reverse()) {
      if (deadline.timeRemaining() < RESERVE_MS) {
        fill();
        return;
      }
      const group = getGroups().find(({ key }) => key === place.dataset.chatFoldedText);
      for (const id of group?.ids ?? []) {
        const line = document.createElement('div');
        line.textContent = messageText(get(id) ?? { parts: [] });
        // Hidden by itself as well, since what is found tells of which message it is.
        line.dataset.messageId = id;
        hide(line);
        place.append(line);
      }
      hide(place);
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

const hide = (element: Element): void => element.setAttribute('hidden', 'until-found');
