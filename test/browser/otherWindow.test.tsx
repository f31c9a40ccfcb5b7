import { render, within } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ChatWindow, type ChatWindowProps } from '../../src/components/ChatWindow.tsx';
import { createChatStore } from '../../src/core/createChatStore.ts';
import styles from '../../src/styles.css?inline';
import { createPushTransport, frames, longHistory, PARAGRAPH, textMessage } from './support.tsx';

let frame: HTMLIFrameElement;

beforeEach(async () => {
  await page.viewport(600, 600);
  frame = document.body.appendChild(document.createElement('iframe'));
  frame.style.cssText = 'width: 520px; height: 520px; border: 0';
});

afterEach(() => frame.remove());

/** A chat whose elements stand in a frame, and its code outside: each element is of a class that the code does not know. */
function openInFrame(props: ChatWindowProps) {
  const inner = frame.contentDocument as Document;
  inner.head.append(Object.assign(inner.createElement('style'), { textContent: styles }));
  const box = inner.body.appendChild(inner.createElement('div'));
  box.style.height = '500px';
  render(createPortal(<ChatWindow {...props} />, box));
  const list = inner.querySelector('[data-chat-message-list]') as HTMLElement;
  const distanceToEnd = (): number => list.scrollHeight - list.clientHeight - list.scrollTop;
  return { inner, list, distanceToEnd, view: inner.defaultView as typeof globalThis & Window };
}

async function editing(props: ChatWindowProps) {
  const opened = openInFrame(props);
  await frames(4);
  const { inner } = opened;
  const question = [...inner.querySelectorAll('article[data-role="user"]')].at(-1) as HTMLElement;
  within(question).getByRole('button', { name: 'Edit' }).click();
  await frames(4);
  return { ...opened, editor: question.querySelector('textarea') as HTMLTextAreaElement };
}

test('in a frame, Home within a text is for the text, not for the list', async () => {
  const messages = Array.from({ length: 200 }, (_, index) =>
    textMessage(`m-${index}`, index % 2 === 0 ? 'user' : 'assistant', `Message ${index}`),
  );
  const store = createChatStore({ endpoint: '/chat', initialMessages: messages });
  const { editor, view, list } = await editing({ chat: { store } });
  expect(list.querySelector('[data-folded]')).not.toBeNull();
  const key = new view.KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true });
  expect(editor.dispatchEvent(key)).toBe(true);
  expect(list.scrollTop).toBeGreaterThan(0);
});

test('in a frame, a list that is followed is not let go by an arrow key within a text', async () => {
  const server = createPushTransport();
  const store = createChatStore({ transport: server.transport, initialMessages: longHistory });
  const { editor, view, distanceToEnd } = await editing({ chat: { store } });
  void store.sendMessage('Go on');
  await frames(3);
  editor.dispatchEvent(new view.KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
  await server.write(PARAGRAPH);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});

test('in a frame, the press on a scrollbar is over when the pointer is released there', async () => {
  const { list, view, distanceToEnd } = openInFrame({ endpoint: '/chat', initialMessages: longHistory });
  await frames(4);
  list.dispatchEvent(new view.PointerEvent('pointerdown', { bubbles: true }));
  list.dispatchEvent(new view.PointerEvent('pointerup', { bubbles: true }));
  // What has grown and moved in one go is no move of the reader's.
  const grown = list.ownerDocument.createElement('div');
  grown.style.height = '200px';
  list.firstElementChild?.append(grown);
  list.scrollTop -= 50;
  list.dispatchEvent(new view.Event('scroll'));
  await frames(4);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});
