import type { Answer } from './answer.ts';

/** How a mock gives the reply its answer; not for users. */
export const ATTACH: unique symbol = Symbol('attach');

/**
 * A reply that a test drives by hand. What is written before a request arrives waits for it; after that it goes to
 * the newest request, and once that has ended, it waits for the next.
 */
export type ManualReply = {
  /** Sends one frame with this text. */
  write(text: string): void;
  /** Sends a last text, if any, and the terminator. */
  finish(text?: string): void;
  /** Ends the body cleanly without the terminator. */
  close(): void;
  /** Breaks the connection. */
  fail(): void;
  /** Sends text as it is: a comment, half a frame, something malformed. */
  sendRaw(text: string): void;
  readonly [ATTACH]: (answer: Answer) => void;
};

/**
 * Makes a reply that a test pushes piece by piece.
 *
 * @example
 * ```ts
 * import { screen } from '@testing-library/react';
 * import { setupServer } from 'msw/node';
 *
 * const reply = createManualReply();
 * setupServer(...chatHandlers({ reply })).listen();
 *
 * // … after the test's clicks:
 * reply.write('Hel');
 * await screen.findByText('Hel');
 * reply.finish('lo');
 * ```
 */
export function createManualReply(): ManualReply {
  let answer: Answer | undefined;
  let waiting: Array<(answer: Answer) => void> = [];

  function push(action: (answer: Answer) => void): void {
    if (answer) action(answer);
    else waiting.push(action);
  }
  /** The next words are for the next request, unless the client closed this one: then nobody hears them. */
  function pushLast(action: (answer: Answer) => void): void {
    push((current) => {
      action(current);
      answer = undefined;
    });
  }

  return {
    write: (text) => push((current) => current.write(text)),
    finish: (text) =>
      pushLast((current) => {
        if (text) current.write(text);
        current.finish();
      }),
    close: () => pushLast((current) => current.close()),
    fail: () => pushLast((current) => current.drop()),
    sendRaw: (text) => push((current) => current.sendRaw(text)),
    [ATTACH](created) {
      answer = created;
      const actions = waiting;
      waiting = [];
      for (const action of actions) push(action);
    },
  };
}
