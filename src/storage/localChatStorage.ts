import type { ChatStorage } from './ChatStorage.ts';
import { ChatStorageError } from './ChatStorageError.ts';
import { keptName, pack, unpack } from './keptMessages.ts';
import { toStorageError } from './toStorageError.ts';

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
      attempt(() => localStorage.setItem(`${name}:unreadable`, text));
      throw error instanceof ChatStorageError ? error : new ChatStorageError('unreadable', error);
    }
  },
  save(key, messages) {
    const name = keptName(key);
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
