import process from 'node:process';
import { expect, test } from 'vitest';
import { runSoak, summary, verdict } from './support/runSoak.ts';

const { SOAK_CONVERSATIONS = '300', SOAK_MINUTES = '2', SOAK_SEED, SOAK_FIRST = '0' } = process.env;
/** The last conversations may begin just before the time is up. */
const LAST_MINUTES = 3;

const options = {
  conversations: Number(SOAK_CONVERSATIONS),
  minutes: Number(SOAK_MINUTES),
  // A new one each time finds more; the summary and each fault name it.
  seed: SOAK_SEED ? Number(SOAK_SEED) : Date.now() % 1_000_000,
  first: Number(SOAK_FIRST),
};

test(
  'conversations with random faults lose nothing and leave nothing behind',
  async () => {
    const result = await runSoak(options, (line) => console.log(line));
    console.log(summary(options, result));
    expect(verdict(options, result)).toEqual([]);
  },
  (options.minutes + LAST_MINUTES) * 60_000,
);
