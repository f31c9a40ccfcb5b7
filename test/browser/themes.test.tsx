import { screen } from '@testing-library/react';
import * as entry from 'react-chat-stream/themes';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { ChatError } from '../../src/core/ChatError.ts';
import type { ChatTransport } from '../../src/core/types.ts';
import { backgroundsOf, contrast } from './contrast.ts';
import { find, frames, renderIn, textMessage } from './support.tsx';

const ANSWER = `# Heading

Text with a [link](https://example.com), \`code\` and ~~what was~~.

> A quotation

- [x] done
- [ ] to do

| a | b |
|---|---|
| 1 | 2 |

\`\`\`ts
const one = 1;
\`\`\`
`;

const conversation = [textMessage('1', 'user', 'A question'), textMessage('2', 'assistant', ANSWER)];

const failing: ChatTransport = {
  async *send() {
    yield { type: 'text-delta', delta: 'Half' };
    yield {
      type: 'error',
      error: new ChatError('bad-request', { status: 400, detail: 'A detail', retryable: true }),
    };
  },
};

const { createTheme, ...presets } = entry;
const themes = { default: createTheme(), ...presets };
const cases = Object.keys(themes).flatMap((name) =>
  (['light', 'dark'] as const).map((colorScheme) => [name as keyof typeof themes, colorScheme] as const),
);

type Pair = { what: string; ratio: number; least: number };

/** Colour against background of everything that a reader has to see. */
function measure(textRatio: number): Pair[] {
  const pairs: Pair[] = [];
  const add = (what: string, color: string, backgrounds: readonly string[], least: number): void => {
    pairs.push({ what, ratio: contrast(color, backgrounds), least });
  };
  const text = (what: string, selector: string, pseudo?: string): void => {
    const element = find(selector);
    add(what, getComputedStyle(element, pseudo).color, backgroundsOf(element), textRatio);
  };
  /** An edge is seen against what is around the control. */
  const edge = (what: string, selector: string): void => {
    const element = find(selector);
    const { borderTopColor, borderTopWidth } = getComputedStyle(element);
    expect(Number.parseFloat(borderTopWidth), what).toBeGreaterThan(0);
    add(what, borderTopColor, backgroundsOf(element.parentElement), 3);
  };

  text('text', '[data-role="assistant"] p');
  text('heading', '[data-role="assistant"] h1');
  text('link', '[data-role="assistant"] a');
  text('inline code', '[data-role="assistant"] p code');
  text('struck out', '[data-role="assistant"] del');
  text('quotation', '[data-role="assistant"] blockquote p');
  text('head of a table', '[data-role="assistant"] th');
  text('code', '[data-role="assistant"] pre code');
  text('language of code', '[data-chat-code-language]');
  text('user bubble', '[data-role="user"] [data-chat-part]');
  text('title', '[data-chat-title]');
  text('footer', '[data-chat-footer]');
  text('typed text', '[data-chat-composer-input]');
  text('placeholder', '[data-chat-composer-input]', '::placeholder');
  text('on the accent', '[data-chat-submit]');
  text('error', '[data-chat-error-message]');
  text('detail of an error', '[data-chat-error-detail]');
  text('danger on its surface', '[data-chat-error-notice] [data-chat-icon]');
  text('retry', '[data-chat-retry]');
  edge('border of the composer', '[data-chat-composer]');
  edge('border of retry', '[data-chat-retry]');
  edge('border of a check box', '[data-task] > input:not(:checked)');

  const root = backgroundsOf(find('[data-chat-root]'));
  const accent = getComputedStyle(find('[data-chat-submit]')).backgroundColor;
  add('send button', accent, backgroundsOf(find('[data-chat-composer]')), 3);
  add('focus on the page', accent, root, 3);
  add('focus beside an error', accent, backgroundsOf(find('[data-chat-error-notice]')), 3);
  return pairs;
}

test.each(cases)('%s, %s: everything can be read', async (name, colorScheme) => {
  await page.viewport(800, 900);
  renderIn(
    { height: 900 },
    <ChatWindow
      transport={failing}
      theme={{ ...themes[name], colorScheme }}
      title="A title"
      footer="Small print"
      initialMessages={conversation}
    />,
  );
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('button', { name: 'Retry' });
  await userEvent.fill(screen.getByRole('textbox'), 'Next');
  // What is fading in has other colours for a moment, and this is about where they end.
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  await frames(1);

  const faint = measure(name === 'highContrast' ? 7 : 4.5)
    .filter(({ ratio, least }) => ratio < least)
    .map(({ what, ratio, least }) => `${what}: ${ratio.toFixed(2)} of ${least}`);
  expect(faint).toEqual([]);

  // The ring is drawn in the accent, which is what was measured for it.
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  const { outlineColor, outlineStyle } = getComputedStyle(document.activeElement as Element);
  expect(outlineStyle).toBe('solid');
  expect(outlineColor).toBe(getComputedStyle(find('[data-chat-submit]')).backgroundColor);
});

test('the presets differ from each other in more than their colours', async () => {
  const looks = Object.values(themes).map((theme) => {
    const { unmount } = renderIn({ width: 600, height: 400 }, <ChatWindow endpoint="/chat" theme={theme} />);
    const root = getComputedStyle(find('[data-chat-root]'));
    const composer = getComputedStyle(find('[data-chat-composer]'));
    const look = [root.fontFamily, root.fontSize, composer.borderTopLeftRadius].join(' ');
    unmount();
    return look;
  });
  expect(new Set(looks).size).toBe(looks.length);
});
