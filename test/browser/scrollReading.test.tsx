import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import type { ChatMessage } from '../../src/core/types.ts';
import {
  createPushTransport,
  distanceToEnd,
  frames,
  list,
  longHistory,
  PARAGRAPH,
  renderIn,
  textMessage,
} from './support.tsx';

const SIZE = { width: 500, height: 500 };

const veryLongHistory: readonly ChatMessage[] = Array.from({ length: 400 }, (_, index) =>
  textMessage(
    `m-${index}`,
    index % 2 === 0 ? 'user' : 'assistant',
    `${index}. ${'Words. '.repeat((index * 7) % 60)}`,
  ),
);

const session = () => cdp() as unknown as { send(method: string, parameters: object): Promise<unknown> };

beforeEach(() => page.viewport(600, 600));
afterEach(() => session().send('Emulation.clearDeviceMetricsOverride', {}));

/** An answer under way below a conversation, the reader at its end. */
async function stream(messages: readonly ChatMessage[], scale = 1) {
  const server = createPushTransport();
  const style = { ...SIZE, zoom: scale };
  const view = renderIn(style, <ChatWindow transport={server.transport} initialMessages={messages} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Go on');
  await userEvent.keyboard('{Enter}');
  await server.write(PARAGRAPH);
  return { ...server, box: view.container.firstElementChild as HTMLElement };
}

/** Watches what a reader further up sees: positions, and what the browser itself counts as a shift. */
function watchReading() {
  const edge = list().getBoundingClientRect().top;
  const articles = [...list().querySelectorAll('article')];
  const article = articles.find(
    (element) => element.getBoundingClientRect().bottom > edge + 1,
  ) as HTMLElement;
  const before = article.getBoundingClientRect().top;
  const shifts: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((entries) => shifts.push(...entries.getEntries()));
  observer.observe({ type: 'layout-shift' });
  return {
    moved: () => article.getBoundingClientRect().top - before,
    shiftCount(): number {
      shifts.push(...observer.takeRecords());
      observer.disconnect();
      return shifts.length;
    },
  };
}

async function writeALot(write: (delta: string) => Promise<void>): Promise<void> {
  for (const piece of [
    '# Title\n\n',
    '- one\n- two\n',
    PARAGRAPH,
    '```js\nlet a = 1;\n',
    'a += 1;\n```\n\n',
    PARAGRAPH,
  ]) {
    await write(piece);
  }
}

/** A finger that moves by so many pixels, downward where they are more than none. */
async function swipe(distance: number): Promise<void> {
  const { left, width, top, height } = list().getBoundingClientRect();
  const start = top + height / 2 - distance / 2;
  const touch = (type: string, y?: number): Promise<unknown> =>
    session().send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: left + width / 2, y }],
    });
  await touch('touchStart', start);
  for (let step = 1; step <= 10; step++) await touch('touchMove', start + (distance * step) / 10);
  await touch('touchEnd');
}

describe.each([
  ['a short thread', longHistory],
  ['a long one, of which a part is on the page', veryLongHistory],
])('in %s', (_, messages) => {
  test.each([1, 1.25])(
    'nothing shifts under a reader while an answer streams below, zoomed to %d',
    async (scale) => {
      const { write } = await stream(messages, scale);
      list().scrollTop -= 700;
      await frames(6);
      const reading = watchReading();
      await writeALot(write);
      expect(reading.moved()).toBe(0);
      expect(reading.shiftCount()).toBe(0);
    },
  );

  test.each(['{PageUp}', '{ArrowUp}', '{Home}', '{Shift>} {/Shift}'])(
    'the key %s moves up and lets go; End follows again',
    async (keys) => {
      const { write } = await stream(messages);
      list().focus({ preventScroll: true });
      const before = list().scrollTop;
      await userEvent.keyboard(keys);
      // The browser moves for a key over some frames.
      await expect.poll(() => list().scrollTop).toBeLessThan(before);
      await expect.poll(isAtRest).toBe(true);
      const reading = watchReading();
      await write(PARAGRAPH);
      expect(reading.moved()).toBe(0);
      await userEvent.keyboard('{End}');
      await expect.poll(distanceToEnd).toBeLessThanOrEqual(1);
      await write(PARAGRAPH);
      expect(distanceToEnd()).toBeLessThanOrEqual(1);
    },
  );

  test('the wheel, small or wild, leaves the reader where it ends', async () => {
    const { write } = await stream(messages);
    for (const y of [-1, -120, -2_000, 300]) {
      await userEvent.wheel(list(), { delta: { y } });
      await expect.poll(isAtRest).toBe(true);
      const reading = watchReading();
      await write(PARAGRAPH);
      expect(reading.moved()).toBe(0);
    }
  });

  test('a finger lets go, and leads back to the end', async () => {
    const { write } = await stream(messages);
    const before = list().scrollTop;
    await swipe(200);
    await expect.poll(isAtRest).toBe(true);
    expect(list().scrollTop).toBeLessThan(before);
    const reading = watchReading();
    await write(PARAGRAPH);
    expect(reading.moved()).toBe(0);
    for (let turn = 0; turn < 5; turn++) await swipe(-300);
    await expect.poll(distanceToEnd).toBeLessThanOrEqual(1);
    await write(PARAGRAPH);
    expect(distanceToEnd()).toBeLessThanOrEqual(1);
  });

  test('the end stays in view while the window is resized, narrowed and under a keyboard', async () => {
    const { write, box } = await stream(messages);
    for (const size of [
      { width: '320px', height: '500px' },
      { width: '580px', height: '240px' },
      { width: '580px', height: '560px' },
    ]) {
      Object.assign(box.style, size);
      await frames(4);
      expect(distanceToEnd()).toBeLessThanOrEqual(1);
      await write(PARAGRAPH);
      expect(distanceToEnd()).toBeLessThanOrEqual(1);
    }
  });

  test('a keyboard that opens and closes moves nothing under a reader further up', async () => {
    const { box } = await stream(messages);
    list().scrollTop -= 700;
    await frames(6);
    const reading = watchReading();
    for (const height of ['260px', '500px']) {
      box.style.height = height;
      await frames(4);
      expect(Math.abs(reading.moved())).toBeLessThanOrEqual(1);
    }
  });

  test('images that load late above and in view move nothing that is read below them', async () => {
    await stream(messages);
    list().scrollTop -= 900;
    await frames(6);
    const articles = [...list().querySelectorAll('article')];
    const edge = list().getBoundingClientRect().top;
    const inView = articles.findIndex((article) => article.getBoundingClientRect().top > edge);
    const reading = articles[inView] as HTMLElement;
    const before = reading.getBoundingClientRect().top;
    const image = new Image();
    articles[inView - 2]?.append(image);
    await frames(2);
    image.src = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="200" height="340"/>';
    await image.decode();
    await frames(4);
    expect(image.offsetHeight).toBeGreaterThan(300);
    expect(Math.abs(reading.getBoundingClientRect().top - before)).toBeLessThanOrEqual(1);
  });
});

/** Whether the position has been the same for some frames. */
async function isAtRest(): Promise<boolean> {
  const { scrollTop } = list();
  await frames(6);
  return list().scrollTop === scrollTop;
}

test('on a dense screen the end is the end, and a reader further up stays', async () => {
  await session().send('Emulation.setDeviceMetricsOverride', {
    width: 600,
    height: 600,
    deviceScaleFactor: 2.625,
    mobile: false,
  });
  const { write } = await stream(longHistory);
  for (let piece = 0; piece < 3; piece++) {
    await write(PARAGRAPH);
    expect(distanceToEnd()).toBeLessThanOrEqual(1);
  }
  list().scrollTop -= 333;
  await frames(3);
  const reading = watchReading();
  await writeALot(write);
  expect(reading.moved()).toBe(0);
  expect(reading.shiftCount()).toBe(0);
});

test('a scrollbar in the hand lets go, also in a frame in which the answer grows', async () => {
  const { write } = await stream(longHistory);
  list().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  const growth = write(PARAGRAPH);
  list().scrollTop -= 2;
  await growth;
  list().dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  const reading = watchReading();
  await write(PARAGRAPH);
  expect(reading.moved()).toBe(0);
  expect(distanceToEnd()).toBeGreaterThan(2);
});

test('the watch of these tests sees what moves', async () => {
  await stream(longHistory);
  list().scrollTop -= 700;
  await frames(6);
  const reading = watchReading();
  list().style.overflowAnchor = 'none';
  const block = document.createElement('div');
  block.style.height = '90px';
  list().querySelector('article')?.before(block);
  await frames(4);
  expect(reading.moved()).toBeGreaterThan(80);
  expect(reading.shiftCount()).toBeGreaterThan(0);
});
