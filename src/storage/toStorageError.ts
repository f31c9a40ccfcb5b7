import { ChatStorageError } from './ChatStorageError.ts';

/** Makes a typed error of whatever a storage throws. */
export function toStorageError(cause: unknown): ChatStorageError {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  // By its name: in dist this code and the storages that an application imports have a class each.
  if (name === 'ChatStorageError') return cause as ChatStorageError;
  // Firefox has had a name of its own for it.
  return new ChatStorageError(/quota/i.test(name) ? 'full' : 'blocked', cause);
}
