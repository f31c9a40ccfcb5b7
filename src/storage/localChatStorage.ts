import type { ChatStorage } from './ChatStorage.ts';
import { ChatStorageError } from './ChatStorageError.ts';
import { keptName, pack, unpack, unreadableName } from './keptMessages.ts';
import { toStorageError } from './toStorageError.ts';

/**
 * Keeps conversations in `localStorage`: there at once, about 5 MB for a whole site. Conversations with attached files
 * want `indexedDbChatStorage`.
 */
export const localChatStorage: ChatStorage = {
  load(key) {
    const text = attempt(() => localStorage.getItem(keptName(key)));
    if (text === null) return undefined;
    try {
      return unpack(JSON.parse(text));
    } catch (error) {
      throw new ChatStorageError('unreadable', error, putAside(key, text));
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

/** Whether there was room for it. */
function putAside(key: string, text: string): boolean {
  try {
    localStorage.setItem(unreadableName(key), text);
    return true;
  } catch {
    return false;
  }
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw toStorageError(error);
  }
}
