import { decodingCases } from './decoding.ts';
import { eventSourceCases } from './eventSource.ts';
import { failureCases } from './failures.ts';
import { hookCases } from './hook.tsx';
import { publishCases } from './publishing.ts';
import { retryCases } from './retry.ts';
import { stoppingCases } from './stopping.ts';
import { timerCases } from './timers.ts';

/** Cases that run in a page, by the sentence that each proves. */
export type Cases = Readonly<Record<string, () => Promise<void>>>;

/** Every case that a page can run by itself. The driver lists the names, the page runs them. */
export const ALL_CASES: Cases = {
  ...decodingCases,
  ...failureCases,
  ...stoppingCases,
  ...timerCases,
  ...eventSourceCases,
  ...retryCases,
  ...hookCases,
  ...publishCases,
};
