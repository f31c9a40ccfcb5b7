import type { ChatStore } from '../../core/ChatStore.ts';
import {
  createMessageGroups,
  type MessageGroup,
  type MessageGroups,
  SHORT_THREAD,
} from '../../react/messageGroups.ts';
import { afterFrame } from '../afterFrame.ts';
import { firstBelow } from './firstBelow.ts';

/** What is known of a group: it is on the page, or it is folded and was that many pixels tall. */
export type GroupFold = 'open' | number;

/** Decides which groups of a long thread are on the page. */
export type HistoryWindow = {
  /** The groups of a chat; the same as long as it is the same chat. */
  groupsOf(store: ChatStore): MessageGroups;
  /** Where it departs from `MessageGroup.isOpen`; the same map until one opens or folds. */
  getFolds(): ReadonlyMap<string, GroupFold>;
  /** Tells when `getFolds()` changes. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Opens what is in view, and a frame later what is near. Cheap where that is open already. */
  reveal(): void;
  /** As `reveal`, but nothing before the next frame: for where a change of layout now would be one too many. */
  revealLater(): void;
  /** Opens the group of a message, wherever it is. */
  open(messageId: string): void;
  /** Opens everything. What is far from the view is folded again after the next `reveal`. */
  openAll(): void;
  /** Watches a scroller with the groups in it. Returns the function that ends it. */
  attach(scroller: HTMLElement): () => void;
};

/** The element of a group, folded or not. */
export const GROUP_SELECTOR = '[data-chat-message-group]';

// In heights of the view. The first is what the next frame may show, the second what a fast wheel reaches after it.
const AHEAD_AT_ONCE = 0.25;
const AHEAD_LATER = 1;
// What has been read is kept until it is far away: to come back costs nothing, and its state lives on.
const KEEP = 8;
// The newest are always there: the answer is written into them, and the button leads to them.
const KEEP_NEWEST = 2;
// Opening a group moves others into view. It settles in a round or two, unless messages turn out to be empty.
const MAX_ROUNDS = 10;

export function createHistoryWindow(): HistoryWindow {
  const listeners = new Set<() => void>();
  let folds: ReadonlyMap<string, GroupFold> = new Map();
  let scroller: HTMLElement | undefined;
  let groups: MessageGroups | undefined;
  let cancelLater: (() => void) | undefined;
  let rounds = 0;

  const getGroups = (): readonly MessageGroup[] => groups?.getGroups() ?? [];
  const isOpen = (group: MessageGroup): boolean =>
    folds.has(group.key) ? folds.get(group.key) === 'open' : group.isOpen;

  function change(changes: readonly (readonly [string, GroupFold])[]): void {
    if (changes.length === 0) return;
    folds = new Map([...folds, ...changes]);
    for (const listener of listeners) listener();
  }

  /** Opens what meets the condition; of a bundle, those of its groups that do. */
  function open(condition: (group: MessageGroup) => boolean, among = getGroups()): void {
    const closed = among.filter((group) => !isOpen(group) && condition(group));
    change(closed.map(({ key }) => [key, 'open'] as const));
    for (const group of closed) open(condition, groups?.split(group));
  }

  /** The elements of the groups, and the groups that are within so many heights of the view. */
  function look(heights: number) {
    const view = scroller?.getBoundingClientRect();
    // Not laid out: in a closed tab, or where there is no layout at all.
    if (!scroller || !view?.height) return undefined;
    const elements = scroller.querySelectorAll(GROUP_SELECTOR);
    const newest = getGroups().length - KEEP_NEWEST;
    // Until React has committed them, the groups are not those on the page.
    if (elements.length !== getGroups().length) return undefined;
    const first = firstBelow(elements, view.top - view.height * heights);
    const last = firstBelow(elements, view.bottom + view.height * heights);
    const near = getGroups().filter((_, index) => (index >= first && index <= last) || index >= newest);
    return { elements, near };
  }

  function openWithin(heights: number): void {
    // Most of the time there is nothing to open, and to look costs a layout.
    if (getGroups().every(isOpen)) return;
    const near = look(heights)?.near;
    // A bundle is no more than split here: the next round knows where its groups are.
    if (near) open((group) => near.includes(group));
  }

  function foldFar(): void {
    const isLong = groups && groups.store.getState().messages.length > SHORT_THREAD;
    const sight = isLong && look(KEEP);
    if (!sight) return;
    const far = getGroups().flatMap((group, index) => {
      const element = sight.elements[index];
      if (!element || !isOpen(group) || sight.near.includes(group) || isInUse(element)) return [];
      return [[group.key, heightOf(element)] as const];
    });
    change(far);
  }

  function revealLater(): void {
    cancelLater ??= afterFrame(() => {
      cancelLater = undefined;
      rounds = 0;
      openWithin(AHEAD_LATER);
      foldFar();
    });
  }

  return {
    groupsOf(store) {
      if (groups?.store !== store) groups = createMessageGroups(store);
      return groups;
    },
    getFolds: () => folds,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reveal() {
      if (!scroller) return;
      revealLater();
      if (rounds++ < MAX_ROUNDS) openWithin(AHEAD_AT_ONCE);
    },
    revealLater,
    open: (messageId) => open(({ ids }) => ids.includes(messageId)),
    openAll: () => open(() => true),
    attach(element) {
      scroller = element;
      return () => {
        cancelLater?.();
        cancelLater = undefined;
        scroller = undefined;
      };
    },
  };
}

/** In fractions of a pixel, and in those of the style sheet: a zoomed or scaled window measures otherwise. */
function heightOf(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).height) || 0;
}

/** Whether the reader has something in hand there: the focus, a selection that runs through it, an edit that is not sent. */
function isInUse(element: Element): boolean {
  const selection = getSelection();
  const isSelected = selection?.isCollapsed === false && selection.containsNode(element, true);
  const isEdited = element.querySelector('[data-chat-message-editor]') !== null;
  return isSelected || isEdited || element.matches(':focus-within');
}
