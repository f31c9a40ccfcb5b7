import {
  ChatError,
  type ChatMessage,
  type ChatPart,
  type ChatStoreOptions,
  createChatStore,
  type MessagesUpdater,
  messageText,
} from 'react-chat-stream/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createManualTransport, settled } from '../support/createManualTransport.ts';
import { userMessage } from '../support/request.ts';

// What the model (model.test.ts) has found, shrunk.

const finish = { type: 'finish' } as const;
const delta = (text: string) => ({ type: 'text-delta', delta: text }) as const;

function setup(options: ChatStoreOptions) {
  const manual = createManualTransport();
  const store = createChatStore({ transport: manual.transport, ...options });
  const texts = (): string[] => store.getState().messages.map(messageText);
  return { store, texts, ...manual };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a queue', () => {
  test('goes on past a send whose message has gone', async () => {
    const { store, texts, latest } = setup({ whenBusy: 'queue' });
    store.sendMessage('One');
    await settled();
    await latest().push(delta('1'));
    const [question] = store.getState().messages;
    const edited = store.editMessage(question?.id ?? '', 'Another');
    const last = store.sendMessage('Two');
    store.setMessages((messages) => messages.slice(1));
    await latest().push(finish);
    expect(await edited).toEqual({ status: 'done' });
    await settled();
    await latest().push(delta('2'), finish);
    expect(await last).toMatchObject({ status: 'done' });
    expect(texts()).toEqual(['1', 'Two', '2']);
  });
});

describe('an interrupting', () => {
  test('send gets an id that nothing in the thread has, what its stop brings back included', async () => {
    // `answer` is hidden, and so free, while the regenerate that will bring it back runs.
    const ids = ['question', 'answer', 'second', 'answer', 'third'];
    const { store, latest } = setup({ whenBusy: 'interrupt', generateId: () => ids.shift() ?? '' });
    store.sendMessage('One');
    await settled();
    await latest().push(delta('1'), finish);
    store.regenerate();
    store.sendMessage('Two');
    const shown = store.getState().messages.map(({ id }) => id);
    expect(shown.slice(0, 2)).toEqual(['question', 'answer']);
    expect(new Set(shown).size).toBe(shown.length);
  });

  test('regenerate whose question a callback takes away is refused', async () => {
    const { store, exchanges } = setup({
      whenBusy: 'interrupt',
      onStop: () => store.setMessages([]),
    });
    store.sendMessage('One');
    await settled();
    expect(await store.regenerate()).toMatchObject({ status: 'done' });
    await settled();
    expect(exchanges).toHaveLength(1);
  });
});

test('a callback that sends while setMessages stops an answer keeps its question', async () => {
  let hasSent = false;
  const { store, texts, latest } = setup({
    onFinish: () => {
      if (!hasSent) void store.sendMessage('Two');
      hasSent = true;
    },
  });
  store.sendMessage('One');
  await settled();
  store.setMessages([]);
  await settled();
  expect(messageText(latest().request.message)).toBe('Two');
  await latest().push(delta('2'), finish);
  expect(texts()).toEqual(['Two', '2']);
});

test('a retry asks the newest question in sight where another branch hides the one that failed', async () => {
  const { store, texts, latest } = setup({});
  store.sendMessage('One');
  await settled();
  await latest().push(delta('1'), finish);
  store.editMessage(store.getState().messages[0]?.id ?? '', 'Two');
  await settled();
  await latest().fail(new ChatError('network'));
  store.selectBranch(store.getState().messages[0]?.id ?? '', 0);
  store.retry();
  await settled();
  expect(messageText(latest().request.message)).toBe('One');
  await latest().push(delta('1 again'), finish);
  expect(texts()).toEqual(['One', '1 again']);
});

describe('the alternatives of a message', () => {
  /** A chat with a question that has been edited: two alternatives, the second of them in sight. */
  async function edited(initialMessages: ChatMessage[]) {
    const chat = setup({ initialMessages });
    for (const text of ['One', 'Two']) {
      const question = chat.store.getState().messages[initialMessages.length];
      if (question) chat.store.editMessage(question.id, text);
      else chat.store.sendMessage(text);
      await settled();
      await chat.latest().push(delta(`To ${text}`), finish);
    }
    return chat;
  }

  const before = userMessage('Before', 'before');
  test.each<[string, ChatMessage[], MessagesUpdater]>([
    ['older messages in front', [], (messages) => [before, ...messages]],
    [
      'other ids',
      [before],
      (messages) => messages.map((message) => ({ ...message, id: `new-${message.id}` })),
    ],
    ['a deep copy', [before], (messages) => structuredClone(messages) as ChatMessage[]],
  ])('are still there after %s', async (_, initialMessages, change) => {
    const { store, texts } = await edited(initialMessages);
    store.setMessages(change);
    const question = () => store.getState().messages[1];
    expect(question()?.branch).toEqual({ index: 1, count: 2 });
    store.selectBranch(question()?.id ?? '', 0);
    expect(texts()).toEqual(['Before', 'One', 'To One']);
    store.selectBranch(question()?.id ?? '', 1);
    expect(texts()).toEqual(['Before', 'Two', 'To Two']);
  });

  test('of another chat, or of one that was stored, are not promised', () => {
    const stored = { ...userMessage('One'), branch: { index: 1, count: 2 } };
    const { store } = setup({ initialMessages: [stored] });
    const promised = () => store.getState().messages.map(({ branch }) => branch);
    expect(promised()).toEqual([undefined]);
    store.setMessages([stored]);
    expect(promised()).toEqual([undefined]);
    store.reset([stored]);
    expect(promised()).toEqual([undefined]);
  });
});

test.each(['retry', 'timeout', 'resume', 'headers', 'body'])(
  'the option %s as null is as if not given',
  async (name) => {
    const { store, latest } = setup({ [name]: null });
    const sent = store.sendMessage('One');
    await settled();
    await latest().push(delta('1'), finish);
    expect(await sent).toMatchObject({ status: 'done' });
  },
);

test('a part that is null is left out of the thread, so that every protocol can write it', async () => {
  const holes = [null, { type: 'text', text: 'One' }, undefined] as ChatPart[];
  const { store, latest } = setup({ initialMessages: [{ ...userMessage(''), parts: holes }] });
  store.sendMessage({ parts: holes });
  await settled();
  const [stored, sent] = latest().request.messages;
  expect(stored?.parts).toEqual([{ type: 'text', text: 'One' }]);
  expect(sent?.parts).toEqual([{ type: 'text', text: 'One' }]);
});

test('what somebody has made of an answer is not told over when the line breaks', async () => {
  const { store, texts, latest } = setup({ resume: true });
  const sent = store.sendMessage('One');
  await settled();
  await latest().push(delta('a b'));
  const mine = { type: 'text', text: 'mine' } as const;
  store.setMessages(([question, answer]) =>
    question && answer ? [question, { ...answer, parts: [mine] }] : [],
  );
  await latest().fail(new ChatError('network'));
  await vi.advanceTimersByTimeAsync(8000);
  await latest().push(delta('a b'), delta(' and c'), finish);
  expect(await sent).toMatchObject({ status: 'done' });
  expect(texts()).toEqual(['One', 'minea b and c']);
});

test('a generateId that throws costs nothing but its id', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { store, texts, latest } = setup({
    generateId: () => {
      throw new Error('a bug');
    },
  });
  const sent = store.sendMessage('One');
  await settled();
  await latest().push(delta('1'), finish);
  expect(await sent).toMatchObject({ status: 'done' });
  expect(texts()).toEqual(['One', '1']);
  expect(console.error).toHaveBeenCalled();
});
