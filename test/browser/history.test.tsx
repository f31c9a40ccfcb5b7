import { act } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { createChatStore } from '../../src/core/createChatStore.ts';
import type { ChatMessage } from '../../src/core/types.ts';
import { distanceToEnd, frames, list, renderIn, textMessage } from './support.tsx';

const SIZE = { width: 500, height: 500 };

beforeEach(() => page.viewport(600, 600));

function thread(count: number, prefix = 'm'): ChatMessage[] {
  return Array.from({ length: count }, (_, index) =>
    textMessage(
      `${prefix}-${index}`,
      index % 2 === 0 ? 'user' : 'assistant',
      `Message ${prefix}-${index}. ${'Some words. '.repeat((index * 7) % 40)}`,
    ),
  );
}

function open(messages: readonly ChatMessage[]) {
  const store = createChatStore({ endpoint: '/chat', initialMessages: messages });
  renderIn(SIZE, <ChatWindow chat={{ store }} />);
  return store;
}

const groups = (): Element[] => [...list().querySelectorAll('[data-chat-message-group]')];

const mounted = (): Element[] => [...list().querySelectorAll('article')];

/** Folded groups that the reader would see as a gap. */
function gaps(): number {
  const view = list().getBoundingClientRect();
  return [...list().querySelectorAll('[data-folded]')].filter((group) => {
    const { top, bottom } = group.getBoundingClientRect();
    return bottom > view.top + 1 && top < view.bottom - 1;
  }).length;
}

function firstInView(): Element {
  const edge = list().getBoundingClientRect().top;
  const article = mounted().find((element) => element.getBoundingClientRect().top >= edge);
  if (!article) throw new Error('No message is in view.');
  return article;
}

test('a short thread is on the page as a whole', async () => {
  open(thread(50));
  await frames(3);
  expect(mounted()).toHaveLength(50);
});

test.each([1_000, 10_000])('of %i messages only those near the view are on the page', async (count) => {
  open(thread(count));
  expect(gaps()).toBe(0);
  await frames(4);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
  expect(mounted().length).toBeLessThan(60);
  expect(mounted().at(-1)?.textContent).toContain(`m-${count - 1}`);
  expect(groups().length).toBeLessThan(120);
});

test('a jump to anywhere shows messages in the next frame', async () => {
  open(thread(1_000));
  await frames(4);
  for (const share of [0.5, 0.1, 0.9, 0, 1]) {
    list().scrollTop = share * list().scrollHeight;
    await frames(2);
    expect(gaps()).toBe(0);
  }
});

test('Home leads to the first message and End to the last', async () => {
  open(thread(1_000));
  await frames(4);
  list().focus();
  await userEvent.keyboard('{Home}');
  await frames(4);
  expect(list().scrollTop).toBe(0);
  expect(gaps()).toBe(0);
  expect(mounted()[0]?.textContent).toContain('m-0.');
  await userEvent.keyboard('{End}');
  await frames(4);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
  expect(gaps()).toBe(0);
});

test.each([
  ['at the end', false],
  ['in the middle', true],
])('the reader moves by what the reader scrolled, also where groups open above, %s', async (_, isFar) => {
  open(thread(1_000));
  await frames(4);
  if (isFar) {
    // Some way below the beginning of a bundle, so that the next one is reached.
    const top = groups()[4]?.getBoundingClientRect().top ?? 0;
    list().scrollTop += top - list().getBoundingClientRect().top + 3_000;
    await frames(4);
  }
  for (let step = 0; step < 40; step++) {
    const article = firstInView();
    const before = article.getBoundingClientRect().top;
    list().scrollTop -= 150;
    await frames(3);
    expect(Math.abs(article.getBoundingClientRect().top - before - 150)).toBeLessThanOrEqual(1);
    expect(gaps()).toBe(0);
  }
});

test.each([
  ['in the middle', 600],
  ['at the very top', 0],
])('older messages move nothing that is read %s', async (_, scrollTop) => {
  const store = open(thread(200));
  await frames(4);
  list().scrollTop = scrollTop;
  await frames(4);
  const article = firstInView();
  const before = article.getBoundingClientRect().top;
  store.setMessages((messages) => [...thread(50, 'older'), ...messages]);
  await frames(4);
  expect(article.isConnected).toBe(true);
  expect(Math.abs(article.getBoundingClientRect().top - before)).toBeLessThanOrEqual(1);
  expect(gaps()).toBe(0);
});

test('a match in a folded group puts its messages on the page, and printing puts all there', async () => {
  open(thread(300));
  await frames(4);
  await expect.poll(() => list().querySelectorAll('[data-chat-folded-text]:empty').length).toBe(0);
  const found = list().querySelector('[data-chat-folded-text]');
  expect(found?.getAttribute('hidden')).toBe('until-found');
  expect(found?.textContent).toContain('m-0.');
  found?.firstElementChild?.dispatchEvent(new Event('beforematch', { bubbles: true }));
  await expect.poll(() => mounted()[0]?.textContent).toContain('m-0.');
  window.dispatchEvent(new Event('beforeprint'));
  await expect.poll(() => mounted().length).toBe(300);
});

test('a match far away puts its message on the page, and no more than what stands around it', async () => {
  open(thread(1_000));
  await frames(4);
  await expect.poll(() => list().querySelectorAll('[data-chat-folded-text]:empty').length).toBe(0);
  const lines = [...list().querySelectorAll('[data-chat-folded-text] > div')];
  const found = lines.find((line) => line.textContent?.includes('m-301.'));
  expect(found?.getAttribute('hidden')).toBe('until-found');
  found?.dispatchEvent(new Event('beforematch', { bubbles: true }));
  await expect.poll(() => mounted().some((article) => article.textContent?.includes('m-301.'))).toBe(true);
  expect(mounted().length).toBeLessThan(60);
});

test('a long thread that a server has rendered is taken over without a word, and stands at its end', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const ui = (
    <StrictMode>
      <div style={SIZE}>
        <ChatWindow endpoint="/chat" initialMessages={thread(1_000)} onLoadOlder={() => undefined} />
      </div>
    </StrictMode>
  );
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(ui);
  expect(mounted().length).toBeLessThan(20);
  expect(mounted().at(-1)?.textContent).toContain('m-999');
  const newest = mounted().at(-1);
  const root = await act(async () => hydrateRoot(container, ui));
  await frames(4);
  expect(error).not.toHaveBeenCalled();
  expect(mounted().at(-1)).toBe(newest);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
  expect(gaps()).toBe(0);
  act(() => root.unmount());
  container.remove();
  error.mockRestore();
});

test('a message that has the focus in it, or a selection, stays on the page however far away it is', async () => {
  open(thread(1_000));
  await frames(4);
  list().scrollTop = list().scrollHeight / 2;
  await frames(4);
  const [focused, selected] = mounted();
  focused?.querySelector('button')?.focus({ preventScroll: true });
  getSelection()?.selectAllChildren(selected as Element);
  const text = String(getSelection());
  expect(text).toContain('Message');
  list().scrollTop = list().scrollHeight;
  await frames(6);
  expect(focused?.contains(document.activeElement)).toBe(true);
  expect(String(getSelection())).toBe(text);

  // Let go, they are folded like any other.
  (document.activeElement as HTMLElement).blur();
  getSelection()?.removeAllRanges();
  list().scrollTop -= 100;
  await expect.poll(() => focused?.isConnected || selected?.isConnected).toBe(false);
});

test('an edit that is not sent stays as it is, however far away the reader goes', async () => {
  open(thread(1_000));
  await frames(4);
  list().scrollTop = list().scrollHeight / 2;
  await frames(4);
  const [neighbour] = mounted();
  const question = mounted().find((article) => article.getAttribute('data-role') === 'user');
  question?.querySelector<HTMLElement>('[data-action="edit"]')?.click();
  await frames(2);
  const editor = question?.querySelector('textarea') as HTMLTextAreaElement;
  await userEvent.fill(editor, 'Not sent yet');
  editor.blur();
  list().scrollTop = list().scrollHeight;
  await frames(6);
  await expect.poll(() => mounted().at(-1)?.textContent).toContain('m-999');
  list().scrollTop = 0;
  await frames(6);
  expect(editor.isConnected).toBe(true);
  expect(editor.value).toBe('Not sent yet');

  // Given up, it is folded like any other.
  question?.querySelector<HTMLElement>('[data-action="cancel"]')?.click();
  await frames(2);
  (document.activeElement as HTMLElement).blur();
  list().scrollTop += 100;
  await expect.poll(() => neighbour?.isConnected || question?.isConnected).toBe(false);
});
