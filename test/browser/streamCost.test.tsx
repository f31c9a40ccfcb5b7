import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { createPushTransport, find, list, longHistory, renderIn, textMessage } from './support.tsx';

const PIECES = 20;
/** Each makes the browser see to it that its layout is clean. */
const READS = [
  [Element.prototype, 'scrollTop'],
  [Element.prototype, 'scrollHeight'],
  [Element.prototype, 'clientHeight'],
] as const;

beforeEach(() => page.viewport(600, 600));
afterEach(() => vi.restoreAllMocks());

async function stream(initialMessages: typeof longHistory, begin: string) {
  const server = createPushTransport();
  renderIn(
    { width: 500, height: 500 },
    <ChatWindow transport={server.transport} initialMessages={initialMessages} />,
  );
  await userEvent.fill(screen.getByRole('textbox'), 'Go on');
  await userEvent.keyboard('{Enter}');
  await server.write(begin);
  await server.write('. ');
  return server;
}

function countReads(): () => number {
  const spies = READS.map(([owner, name]) => vi.spyOn(owner, name, 'get'));
  const rects = vi.spyOn(Element.prototype, 'getBoundingClientRect');
  return () => [...spies, rects].reduce((sum, { mock }) => sum + mock.calls.length, 0);
}

const manyMessages = Array.from({ length: 400 }, (_, index) =>
  textMessage(`m${index}`, index % 2 === 0 ? 'user' : 'assistant', `Message ${index}`),
);

test.each([
  ['a short conversation', longHistory],
  ['four hundred messages', manyMessages],
])(
  'under %s, following the answer asks for a handful of positions a piece, and for no rectangle',
  async (_, history) => {
    const server = await stream(history, 'An answer begins');
    const countOf = countReads();
    for (let piece = 0; piece < PIECES; piece++) await server.write(`word ${piece} and a few more of them. `);
    // Those of the size observer and of the scroll event that comes of it: four and three.
    expect(countOf()).toBeLessThanOrEqual(PIECES * 8);
    expect(vi.mocked(Element.prototype.getBoundingClientRect)).not.toHaveBeenCalled();
    expect(list().dataset.atBottom).toBe('');
  },
);

const KINDS: Record<string, (line: number) => string> = {
  prose: (line) => `Sentence ${line} of a text that goes on and on.\n\n`,
  'a list': (line) => `- Item ${line} of a list that goes on and on\n`,
  'a table': (line) => `${line === 0 ? '| A | B |\n|---|---|\n' : ''}| Cell ${line} | another |\n`,
  'a fence': (line) => `${line === 0 ? '```js\n' : ''}const line${line} = ${line};\n`,
};

test.each(Object.keys(KINDS))(
  'at the end of a long answer a piece changes as much of the page as in a short one: %s',
  async (kind) => {
    const counts: number[] = [];
    for (const lines of [30, 1500]) {
      const server = await stream(
        [],
        Array.from({ length: lines }, (_, line) => KINDS[kind]?.(line)).join(''),
      );
      let count = 0;
      const observer = new MutationObserver((records) => {
        for (const { addedNodes, removedNodes } of records)
          count += 1 + addedNodes.length + removedNodes.length;
      });
      observer.observe(find('[data-chat-message][data-status="streaming"]'), {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      for (let piece = 0; piece < PIECES; piece++) await server.write(`word${piece} `);
      observer.disconnect();
      counts.push(count);
      await server.finish();
      document.body.replaceChildren();
    }
    const [short = 0, long = 0] = counts;
    expect(short).toBeGreaterThan(0);
    expect(long).toBeLessThanOrEqual(short * 1.2);
  },
);
