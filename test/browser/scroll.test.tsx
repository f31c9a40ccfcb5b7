import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { createChatStore } from '../../src/core/createChatStore.ts';
import {
  createPushTransport,
  distanceToEnd,
  find,
  frames,
  list,
  longHistory,
  PARAGRAPH,
  renderIn,
  textMessage,
} from './support.tsx';

const SIZE = { width: 500, height: 500 };

beforeEach(() => page.viewport(600, 600));

/** A long conversation with an answer under way. */
async function stream() {
  const server = createPushTransport();
  renderIn(SIZE, <ChatWindow transport={server.transport} initialMessages={longHistory} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Go on');
  await userEvent.keyboard('{Enter}');
  await server.write(PARAGRAPH);
  return server;
}

const jumpButton = (): HTMLElement | null => screen.queryByRole('button', { name: 'Jump to latest' });

test('opens at the end', async () => {
  renderIn(SIZE, <ChatWindow endpoint="/chat" initialMessages={longHistory} />);
  await frames(2);
  expect(list().scrollTop).toBeGreaterThan(1000);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
  expect(jumpButton()).toBeNull();
});

test('follows the answer while the reader is at the end', async () => {
  const server = await stream();
  for (let piece = 0; piece < 5; piece++) {
    await server.write(PARAGRAPH);
    expect(distanceToEnd()).toBeLessThanOrEqual(1);
  }
  expect(list().dataset.atBottom).toBe('');
});

test.each([
  ['the wheel', async () => userEvent.wheel(list(), { delta: { y: -3 } })],
  [
    'a key',
    async () => {
      list().focus();
      await userEvent.keyboard('{ArrowUp}');
      // Chromium moves for a key over several frames.
      await frames(15);
    },
  ],
  [
    'the scrollbar',
    async () => {
      list().scrollTop -= 3;
    },
  ],
  [
    'a finger',
    async () => {
      const touch = (y: number) => new Touch({ identifier: 1, target: list(), clientX: 9, clientY: y });
      list().dispatchEvent(new TouchEvent('touchstart', { touches: [touch(100)], bubbles: true }));
      list().dispatchEvent(new TouchEvent('touchmove', { touches: [touch(101)], bubbles: true }));
    },
  ],
] as const)('the smallest move upward with %s releases it', async (_, moveUp) => {
  const server = await stream();
  await moveUp();
  await frames(3);
  const { scrollTop } = list();
  await server.write(PARAGRAPH);
  await server.write(PARAGRAPH);
  expect(list().scrollTop).toBe(scrollTop);
  expect(list().dataset.atBottom).toBeUndefined();
  expect(jumpButton()).not.toBeNull();
});

test('the wheel releases it before the page has moved: the next piece may come in the same frame', async () => {
  const server = await stream();
  const { scrollTop } = list();
  list().dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }));
  await server.write(PARAGRAPH);
  expect(list().scrollTop).toBe(scrollTop);
});

test('a pinch is no wheel', async () => {
  const server = await stream();
  list().dispatchEvent(new WheelEvent('wheel', { deltaY: -1, ctrlKey: true }));
  await server.write(PARAGRAPH);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});

test('near the end is not the end: only the true end engages again', async () => {
  const server = await stream();
  list().scrollTop -= 200;
  await frames(3);
  list().scrollTop += 190;
  await frames(3);
  const { scrollTop } = list();
  await server.write(PARAGRAPH);
  expect(list().scrollTop).toBe(scrollTop);

  list().scrollTop = list().scrollHeight;
  await frames(3);
  await server.write(PARAGRAPH);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});

test('the button leads to the end, follows again and gives the focus to the composer', async () => {
  const server = await stream();
  list().scrollTop = 0;
  await frames(3);
  await userEvent.click(jumpButton() as HTMLElement);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
  expect(jumpButton()).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
  await server.write(PARAGRAPH);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});

test('the button counts what came while the reader was further up', async () => {
  const store = createChatStore({ endpoint: '/chat', initialMessages: longHistory });
  renderIn(SIZE, <ChatWindow chat={{ store }} />);
  await frames(2);
  list().scrollTop = 0;
  await frames(3);
  expect(jumpButton()?.textContent).toBe('');
  for (const id of ['new-1', 'new-2']) {
    store.setMessages((messages) => [...messages, textMessage(id, 'assistant', 'More')]);
  }
  await frames(3);
  expect(list().scrollTop).toBe(0);
  expect(find('[data-chat-unread] [aria-hidden]').textContent).toBe('2');
  expect(jumpButton()?.getAttribute('aria-describedby')).toBe(find('[data-chat-unread]').id);
  expect(find('[data-chat-unread]').textContent).toContain('2 new messages');

  // What has been seen once is not counted again.
  await userEvent.click(jumpButton() as HTMLElement);
  list().scrollTop = 0;
  await frames(3);
  expect(jumpButton()?.textContent).toBe('');
});

test('a send brings the reader back to the end', async () => {
  const server = createPushTransport();
  renderIn(SIZE, <ChatWindow transport={server.transport} initialMessages={longHistory} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Go on');
  list().scrollTop = 0;
  await frames(3);
  await userEvent.keyboard('{Enter}');
  await frames(3);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});

test('the end stays in view when the window shrinks, as under a keyboard, and when content above grows', async () => {
  const { container } = renderIn(SIZE, <ChatWindow endpoint="/chat" initialMessages={longHistory} />);
  await frames(2);
  (container.firstElementChild as HTMLElement).style.height = '260px';
  await frames(3);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);

  const image = document.createElement('div');
  image.style.height = '300px';
  list().querySelector('article')?.append(image);
  await frames(3);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});

test('nothing moves under a reader further up when content above or below grows', async () => {
  renderIn(SIZE, <ChatWindow endpoint="/chat" initialMessages={longHistory} />);
  await frames(2);
  list().scrollTop = 900;
  await frames(3);
  const articles = [...list().querySelectorAll('article')];
  const shown = articles.find(
    (article) => article.getBoundingClientRect().top > list().getBoundingClientRect().top,
  );
  const before = shown?.getBoundingClientRect().top;
  const image = document.createElement('div');
  image.style.height = '300px';
  articles[0]?.append(image);
  articles.at(-1)?.append(image.cloneNode());
  await frames(3);
  expect(Math.abs((shown?.getBoundingClientRect().top ?? 0) - (before ?? 0))).toBeLessThanOrEqual(1);
});

test('content that shrinks and grows again is no move of the reader', async () => {
  const server = await stream();
  const tail = document.createElement('div');
  tail.style.height = '200px';
  list().querySelector('[data-chat-message-list-content]')?.append(tail);
  await frames(2);
  for (const height of ['40px', '300px', '0px', '120px']) {
    tail.style.height = height;
    await frames(2);
  }
  // Between two frames, and laid out in between: the scroll event comes before our observer hears of either change.
  await new Promise((resolve) => setTimeout(resolve));
  tail.style.height = '0px';
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
  tail.style.height = '300px';
  await frames(3);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
  await server.write(PARAGRAPH);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});
