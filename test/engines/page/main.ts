import { ALL_CASES } from '../cases/all.ts';
import { answerOf, chatByEvents, chatByFetch } from './chat.ts';

/** How a case ended. */
export type CaseResult = { error?: string };

/** What the driver calls, by a name in the page. */
const engineTests = {
  async run(name: string): Promise<CaseResult> {
    try {
      await ALL_CASES[name]?.();
      return {};
    } catch (error) {
      return { error: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) };
    }
  },
  // For the tests that a page cannot run alone: it is hidden or left in the middle of them.
  answerOf,
  chatByFetch,
  chatByEvents,
};

Object.assign(globalThis, { engineTests });
