import type { ChatStore } from '../core/ChatStore.ts';
import { messageHub } from './messageHub.ts';

/** Neighbouring messages that are put on the page, and taken from it, together. A bundle is split before. */
export type MessageGroup = {
  /** Stays the same while messages come and go at its ends. */
  readonly key: string;
  /** Never empty, in the order of the thread. */
  readonly ids: readonly string[];
  /** Whether it is on the page before anything is known of the view. */
  readonly isOpen: boolean;
};

/** The groups of a chat, as one list shows them. */
export type MessageGroups = {
  readonly store: ChatStore;
  /** The same array until a message comes or goes or a bundle is split, and the same group until one of its own does. */
  getGroups(): readonly MessageGroup[];
  /** Parts a bundle into the groups that are returned, as the view comes near it. Of another group there are none. */
  split(bundle: MessageGroup): readonly MessageGroup[];
};

// Small, so that little more than what is in view is mounted; large, so that 10,000 messages are not 10,000 elements.
const GROUP_SIZE = 8;
/** A thread of up to so many messages is on the page as a whole. */
export const SHORT_THREAD = 50;
// Of a long one the newest groups are: more than a window shows of it, less than would be felt.
const OPEN_GROUPS = 2;
// What is farther from the end is one element for so many messages, until the view comes near: to open a thread costs
// little more however long it is.
const BUNDLE_SIZE = 128;

/** Makes the groups of a chat, for one who shows them. */
export function createMessageGroups(store: ChatStore): MessageGroups {
  const { getIds } = messageHub(store);
  let ids: readonly string[] | undefined;
  let groups: readonly MessageGroup[] = [];
  return {
    store,
    getGroups() {
      const next = getIds();
      if (next !== ids) groups = regroup(groups, next);
      ids = next;
      return groups;
    },
    split(bundle) {
      if (bundle.ids.length <= GROUP_SIZE) return [];
      // Their keys are new ones: no element of theirs is the bundle's, by which the browser may hold the view.
      const pieces = regroup([], bundle.ids).map(({ ids }) => ({ key: `${ids.at(-1)}`, ids, isOpen: false }));
      groups = groups.flatMap((group) => (group === bundle ? pieces : group));
      return pieces;
    },
  };
}

/**
 * Parts a thread into groups. A message stays in the group it was in, since to move it would be to mount it anew.
 * What is new at the end fills up the last group; what is new in front makes groups of its own, or bundles.
 */
export function regroup(before: readonly MessageGroup[], ids: readonly string[]): readonly MessageGroup[] {
  const homes = new Map(before.flatMap((group) => group.ids.map((id) => [id, group] as const)));
  const runs: { home: MessageGroup | undefined; ids: string[] }[] = [];
  ids.forEach((id, index) => {
    const home = homes.get(id);
    const last = runs.at(-1);
    const size = !last?.home && ids.length - index > BUNDLE_SIZE ? BUNDLE_SIZE : GROUP_SIZE;
    if (last && (home ? home === last.home : last.ids.length < size)) last.ids.push(id);
    else runs.push({ home, ids: [id] });
  });
  const firstOld = runs.findIndex(({ home }) => home);
  const added = ids.filter((id) => !homes.has(id)).length;
  const keys = new Set<string>();
  return runs.map(({ home, ids: own }, index) => {
    const isSame = home?.ids.length === own.length && home.ids.every((id, place) => id === own[place]);
    // A group that was torn apart keeps its key once.
    const key = home && !keys.has(home.key) ? home.key : `${own[0]}`;
    keys.add(key);
    if (home && isSame) return home;
    const isNewest = index >= runs.length - OPEN_GROUPS;
    const isShort = ids.length <= SHORT_THREAD;
    // A little after something that is there has just been written; more of it, or what comes before, is history.
    const isWritten = firstOld >= 0 && index > firstOld && added <= SHORT_THREAD;
    const isOpen = home?.isOpen ?? (isShort || isNewest || isWritten);
    return { key, ids: own, isOpen };
  });
}
