import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { createPushTransport, find, frames, renderIn } from './support.tsx';

const input = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message' });
const sentCount = (): number => document.querySelectorAll('[data-role="user"]').length;

beforeEach(() => page.viewport(600, 600));

function setUp() {
  const server = createPushTransport();
  renderIn({ width: 500, height: 500 }, <ChatWindow transport={server.transport} />);
  return server;
}

test('grows from one line to eight, then scrolls inside, and shrinks after sending', async () => {
  setUp();
  const oneLine = input().offsetHeight;
  expect(oneLine).toBe(36);
  const lineHeight = Number.parseFloat(getComputedStyle(input()).lineHeight);
  await userEvent.fill(input(), Array.from({ length: 5 }, (_, line) => `line ${line}`).join('\n'));
  expect(input().offsetHeight).toBeCloseTo(oneLine + 4 * lineHeight, 0);
  await userEvent.fill(input(), Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n'));
  expect(input().offsetHeight).toBeCloseTo(oneLine + 7 * lineHeight, 0);
  expect(input().scrollHeight).toBeGreaterThan(input().clientHeight);
  await userEvent.keyboard('{Enter}');
  await frames(2);
  expect(input().offsetHeight).toBe(oneLine);
});

test('grows as well where CSS cannot do it', async () => {
  const { supports } = CSS;
  CSS.supports = () => false;
  try {
    setUp();
    input().style.setProperty('field-sizing', 'fixed');
    const oneLine = input().offsetHeight;
    await userEvent.fill(input(), 'one\ntwo\nthree');
    expect(input().offsetHeight).toBeGreaterThan(oneLine + 40);
    await userEvent.fill(input(), '');
    expect(input().offsetHeight).toBe(oneLine);
  } finally {
    CSS.supports = supports;
  }
});

test('a click anywhere on the card writes', async () => {
  setUp();
  const card = find('[data-chat-composer]').getBoundingClientRect();
  await userEvent.click(find('[data-chat-composer]'), { position: { x: 3, y: card.height / 2 } });
  expect(document.activeElement).toBe(input());
});

test('the focus stays in the text area through Send, Stop and the next message', async () => {
  const server = setUp();
  await userEvent.fill(input(), 'Hello');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(document.activeElement).toBe(input());
  await server.write('Half');
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(document.activeElement).toBe(input());
  await userEvent.keyboard('Again{Enter}');
  expect(sentCount()).toBe(2);
});

test('Stop has the place and the size of Send', async () => {
  setUp();
  const place = (): string => JSON.stringify(find('[data-chat-submit]').getBoundingClientRect());
  const before = find('[data-chat-submit]').getBoundingClientRect();
  expect([before.width, before.height]).toEqual([36, 36]);
  await userEvent.fill(input(), 'Hello');
  // The empty state puts the composer in the middle: only from here on it stays where it is.
  await userEvent.keyboard('{Enter}');
  const whileGenerating = place();
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await frames(2);
  expect(place()).toBe(whileGenerating);
});

test('an Enter that picks a candidate of a real composition never sends', async () => {
  setUp();
  await userEvent.fill(input(), 'にほん');
  input().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  const enter = { key: 'Enter', bubbles: true, cancelable: true };
  input().dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }));
  input().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日本' }));
  input().dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }));
  await frames(2);
  expect(sentCount()).toBe(0);
  await userEvent.keyboard('{Enter}');
  expect(sentCount()).toBe(1);
});
