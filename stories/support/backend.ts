import type { StoryContext } from '@storybook/react-vite';
import { type ChatMockOptions, chatHandlers } from 'react-chat-stream/msw';
import { throughNetwork } from './network.ts';
import { answerTo } from './texts.ts';

/** Where every story sends its messages. */
export const ENDPOINT = '/chat/stream';

/** Stories run as tests too, where nobody has to be able to read along. */
export const isTest = import.meta.env.MODE === 'test';

/** A time for people, in milliseconds, shortened where nobody watches. */
export function pace(milliseconds: number): number {
  return isTest ? milliseconds / 10 : milliseconds;
}

/** Limits that a story can wait for, and long enough that a busy machine does not meet them by itself. */
export const SHORT_TIMEOUT = isTest ? { idle: 1500, stall: 500 } : { idle: 3000, stall: 1000 };

/**
 * Gives a story its own back end, fresh each time it is opened: `beforeEach: withBackend({ fault: … })`. What the
 * toolbar says of the network comes first.
 */
export function withBackend(options: ChatMockOptions = {}) {
  return ({ msw }: Pick<StoryContext, 'msw'>): void => {
    msw.use(
      ...chatHandlers(
        throughNetwork({
          endpoint: ENDPOINT,
          reply: ({ message }) => answerTo(message),
          tokensPerSecond: isTest ? 400 : 40,
          latencyMs: pace(500),
          ...options,
        }),
      ),
    );
  };
}
