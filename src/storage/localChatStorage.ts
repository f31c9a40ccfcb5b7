import type { ChatStorage } from './ChatStorage.ts';
import { ChatStorageError } from './ChatStorageError.ts';
import { keptName, pack, unpack, unreadableName } from './keptMessages.ts';
import { toStorageError } from './toStorageError.ts';

/** What cannot be read and has found no room elsewhere: it stays, and nothing takes its place in this visit. */
const untouchable = new Set<string>();

/**
 * Keeps conversations in `localStorage`: there at once, about 5 MB for a whole site. Conversations with attached files
 * want `indexedDbChatStorage`.
 */
export const localChatStorage: ChatStorage = {
  load(key) {
    const name = keptName(key);
    const text = attempt(() => localStorage.getItem(name));
    if (text === null) return undefined;
    try {
      return unpack(JSON.parse(text));
    } catch (error) {
      try {
        localStorage.setItem(unreadableName(key), text);
      } catch {
        untouchable.add(name);
      }
      throw error instanceof ChatStorageError ? error : new ChatStorageError('unreadable', error);
    }
  },
  save(key, messages) {
    const name = keptName(key);
    if (untouchable.has(name)) throw new ChatStorageError('unreadable');
    attempt(() => {
      if (messages.length === 0) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(pack(messages)));
    });
  },
};

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw toStorageError(error);
  }
}
