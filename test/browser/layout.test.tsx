import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatWindow, type ChatWindowProps } from '../../src/components/ChatWindow.tsx';
import { ChatError } from '../../src/core/ChatError.ts';
import type { ChatMessage, ChatTransport } from '../../src/core/types.ts';
import { createTheme } from '../../src/theme/createTheme.ts';
import { emulate } from './emulate.ts';
import { createPushTransport, find, frames, renderIn, textMessage } from './support.tsx';

const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const longWords = [
  textMessage('1', 'user', `${WORD}${WORD} https://example.com/${'path/'.repeat(40)}`),
  textMessage('2', 'assistant', `${WORD}${WORD} https://example.com/${'path/'.repeat(40)}`),
];
const failing: ChatTransport = {
  async *send() {
    yield { type: 'text-delta', delta: 'Half an answer' };
    yield {
      type: 'error',
      error: new ChatError('rate-limited', { retryAfterMs: 60_000, detail: WORD + WORD }),
    };
  },
};

let added: HTMLElement[] = [];

afterEach(() => {
  for (const element of added) element.remove();
  added = [];
  return emulate({});
});

beforeEach(() => page.viewport(800, 700));

async function violations(): Promise<string[]> {
  // What is still fading in has no contrast yet.
  await frames(20);
  const { violations } = await axe.run('[data-chat-root]');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const props: ChatWindowProps = {
  title: 'A title',
  suggestions: ['One', { title: 'Two', description: 'More' }],
  footer: 'Small print',
};

test.each(['light', 'dark'] as const)(
  'axe finds nothing in the %s theme, whatever the state',
  async (theme) => {
    const server = createPushTransport();
    const size = { width: 700, height: 600 };
    const { unmount } = renderIn(size, <ChatWindow transport={server.transport} theme={theme} {...props} />);
    expect(await violations()).toEqual([]);
    await userEvent.fill(screen.getByRole('textbox'), 'Hello');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await server.write('Half');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(await violations()).toEqual([]);
    unmount();

    renderIn(size, <ChatWindow transport={failing} theme={theme} {...props} initialMessages={longWords} />);
    await userEvent.fill(screen.getByRole('textbox'), 'Hello');
    await userEvent.keyboard('{Enter}');
    await frames(20);
    expect(find('[data-chat-error-notice]').dataset.code).toBe('rate-limited');
    find('[data-chat-message-list]').scrollTop = 0;
    await frames(20);
    expect(await violations()).toEqual([]);
  },
);

test.each([
  ['ltr', 'Which of these?'],
  ['ltr', 'أيها؟'],
  ['rtl', 'Which of these?'],
  ['rtl', 'أيها؟'],
] as const)('files of a question stand below its bubble, at its edge (%s, "%s")', (dir, text) => {
  const file = { type: 'file' as const, url: 'data:text/plain,hello', mediaType: 'text/plain' };
  const question = textMessage('1', 'user', text);
  const files = ['notes.txt', `${WORD}.txt`].map((filename) => ({ ...file, filename }));
  const messages = [{ ...question, parts: [...question.parts, ...files] }];
  renderIn({ width: 400, height: 500 }, <ChatWindow endpoint="/a" dir={dir} initialMessages={messages} />);
  const bubble = find('[data-role="user"] [data-chat-part="text"]');
  const { bottom, left, right } = bubble.getBoundingClientRect();
  const column = find('[data-chat-message]').getBoundingClientRect();
  expect(getComputedStyle(bubble).backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
  expect(dir === 'ltr' ? right : left).toBeCloseTo(dir === 'ltr' ? column.right : column.left);
  expect(right - left).toBeLessThan(200);
  for (const attachment of document.querySelectorAll('[data-chat-attachment]')) {
    const box = attachment.getBoundingClientRect();
    expect(box.top).toBeGreaterThanOrEqual(bottom);
    expect(dir === 'ltr' ? box.right : box.left).toBeCloseTo(dir === 'ltr' ? right : left);
    expect(box.width).toBeLessThan(column.width * 0.8);
  }
});

test.each([320, 360, 1280])('nothing is wider than a window of %d px', async (width) => {
  await page.viewport(width, 600);
  renderIn({ width, height: 600 }, <ChatWindow transport={failing} {...props} initialMessages={longWords} />);
  await userEvent.fill(screen.getByRole('textbox'), `${WORD}${WORD}`);
  await userEvent.keyboard('{Enter}');
  await frames(3);
  const wide = [...document.querySelectorAll('[data-chat-root] *')].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < 0 || right > width;
  });
  expect(wide).toEqual([]);
  expect(find('[data-chat-message-list]').scrollWidth).toBe(find('[data-chat-message-list]').clientWidth);
});

test('fills its container and leaves the composer in view however long the conversation is', async () => {
  renderIn(
    { width: 600, height: 400 },
    <ChatWindow endpoint="/chat" {...props} initialMessages={longWords} />,
  );
  await frames(2);
  const root = find('[data-chat-root]').getBoundingClientRect();
  expect([root.width, root.height]).toEqual([600, 400]);
  expect(find('[data-chat-footer]').getBoundingClientRect().bottom).toBeLessThanOrEqual(root.bottom);
  expect(find('[data-chat-header]').getBoundingClientRect().height).toBe(48);
});

test('an empty window that is too low scrolls, and its greeting can still be reached', async () => {
  renderIn({ width: 300, height: 260 }, <ChatWindow endpoint="/chat" {...props} />);
  await frames(2);
  const list = find('[data-chat-message-list]');
  expect(list.scrollHeight).toBeGreaterThan(list.clientHeight);
  list.scrollTop = 0;
  const greeting = find('[data-chat-greeting]').getBoundingClientRect();
  expect(greeting.top).toBeGreaterThanOrEqual(list.getBoundingClientRect().top);
});

test('the caret blinks where text begins and where it pauses, and stands still while text flows', async () => {
  const server = createPushTransport();
  renderIn({ width: 600, height: 500 }, <ChatWindow transport={server.transport} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  const blinks = (): boolean => getComputedStyle(find('[data-chat-caret]')).animationName !== 'none';
  await server.write('Some text');
  expect(blinks()).toBe(true);
  await server.write(' that has begun.\n\n');
  await server.write('Another paragraph');
  expect(blinks()).toBe(false);
  await expect.poll(blinks).toBe(true);
  await server.write(' and the end.');
  await server.finish();
  expect(find('[data-chat-markdown]').dataset.flowing).toBeUndefined();
});

test('the number of a source is smaller than the text, and its line is no taller than others', async () => {
  const cited: ChatMessage = {
    id: '1',
    role: 'assistant',
    status: 'done',
    createdAt: 0,
    parts: [
      { type: 'text', text: 'A claim [1].\n\nNone.' },
      { type: 'source', sourceId: 's1', url: 'https://example.com' },
    ],
  };
  renderIn({ width: 600, height: 500 }, <ChatWindow endpoint="/chat" initialMessages={[cited]} />);
  const [claim, none] = document.querySelectorAll<HTMLElement>('[data-chat-markdown] p');
  expect(Number.parseFloat(getComputedStyle(find('[data-chat-citation]')).fontSize)).toBeLessThan(13);
  expect(claim?.offsetHeight).toBe(none?.offsetHeight);
});

test.each(['ltr', 'rtl'] as const)('the server of a source stands apart from its name (%s)', (dir) => {
  const answer: ChatMessage = {
    ...textMessage('1', 'assistant', 'An answer'),
    parts: [{ type: 'source', sourceId: 'a', url: 'https://trams.example/lisbon', title: 'Trams' }],
  };
  renderIn({ width: 600, height: 400 }, <ChatWindow endpoint="/chat" dir={dir} initialMessages={[answer]} />);
  find<HTMLDetailsElement>('[data-chat-sources]').open = true;
  const name = find('[data-chat-source] a').getBoundingClientRect();
  const server = find('[data-chat-source-host]').getBoundingClientRect();
  const gap = dir === 'ltr' ? server.left - name.right : name.left - server.right;
  expect(gap).toBeGreaterThanOrEqual(4);
});

test('a box with a tick stands as high beside its text as one without', async () => {
  const tasks = [textMessage('1', 'assistant', '- [x] done\n- [ ] to do')];
  renderIn({ width: 600, height: 500 }, <ChatWindow endpoint="/chat" initialMessages={tasks} />);
  const heights = [...document.querySelectorAll('[data-task]')].map(
    (task) => (task.firstElementChild?.getBoundingClientRect().top ?? 0) - task.getBoundingClientRect().top,
  );
  expect(heights).toHaveLength(2);
  expect(heights[0]).toBeCloseTo(heights[1] ?? 0, 2);
});

test('the caret stands right behind the last character and makes nothing wrap', async () => {
  const server = createPushTransport();
  renderIn({ width: 600, height: 500 }, <ChatWindow transport={server.transport} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  await server.write('Some text that has begun');
  const caret = find('[data-chat-caret]');
  const range = document.createRange();
  range.selectNodeContents(caret.previousSibling as Node);
  const text = range.getBoundingClientRect();
  const { left, top, bottom, width } = caret.getBoundingClientRect();
  expect(left - text.right).toBeLessThan(4);
  expect(width).toBeGreaterThan(5);
  expect((top + bottom) / 2).toBeCloseTo((text.top + text.bottom) / 2, -1);
  expect(getComputedStyle(caret).animationDuration).toBe('1.06s');
  const height = find('[data-chat-part]').offsetHeight;
  await server.finish();
  expect(find('[data-chat-part]').offsetHeight).toBe(height);
});

test('what is selected in a finished line stays selected while the answer goes on', async () => {
  const server = createPushTransport();
  renderIn({ width: 600, height: 500 }, <ChatWindow transport={server.transport} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  await server.write('To be copied.\nThe next line');
  const firstLine = find('[data-role="assistant"] [data-chat-part] p').firstChild as Text;
  getSelection()?.setBaseAndExtent(firstLine, 0, firstLine, 12);
  expect(String(getSelection())).toBe('To be copied');
  await server.write(' goes on.\nAnd on.');
  expect(String(getSelection())).toBe('To be copied');
});

test('nothing jumps when the first word takes the place of the dots', async () => {
  const server = createPushTransport();
  renderIn({ width: 600, height: 500 }, <ChatWindow transport={server.transport} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  await frames(20);
  const dots = find('[data-chat-typing-indicator]').getBoundingClientRect();
  await server.write('First');
  await frames(20);
  const answer = find('[data-role="assistant"]').getBoundingClientRect();
  expect([answer.top, answer.height]).toEqual([dots.top, dots.height]);
});

test('nothing moves for those who asked for less motion, and the caret stays in view', async () => {
  await emulate({ 'prefers-reduced-motion': 'reduce' });
  const server = createPushTransport();
  renderIn({ width: 600, height: 500 }, <ChatWindow transport={server.transport} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  const running = (): unknown[] =>
    document.getAnimations().map((animation) => (animation as CSSAnimation).animationName ?? 'transition');
  expect(find('[data-chat-dot]').offsetWidth).toBe(7);
  expect(running()).toEqual([]);
  await server.write('Half');
  expect(running()).toEqual([]);
  expect(getComputedStyle(find('[data-chat-caret]')).opacity).toBe('1');
});

test('"auto" follows the system, live', async () => {
  await emulate({ 'prefers-color-scheme': 'dark' });
  renderIn({ width: 600, height: 300 }, <ChatWindow endpoint="/a" />);
  const background = (): string => getComputedStyle(find('[data-chat-root]')).backgroundColor;
  expect(background()).toBe('rgb(15, 17, 21)');
  await emulate({ 'prefers-color-scheme': 'light' });
  expect(background()).toBe('rgb(255, 255, 255)');
});

test('where colours are forced, bubbles, buttons and the caret can still be seen', async () => {
  await emulate({ 'forced-colors': 'active' });
  const server = createPushTransport();
  renderIn({ width: 600, height: 500 }, <ChatWindow transport={server.transport} />);
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  await server.write('Half');
  const text = getComputedStyle(find('[data-role="assistant"] [data-chat-part]')).color;
  const style = (selector: string): CSSStyleDeclaration => getComputedStyle(find(selector));
  expect(style('[data-role="user"] [data-chat-message-parts]').borderTopColor).toBe(text);
  expect(style('[data-chat-submit]').borderTopColor).toBe(text);
  expect(style('[data-chat-caret]').backgroundColor).toBe(text);
});

test('two windows on a page can differ', () => {
  const { container } = renderIn(
    { width: 700, height: 500 },
    <>
      <ChatWindow endpoint="/a" theme="dark" style={{ height: 250 }} />
      <ChatWindow
        endpoint="/b"
        theme={createTheme({ colors: { background: 'rgb(255, 250, 240)' }, dark: { background: '#000' } })}
        style={{ height: 250, colorScheme: 'light' }}
      />
    </>,
  );
  const [first, second] = container.querySelectorAll('[data-chat-root]');
  expect(getComputedStyle(first as Element).backgroundColor).toBe('rgb(15, 17, 21)');
  expect(getComputedStyle(second as Element).backgroundColor).toBe('rgb(255, 250, 240)');
});

test('tokens reach it from any ancestor', () => {
  renderIn(
    { '--chat-accent': 'rgb(1, 2, 3)', height: 300 } as object,
    <ChatWindow endpoint="/a" defaultValue="x" />,
  );
  expect(getComputedStyle(find('[data-chat-root]')).getPropertyValue('--_accent')).toContain('rgb(1, 2, 3)');
});

test('mirrors from right to left', async () => {
  const messages = [textMessage('1', 'user', 'مرحبا')];
  renderIn({ width: 600, height: 300 }, <ChatWindow endpoint="/a" dir="rtl" initialMessages={messages} />);
  const root = find('[data-chat-root]').getBoundingClientRect();
  expect(
    find('[data-role="user"] [data-chat-message-parts]').getBoundingClientRect().left - root.left,
  ).toBeLessThan(40);
  const input = find('[data-chat-composer-input]').getBoundingClientRect();
  expect(find('[data-chat-submit]').getBoundingClientRect().right).toBeLessThanOrEqual(input.left);
});

test('a suggestion reads in its own direction in a window that runs the other way', () => {
  renderIn({ width: 600, height: 500 }, <ChatWindow endpoint="/a" dir="rtl" suggestions={['Why?']} />);
  const text = find('[data-chat-suggestion-title]').firstChild as Text;
  const [first, last] = [0, 3].map((at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  });
  expect(first).toBeLessThan(last as number);
});

/** What the resets of Tailwind, Bootstrap and MUI do to elements like ours, later in the page than our rules. */
const HOST_RESETS = `
  *, ::before, ::after { box-sizing: border-box; border-width: 0; border-style: solid; border-color: #e5e7eb; }
  button, textarea { font-family: monospace; font-size: 9px; color: red; margin: 7px; padding: 9px; line-height: 3; }
  button { background-color: transparent; background-image: none; border-radius: 0; text-transform: uppercase; }
  button:hover { background-color: lime; }
  h2, p { margin: 0 0 40px; font-size: 40px; font-weight: 200; line-height: 3; color: red; }
  svg { display: inline; max-width: 4px; vertical-align: top; }
  textarea { resize: vertical; border: 2px solid red; background: yellow; }
  ::placeholder { color: lime; }
  [type='button'] { background-color: yellow; }
`;

test('looks the same under the resets of a host page', async () => {
  function snapshot(): unknown[] {
    return [...document.querySelectorAll('[data-chat-root], [data-chat-root] *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const border =
        style.borderTopWidth === '0px' ? 'none' : `${style.borderTopWidth} ${style.borderTopColor}`;
      const { color, backgroundColor, fontFamily, fontWeight, textTransform, resize } = style;
      const paint = { border, color, backgroundColor, fontFamily, fontWeight, textTransform, resize };
      return { name: element.getAttributeNames()[0], x, y, width, height, ...paint };
    });
  }
  renderIn({ width: 600, height: 600 }, <ChatWindow transport={failing} {...props} />);
  const empty = snapshot();
  const style = document.createElement('style');
  style.textContent = HOST_RESETS;
  document.head.append(style);
  added.push(style);
  await frames(20);
  expect(snapshot()).toEqual(empty);

  style.remove();
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  await frames(20);
  const failed = snapshot();
  document.head.append(style);
  await frames(20);
  expect(snapshot()).toEqual(failed);
});
