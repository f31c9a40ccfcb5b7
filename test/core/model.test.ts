import { assert, asyncProperty } from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chatCase } from '../support/chatCommands.ts';
import { playChat } from '../support/playChat.ts';

/** Cases to play. `CHAT_MODEL_RUNS=50000` is a longer hunt, `CHAT_MODEL_SEED` plays a printed failure again. */
const RUNS = Number(process.env.CHAT_MODEL_RUNS ?? 2000);
const SEED = process.env.CHAT_MODEL_SEED;

/** One after the other from a fixed start, so that a case fails in the same way each time that it is played. */
function repeatableRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('keeps its promises, whatever user, server, clock, page and callbacks do', {
  timeout: 60_000 + RUNS * 30,
}, async () => {
  await assert(
    asyncProperty(chatCase, async (played) => {
      vi.spyOn(Math, 'random').mockImplementation(repeatableRandom());
      vi.clearAllTimers();
      vi.mocked(console.error).mockClear();
      expect(await playChat(played)).toEqual([]);
    }),
    { numRuns: RUNS, ...(SEED && { seed: Number(SEED) }) },
  );
});
