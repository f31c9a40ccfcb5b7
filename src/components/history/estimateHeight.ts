import type { ChatStore } from '../../core/ChatStore.ts';
import { messageText } from '../../core/messageText.ts';
import type { MessageGroup } from '../../react/messageGroups.ts';
import { messageHub } from '../../react/messageHub.ts';
import { GROUP_SELECTOR } from './createHistoryWindow.ts';

// What a message and a character of it take up in a window of usual width and type.
const MESSAGE_PX = 56;
const CHARACTER_PX = 0.3;

/** Holds what estimates are multiplied by in this window. */
export const SCALE_PROPERTY = '--_fold-scale';

/** How tall a group is, in pixels, as far as its words tell. */
export function estimateHeight(store: ChatStore, group: MessageGroup): number {
  const { get } = messageHub(store);
  let height = 0;
  for (const id of group.ids) {
    const message = get(id);
    if (message && message.role !== 'system')
      height += MESSAGE_PX + CHARACTER_PX * messageText(message).length;
  }
  return height;
}

/** Compares the estimates with groups that are there, once, so that the scrollbar is about right from the start. */
export function calibrate(store: ChatStore, groups: readonly MessageGroup[], content: HTMLElement): void {
  if (!content.querySelector('[data-folded]')) return;
  const elements = content.querySelectorAll(GROUP_SELECTOR);
  let measured = 0;
  let estimated = 0;
  groups.forEach((group, index) => {
    const element = elements[index];
    if (!element || element.hasAttribute('data-folded')) return;
    measured += element.getBoundingClientRect().height;
    estimated += estimateHeight(store, group);
  });
  if (measured > 0 && estimated > 0) content.style.setProperty(SCALE_PROPERTY, `${measured / estimated}`);
}
