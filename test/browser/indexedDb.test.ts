import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChatStore } from '../../src/core/createChatStore.ts';
import type { ChatMessage } from '../../src/core/types.ts';
import { indexedDbChatStorage as storage } from '../../src/storage/indexedDbChatStorage.ts';
import { persistChat } from '../../src/storage/persistChat.ts';

const DATABASE = 'react-chat-stream';
const MESSAGES: readonly ChatMessage[] = [
  { id: '1', role: 'user', parts: [{ type: 'text', text: 'Hello' }], status: 'done', createdAt: 1 },
];

function settled(request: IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

const forget = (): Promise<void> => settled(indexedDB.deleteDatabase(DATABASE));

beforeEach(forget);
afterEach(forget);

test('keeps each conversation under its name', async () => {
  expect(await storage.load('a')).toBeUndefined();
  await storage.save('a', MESSAGES);
  await storage.save('b', [...MESSAGES, ...MESSAGES]);
  expect(await storage.load('a')).toEqual(MESSAGES);
  expect(await storage.load('b')).toHaveLength(2);
  await storage.save('a', []);
  expect(await storage.load('a')).toBeUndefined();
});

/** The store of the conversations, past the code that keeps them. */
async function openConversations() {
  const opening = indexedDB.open(DATABASE);
  await settled(opening);
  const database = opening.result;
  const all = (): IDBObjectStore =>
    database.transaction('conversations', 'readwrite').objectStore('conversations');
  return { all, close: () => database.close() };
}

test('what it cannot read is the error `unreadable`, and stays in the database', async () => {
  await storage.save('a', MESSAGES);
  const { all, close } = await openConversations();
  const later = { version: 9, turns: [] };
  await settled(all().put(later, 'react-chat-stream:a'));
  await expect(storage.load('a')).rejects.toMatchObject({ code: 'unreadable', isPutAside: true });
  const aside = all().get('react-chat-stream-unreadable:a');
  await settled(aside);
  expect(aside.result).toEqual(later);
  close();
});

test('what it can neither read nor put aside stays, and nothing is saved over it by a chat', async () => {
  await storage.save('crowded', MESSAGES);
  const { all, close } = await openConversations();
  const later = { version: 9, turns: [] };
  await settled(all().put(later, 'react-chat-stream:crowded'));
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const chat = createChatStore({ endpoint: '/chat' });
  const error = await new Promise((onError) => {
    persistChat(chat, { key: 'crowded', storage, onError });
  });
  expect(error).toMatchObject({ code: 'unreadable', isPutAside: false });
  put.mockRestore();
  const save = vi.spyOn(storage, 'save');
  chat.setMessages(MESSAGES);
  expect(save).not.toHaveBeenCalled();
  const there = all().get('react-chat-stream:crowded');
  await settled(there);
  expect(there.result).toEqual(later);
  close();
});

test('a database of a later version is the error `unreadable`', async () => {
  const opening = indexedDB.open(DATABASE, 7);
  await settled(opening);
  opening.result.close();
  await expect(storage.load('a')).rejects.toMatchObject({ code: 'unreadable' });
});
