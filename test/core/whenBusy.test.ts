import { type ChatStoreOptions, createChatStore, messageText } from 'react-chat-stream/core';
import { describe, expect, test, vi } from 'vitest';
import { createManualTransport, settled } from '../support/createManualTransport.ts';

const delta = (text: string) => ({ type: 'text-delta', delta: text }) as const;
const finish = { type: 'finish' } as const;

async function setup(options: ChatStoreOptions) {
  const manual = createManualTransport();
  const store = createChatStore({ transport: manual.transport, ...options });
  const first = store.sendMessage('One');
  await settled();
  await manual.latest().push(delta('1'));
  const texts = (): string[] => store.getState().messages.map(messageText);
  await vi.waitFor(() => expect(texts()).toEqual(['One', '1']));
  return { store, first, texts, ...manual };
}

describe("whenBusy: 'reject'", () => {
  test('refuses a second send at once, and changes nothing', async () => {
    const { store, texts, exchanges } = await setup({});
    expect(await store.sendMessage('Two')).toEqual({ status: 'generating' });
    expect(texts()).toEqual(['One', '1']);
    expect(exchanges).toHaveLength(1);
  });
});

describe("whenBusy: 'queue'", () => {
  test('sends one after the other, in order, each when the one before is over', async () => {
    const { store, first, texts, exchanges, latest } = await setup({ whenBusy: 'queue' });
    const second = store.sendMessage('Two');
    const third = store.sendMessage('Three');
    await settled();
    expect(texts()).toEqual(['One', '1']);
    await latest().push(finish);
    await settled();
    expect(await first).toMatchObject({ status: 'done' });
    expect(exchanges).toHaveLength(2);
    await latest().push(delta('2'), finish);
    await settled();
    expect(await second).toMatchObject({ status: 'done' });
    await latest().push(delta('3'), finish);
    expect(await third).toMatchObject({ status: 'done' });
    expect(texts()).toEqual(['One', '1', 'Two', '2', 'Three', '3']);
  });

  test('goes on after a stop', async () => {
    const { store, first, texts, exchanges } = await setup({ whenBusy: 'queue' });
    store.sendMessage('Two');
    store.stop();
    expect(await first).toMatchObject({ status: 'done' });
    await settled();
    expect(texts()).toEqual(['One', '1', 'Two']);
    expect(exchanges).toHaveLength(2);
  });

  test('is emptied by reset, and what waited is told so', async () => {
    const { store, exchanges } = await setup({ whenBusy: 'queue' });
    const second = store.sendMessage('Two');
    store.reset();
    expect(await second).toEqual({ status: 'idle' });
    await settled();
    expect(exchanges).toHaveLength(1);
    expect(store.getState()).toEqual({ status: 'idle', messages: [] });
  });

  test('is emptied before anybody is told of the reset, who may send', async () => {
    const { store, exchanges } = await setup({
      whenBusy: 'queue',
      onStatusChange: (status) => status === 'idle' && void store.sendMessage('Hello'),
    });
    store.sendMessage('Two');
    store.reset();
    await settled();
    await settled();
    expect(exchanges.map(({ request }) => messageText(request.message))).toEqual(['One', 'Hello']);
  });

  test('sends nothing more after an unmount, and leaves no promise open', async () => {
    const { store, exchanges } = await setup({ whenBusy: 'queue' });
    const detach = store.attach();
    const second = store.sendMessage('Two');
    const third = store.sendMessage('Three');
    detach();
    await Promise.all([second, third]);
    expect(exchanges).toHaveLength(1);
  });

  test('finds the place of a regenerate when its turn comes', async () => {
    const { store, texts, latest } = await setup({ whenBusy: 'queue' });
    const again = store.regenerate();
    await latest().push(finish);
    await settled();
    await latest().push(delta('2'), finish);
    expect(await again).toMatchObject({ status: 'done', message: { branch: { index: 1, count: 2 } } });
    expect(texts()).toEqual(['One', '2']);
  });

  test('does not wait with empty input', async () => {
    const { store } = await setup({ whenBusy: 'queue' });
    expect(await store.sendMessage('  ')).toEqual({ status: 'generating' });
  });
});

describe('a queue behind a question that failed', () => {
  /** The first question has failed, and two wait behind it. */
  async function held(options: ChatStoreOptions = {}) {
    const chat = await setup({ whenBusy: 'queue', ...options });
    const second = chat.store.sendMessage('Two');
    const third = chat.store.sendMessage('Three');
    await chat.latest().fail(new Error('gone'));
    await settled();
    const asked = (): string[] => chat.exchanges.map(({ request }) => messageText(request.message));
    return { ...chat, second, third, asked };
  }

  test('waits while the error is in sight, whatever the user looks at meanwhile', async () => {
    const { store, first, asked } = await held();
    expect(await first).toMatchObject({ status: 'error' });
    store.stop();
    store.setMessages((messages) => [...messages]);
    store.sendMessage('  ');
    await settled();
    expect(store.getState().status).toBe('error');
    expect(asked()).toEqual(['One']);
  });

  test('goes on after a retry that was answered', async () => {
    const { store, second, third, asked, latest, texts } = await held();
    const again = store.retry();
    await settled();
    expect(asked()).toEqual(['One', 'One']);
    for (const answer of ['1 again', '2', '3']) {
      await latest().push(delta(answer), finish);
      await settled();
    }
    for (const sent of [again, second, third]) expect(await sent).toMatchObject({ status: 'done' });
    expect(texts()).toEqual(['One', '1 again', 'Two', '2', 'Three', '3']);
  });

  test('waits on where the retry fails as well', async () => {
    const { store, asked, latest } = await held();
    store.retry();
    await settled();
    await latest().fail(new Error('gone again'));
    await settled();
    expect(store.getState().status).toBe('error');
    expect(asked()).toEqual(['One', 'One']);
  });

  test('goes on without it once the error is cleared', async () => {
    const { store, asked, texts } = await held();
    store.clearError();
    await settled();
    expect(asked()).toEqual(['One', 'Two']);
    expect(texts()).toEqual(['One', '1', 'Two']);
  });

  test('goes on with a new message, which takes its turn', async () => {
    const { store, asked, latest } = await held();
    const fourth = store.sendMessage('Four');
    for (const answer of ['2', '3', '4']) {
      await settled();
      await latest().push(delta(answer), finish);
    }
    expect(await fourth).toMatchObject({ status: 'done' });
    expect(asked()).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  test('comes after the failed question in another wording', async () => {
    const { store, asked, latest } = await held();
    store.editMessage(store.getState().messages[0]?.id ?? '', 'One, please');
    await settled();
    await latest().push(delta('1'), finish);
    await settled();
    expect(asked()).toEqual(['One', 'One, please', 'Two']);
  });

  test('goes on at once where `onError` clears the error', async () => {
    const clear = vi.fn();
    const { store, asked, latest } = await held({ onError: clear });
    clear.mockImplementation(() => store.clearError());
    store.retry();
    await settled();
    await latest().fail(new Error('gone again'));
    await settled();
    expect(asked()).toEqual(['One', 'One', 'Two']);
  });

  test('is emptied by reset, and what waited is told so', async () => {
    const { store, second, third, asked } = await held();
    store.reset();
    expect(await Promise.all([second, third])).toEqual([{ status: 'idle' }, { status: 'idle' }]);
    expect(asked()).toEqual(['One']);
  });

  test('waits on where its owner unmounts and mounts again at once, as a Fast Refresh does', async () => {
    const { store, asked, texts } = await held();
    store.attach()();
    store.attach();
    await settled();
    expect(store.getState().status).toBe('error');
    expect(asked()).toEqual(['One']);
    expect(texts()).toEqual(['One', '1']);
  });

  test('sends nothing after an unmount, leaves no promise open and keeps the questions in the thread', async () => {
    const { store, second, third, asked, texts } = await held();
    store.attach()();
    await Promise.all([second, third]);
    expect(asked()).toEqual(['One']);
    expect(texts()).toEqual(['One', '1', 'Two', 'Three']);
  });
});

describe("whenBusy: 'interrupt'", () => {
  test('stops the answer, keeps its text, and sends at once', async () => {
    const onStop = vi.fn();
    const { store, first, texts, exchanges, latest } = await setup({ whenBusy: 'interrupt', onStop });
    store.sendMessage('Two');
    expect(await first).toMatchObject({ status: 'done', message: { status: 'stopped' } });
    expect(onStop).toHaveBeenCalledOnce();
    expect(exchanges[0]?.request.signal.aborted).toBe(true);
    await settled();
    await latest().push(delta('2'), finish);
    expect(texts()).toEqual(['One', '1', 'Two', '2']);
  });

  test('is not done by empty input', async () => {
    const { store } = await setup({ whenBusy: 'interrupt' });
    expect(await store.sendMessage('')).toEqual({ status: 'generating' });
    expect(store.getState().status).toBe('generating');
  });

  test('by a regenerate of the answer under way asks the same question again', async () => {
    const { store, texts, latest } = await setup({ whenBusy: 'interrupt' });
    const again = store.regenerate();
    await settled();
    await latest().push(delta('2'), finish);
    expect(await again).toMatchObject({ status: 'done' });
    expect(texts()).toEqual(['One', '2']);
  });
});
