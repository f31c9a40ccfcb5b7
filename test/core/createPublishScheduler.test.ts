import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPublishScheduler } from '../../src/core/createPublishScheduler.ts';

const FRAME_MS = 16;

// A page of its own: fake timers know no work that takes time, and that is what this is about.
let now = 0;
let lastId = 0;
let tasks: { id: number; due: number; run: () => void }[] = [];
/** When each publish began. */
let publishes: number[] = [];

beforeEach(() => {
  [now, tasks, publishes] = [0, [], []];
  const add = (due: number, run: () => void): number => {
    tasks.push({ id: ++lastId, due, run });
    return lastId;
  };
  vi.stubGlobal('performance', { now: () => now });
  vi.stubGlobal('setTimeout', (run: () => void, ms = 0) => add(now + ms, run));
  vi.stubGlobal('clearTimeout', (id?: number) => {
    tasks = tasks.filter((task) => task.id !== id);
  });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) =>
    add((Math.floor(now / FRAME_MS) + 1) * FRAME_MS, run),
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Lets time go by; a task that takes some makes the next ones late. */
function advance(ms: number): void {
  const end = now + ms;
  for (;;) {
    const [next] = tasks.filter(({ due }) => due <= end).toSorted((one, other) => one.due - other.due);
    if (!next) break;
    tasks = tasks.filter((task) => task !== next);
    now = Math.max(now, next.due);
    next.run();
  }
  now = Math.max(now, end);
}

function createPage(busyMs: number) {
  return createPublishScheduler(() => {
    publishes.push(now);
    now += busyMs;
  });
}

/** Publishes a stream with so many pieces each so many milliseconds, and tells the time from one publish to the next. */
function gapsOf({
  busyMs,
  everyMs,
  pieces = 1,
}: {
  busyMs: number;
  everyMs: number;
  pieces?: number;
}): number[] {
  const schedule = createPage(busyMs);
  while (publishes.length < 12) {
    for (let piece = 0; piece < pieces; piece++) schedule();
    advance(everyMs);
  }
  return publishes.slice(2).map((time, index) => time - (publishes[index + 1] ?? 0));
}

test('a page that is busy for no time publishes with each frame', () => {
  expect(new Set(gapsOf({ busyMs: 0, everyMs: 1 }))).toEqual(new Set([FRAME_MS]));
});

test('text as slow as frames is published with each', () => {
  expect(new Set(gapsOf({ busyMs: 1, everyMs: FRAME_MS / 2 }))).toEqual(new Set([FRAME_MS]));
});

test('faster text takes a tenth of the time of a page that is quick', () => {
  for (const gap of gapsOf({ busyMs: 2, everyMs: 1 })) {
    expect(gap).toBeGreaterThanOrEqual(22);
    expect(gap).toBeLessThanOrEqual(22 + FRAME_MS);
  }
});

test('a page that takes longer for a publish rests for no longer than the eye allows', () => {
  for (const gap of gapsOf({ busyMs: 12, everyMs: 1 })) {
    expect(gap).toBeGreaterThanOrEqual(52);
    expect(gap).toBeLessThanOrEqual(52 + FRAME_MS);
  }
});

describe('no two publishes are shown by one frame', () => {
  test.each([
    ['of a page that is quick', { busyMs: 0.2, everyMs: 1 }],
    ['of one that is not', { busyMs: 3, everyMs: 1 }],
    ['of text that is now fast, now slow', { busyMs: 3, everyMs: 5 }],
  ])('%s', (_, pace) => {
    const frames: number[] = [];
    const { requestAnimationFrame } = globalThis;
    vi.stubGlobal('requestAnimationFrame', (run: () => void) =>
      requestAnimationFrame(() => {
        frames.push(now);
        run();
      }),
    );
    gapsOf(pace);
    const shownBy = publishes.map((time) => frames.find((frame) => frame >= time));
    expect(new Set(shownBy).size).toBe(publishes.length);
  });
});

test('what is published after a rest is published between frames', () => {
  const gaps = gapsOf({ busyMs: 3, everyMs: 1 });
  expect(gaps.some((gap) => gap % FRAME_MS !== 0)).toBe(true);
});

test('a page without frames goes on by a timer', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  for (const gap of gapsOf({ busyMs: 1, everyMs: 1 })) expect(gap).toBe(201);
});

test('a page that is slow rests for as long as a publish has kept it busy', () => {
  for (const gap of gapsOf({ busyMs: 40, everyMs: 1 })) {
    expect(gap).toBeGreaterThanOrEqual(80);
    expect(gap).toBeLessThan(80 + 2 * FRAME_MS);
  }
});

test('text that comes piece by piece is shown piece by piece, however slow the page is', () => {
  for (const gap of gapsOf({ busyMs: 12, everyMs: FRAME_MS })) expect(gap).toBeLessThan(2 * FRAME_MS);
});

test('a page that hangs does not rest for longer than a tenth of a second', () => {
  for (const gap of gapsOf({ busyMs: 1000, everyMs: 1 })) expect(gap).toBeLessThan(1100 + 2 * FRAME_MS);
});

test('what is urgent does not wait for the end of a rest', () => {
  const schedule = createPage(60);
  for (let piece = 0; piece < 5; piece++) schedule();
  advance(FRAME_MS);
  expect(publishes).toHaveLength(1);
  for (let piece = 0; piece < 5; piece++) schedule();
  schedule(true);
  expect(publishes).toHaveLength(2);
  advance(500);
  expect(publishes).toHaveLength(2);
});
