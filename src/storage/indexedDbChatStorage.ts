import type { ChatStorage } from './ChatStorage.ts';
import { ChatStorageError } from './ChatStorageError.ts';
import { keptName, pack, unpack, unreadableName } from './keptMessages.ts';
import { toStorageError } from './toStorageError.ts';

const DATABASE = 'react-chat-stream';
const STORE = 'conversations';

/** Keeps conversations in IndexedDB: room for files, and nothing waits for the disk. */
export const indexedDbChatStorage: ChatStorage = {
  async load(key) {
    const kept = await perform('readonly', (store) => store.get(keptName(key)));
    if (kept === undefined) return undefined;
    try {
      return unpack(kept);
    } catch (error) {
      const isPutAside = await perform('readwrite', (store) => store.put(kept, unreadableName(key))).then(
        () => true,
        () => false,
      );
      throw new ChatStorageError('unreadable', error, isPutAside);
    }
  },
  async save(key, messages) {
    const name = keptName(key);
    await perform(
      'readwrite',
      (store): IDBRequest => (messages.length === 0 ? store.delete(name) : store.put(pack(messages), name)),
    );
  },
};

/** One request in one transaction; it has ended well only when the transaction has, as the disk may be full. */
async function perform<T>(
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  let database: IDBDatabase | undefined;
  try {
    database = await open();
    const transaction = database.transaction(STORE, mode);
    const asked = request(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? asked.error);
    });
    return asked.result;
  } catch (error) {
    throw toStorageError(error);
  } finally {
    database?.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () =>
      // A later version of this library has been here.
      reject(opening.error?.name === 'VersionError' ? new ChatStorageError('unreadable') : opening.error);
  });
}
