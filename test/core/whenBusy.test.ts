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

  test('goes on after a failure and after a stop', async () => {
    const { store, first, texts, latest } = await setup({ whenBusy: 'queue' });
    const second = store.sendMessage('Two');
    store.sendMessage('Three');
    await latest().fail(new Error('gone'));
    expect(await first).toMatchObject({ status: 'error' });
    await settled();
    store.stop();
    expect(await second).toMatchObject({ status: 'done' });
    await settled();
    await latest().push(delta('3'));
    await vi.waitFor(() => expect(texts()).toEqual(['One', '1', 'Two', 'Three', '3']));
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
