import type { ChatStore } from '../core/ChatStore.ts';
import { messageHub } from './messageHub.ts';

/** Neighbouring messages that are put on the page, and taken from it, together. */
export type MessageGroup = {
  /** Stays the same while messages come and go at its ends. */
  readonly key: string;
  /** Never empty, in the order of the thread. */
  readonly ids: readonly string[];
  /** Whether it is on the page before anything is known of the view. */
  readonly isOpen: boolean;
};

// Small, so that little more than what is in view is mounted; large, so that 10,000 messages are not 10,000 elements.
const GROUP_SIZE = 8;
/** A thread of up to so many messages is on the page as a whole. */
export const SHORT_THREAD = 50;
// Of a long one the newest groups are: more than a window shows of it, less than would be felt.
const OPEN_GROUPS = 2;

const caches = new WeakMap<ChatStore, () => readonly MessageGroup[]>();

/** The groups of a chat; the same array until a message comes or goes, and the same group until one of its own does. */
export function messageGroups(store: ChatStore): () => readonly MessageGroup[] {
  const getGroups = caches.get(store) ?? createMessageGroups(messageHub(store).getIds);
  caches.set(store, getGroups);
  return getGroups;
}

function createMessageGroups(getIds: () => readonly string[]): () => readonly MessageGroup[] {
  let ids: readonly string[] | undefined;
  let groups: readonly MessageGroup[] = [];
  return () => {
    const next = getIds();
    if (next !== ids) groups = regroup(groups, next);
    ids = next;
    return groups;
  };
}

/**
 * Parts a thread into groups. A message stays in the group it was in, since to move it would be to mount it anew.
 * What is new at the end fills up the last group; what is new in front makes groups of its own.
 */
export function regroup(before: readonly MessageGroup[], ids: readonly string[]): readonly MessageGroup[] {
  const homes = new Map(before.flatMap((group) => group.ids.map((id) => [id, group] as const)));
  const runs: { home: MessageGroup | undefined; ids: string[] }[] = [];
  for (const id of ids) {
    const home = homes.get(id);
    const last = runs.at(-1);
    const isFull = !last || last.ids.length >= GROUP_SIZE;
    if (last && (home ? home === last.home : !isFull)) last.ids.push(id);
    else runs.push({ home, ids: [id] });
  }
  const firstOld = runs.findIndex(({ home }) => home);
  const keys = new Set<string>();
  return runs.map(({ home, ids: own }, index) => {
    const isSame = home?.ids.length === own.length && home.ids.every((id, place) => id === own[place]);
    // A group that was torn apart keeps its key once.
    const key = home && !keys.has(home.key) ? home.key : `${own[0]}`;
    keys.add(key);
    if (home && isSame) return home;
    const isNewest = index >= runs.length - OPEN_GROUPS;
    const isShort = ids.length <= SHORT_THREAD;
    // What comes after something that is there has just been written; what comes before is history.
    const isOpen = home?.isOpen ?? (isShort || isNewest || (firstOld >= 0 && index > firstOld));
    return { key, ids: own, isOpen };
  });
}
