import {
  ChatError,
  type ChatEvent,
  type ChatMachine,
  chatReducer,
  createChatMachine,
  toChatState,
} from 'react-chat-stream/core';
import { expect, test } from 'vitest';
import { assistantMessage, userMessage } from '../support/request.ts';

const blank = { ...assistantMessage(''), parts: [], status: 'streaming' } as const;
const thread = { history: [userMessage('Hello')] };

const EVENTS = {
  send: { type: 'send', nextRun: 1, thread, blank },
  message: { type: 'receive', run: 1, event: { type: 'text-delta', delta: 'Hi' } },
  terminator: { type: 'receive', run: 1, event: { type: 'finish', finishReason: 'length' } },
  stall: { type: 'stall', run: 1 },
  stop: { type: 'stop', run: 1 },
  fail: { type: 'fail', run: 1, error: new ChatError('network') },
  clear: { type: 'clear-error' },
  replace: { type: 'set-thread', thread: { history: [] } },
  reset: { type: 'reset', nextRun: 2, messages: [] },
} satisfies Record<string, ChatEvent>;

type Name = keyof typeof EVENTS;

const after = (...names: Name[]): ChatMachine =>
  names.reduce((machine, name) => chatReducer(machine, EVENTS[name]), createChatMachine({ history: [] }));

/** `status`, and what the status carries. */
function summary(machine: ChatMachine): string {
  const { status, activity, finishReason, error } = toChatState(machine);
  return [status, activity ?? finishReason ?? error?.code].filter(Boolean).join(' ');
}

// Every state and how to come to it, and where each event leads from it. What is not named leaves the state as it is.
const STATES: Record<string, { path: Name[]; to: Partial<Record<Name, string>> }> = {
  idle: { path: [], to: { send: 'generating connecting' } },
  'generating connecting': {
    path: ['send'],
    to: {
      message: 'generating streaming',
      terminator: 'done length',
      stall: 'generating stalled',
      stop: 'done stopped',
      fail: 'error network',
      reset: 'idle',
    },
  },
  'generating streaming': {
    path: ['send', 'message'],
    to: {
      terminator: 'done length',
      stall: 'generating stalled',
      stop: 'done stopped',
      fail: 'error network',
      reset: 'idle',
    },
  },
  'generating stalled': {
    path: ['send', 'message', 'stall'],
    to: {
      message: 'generating streaming',
      terminator: 'done length',
      stop: 'done stopped',
      fail: 'error network',
      reset: 'idle',
    },
  },
  'done length': {
    path: ['send', 'message', 'terminator'],
    to: { send: 'generating connecting', reset: 'idle' },
  },
  'done stopped': { path: ['send', 'message', 'stop'], to: { send: 'generating connecting', reset: 'idle' } },
  'error network': {
    path: ['send', 'message', 'fail'],
    to: { send: 'generating connecting', clear: 'done other', reset: 'idle' },
  },
};

const CASES = Object.entries(STATES).flatMap(([state, { path, to }]) =>
  (Object.keys(EVENTS) as Name[]).map((name) => [state, name, to[name] ?? state, path] as const),
);

test.each(CASES)('%s + %s -> %s', (state, name, target, path) => {
  expect(summary(after(...path))).toBe(state);
  expect(summary(after(...path, name))).toBe(target);
});

test('an error over an empty conversation is cleared to idle', () => {
  expect(summary(after('send', 'fail', 'replace', 'clear'))).toBe('idle');
});

test.each(['message', 'terminator', 'stall', 'stop', 'fail'] satisfies Name[])(
  '%s of an older run changes nothing',
  (name) => {
    const machine = chatReducer(after('send', 'stop'), { ...EVENTS.send, nextRun: 2 });
    expect(chatReducer(machine, EVENTS[name])).toBe(machine);
  },
);

test('is pure: what it is given stays as it was', () => {
  const machine = after('send', 'message');
  const before = structuredClone(toChatState(machine));
  for (const name of Object.keys(EVENTS) as Name[]) chatReducer(machine, EVENTS[name]);
  expect(toChatState(machine)).toEqual(before);
});
