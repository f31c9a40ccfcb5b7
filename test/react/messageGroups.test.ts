import { createChatStore } from 'react-chat-stream/core';
import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '../../src/core/types.ts';
import { createMessageGroups } from '../../src/react/messageGroups.ts';

const messages = (count: number, name = 'm'): ChatMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${name}-${index}`,
    role: 'user',
    parts: [],
    status: 'done',
    createdAt: 0,
  }));

function setup(count: number) {
  const store = createChatStore({ transport: { async *send() {} }, initialMessages: messages(count) });
  const { getGroups } = createMessageGroups(store);
  const open = (): number => getGroups().reduce((sum, { isOpen, ids }) => sum + (isOpen ? ids.length : 0), 0);
  open();
  return { store, open };
}

describe('what is on the page of a thread at first', () => {
  test('is all of a short one, and the end of a long one', () => {
    expect(setup(40).open()).toBe(40);
    expect(setup(2000).open()).toBeLessThan(20);
  });

  test('is what has been written since, with what was there', () => {
    const { store, open } = setup(40);
    store.setMessages((before) => [...before, ...messages(40, 'new')]);
    expect(open()).toBe(80);
  });

  test('is little of a history that comes behind something that stays: a welcome, or a branch that is shown again', () => {
    const { store, open } = setup(1);
    store.setMessages((before) => [...before, ...messages(2000, 'old')]);
    expect(open()).toBeLessThan(40);
  });
});
