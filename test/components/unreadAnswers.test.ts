import { expect, test } from 'vitest';
import { createUnreadCount } from '../../src/components/scroll/unreadAnswers.ts';
import type { ChatMessage } from '../../src/core/types.ts';

const message = (
  id: string,
  role: ChatMessage['role'] = 'assistant',
  status: ChatMessage['status'] = 'done',
): ChatMessage => ({ id, role, status, parts: [{ type: 'text', text: id }], createdAt: 0 });

const question = message('question', 'user');
const answer = message('answer');
const count = createUnreadCount([question, answer]);

test('what was there is not counted, what came is', () => {
  expect(count([question, answer])).toBe(0);
  expect(count([question, answer, message('a'), message('b')])).toBe(2);
});

test('an answer counts as soon as it is there', () => {
  expect(count([question, answer, message('a', 'assistant', 'streaming')])).toBe(1);
});

test('what the reader wrote and what nobody sees do not count', () => {
  expect(count([question, answer, message('a', 'user'), message('b', 'system')])).toBe(0);
  expect(count([question, answer, message('a', 'user'), message('b')])).toBe(1);
});

test('older messages do not count', () => {
  expect(count([message('older'), question, answer])).toBe(0);
  expect(count([message('older'), question, answer, message('a')])).toBe(1);
});

test('an answer in the place of another counts', () => {
  expect(count([question, message('again')])).toBe(1);
});

test.each(['done', 'stopped', 'error'] as const)(
  'an answer that was being written counts once it is %s',
  (status) => {
    const unfinished = message('answer', 'assistant', 'streaming');
    const since = createUnreadCount([question, unfinished]);
    expect(since([question, unfinished])).toBe(0);
    const ended = message('answer', 'assistant', status);
    expect(since([question, ended])).toBe(1);
    expect(since([question, ended, message('next', 'user'), message('more')])).toBe(2);
  },
);

test('another conversation is new as a whole', () => {
  expect(count([])).toBe(0);
  expect(count([message('x', 'user'), message('y')])).toBe(1);
});
