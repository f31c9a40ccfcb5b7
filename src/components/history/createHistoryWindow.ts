import { type MessageGroup, SHORT_THREAD } from '../../react/messageGroups.ts';
import { afterFrame } from '../afterFrame.ts';
import { firstBelow } from './firstBelow.ts';

/** What is known of a group: it is on the page, or it is folded and was that many pixels tall. */
export type GroupFold = 'open' | number;

/** Decides which groups of a long thread are on the page. */
export type HistoryWindow = {
  /** Where it departs from `MessageGroup.isOpen`; the same map until one opens or folds. */
  getFolds(): ReadonlyMap<string, GroupFold>;
  /** Tells when `getFolds()` changes. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Opens what is in view, and a frame later what is near. Cheap where that is open already. */
  reveal(): void;
  /** As `reveal`, but nothing before the next frame: for where a change of layout now would be one too many. */
  revealLater(): void;
  /** Opens the group of an element, wherever it is. */
  open(element: Element): void;
  /** Opens everything. What is far from the view is folded again after the next `reveal`. */
  openAll(): void;
  /** Watches a scroller with groups in it, in the order that `getGroups` tells. Returns the function that ends it. */
  attach(scroller: HTMLElement, getGroups: () => readonly MessageGroup[]): () => void;
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
  let getGroups = (): readonly MessageGroup[] => [];
  let cancelLater: (() => void) | undefined;
  let rounds = 0;

  const isOpen = (group: MessageGroup): boolean =>
    folds.has(group.key) ? folds.get(group.key) === 'open' : group.isOpen;

  function change(changes: readonly (readonly [string, GroupFold])[]): void {
    if (changes.length === 0) return;
    folds = new Map([...folds, ...changes]);
    for (const listener of listeners) listener();
  }

  function openWhere(condition: (group: MessageGroup, index: number) => boolean): void {
    const closed = getGroups().filter((group, index) => !isOpen(group) && condition(group, index));
    change(closed.map(({ key }) => [key, 'open'] as const));
  }

  /** The elements of the groups, and whether the one at an index is within so many heights of the view. */
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
    const isNear = (index: number): boolean => (index >= first && index <= last) || index >= newest;
    return { elements, isNear };
  }

  function openWithin(heights: number): void {
    // Most of the time there is nothing to open, and to look costs a layout.
    if (getGroups().every(isOpen)) return;
    const sight = look(heights);
    if (sight) openWhere((_, index) => sight.isNear(index));
  }

  function foldFar(): void {
    const count = getGroups().reduce((sum, { ids }) => sum + ids.length, 0);
    const sight = count > SHORT_THREAD ? look(KEEP) : undefined;
    if (!sight) return;
    const far = getGroups().flatMap((group, index) => {
      const element = sight.elements[index];
      if (!element || !isOpen(group) || sight.isNear(index) || isInUse(element)) return [];
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
    open(element) {
      const index = [...(scroller?.querySelectorAll(GROUP_SELECTOR) ?? [])].indexOf(element);
      openWhere((_, place) => place === index);
    },
    openAll: () => openWhere(() => true),
    attach(element, groupsOf) {
      scroller = element;
      getGroups = groupsOf;
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
