import { screen, within } from '@testing-library/react';
import bootstrap from 'bootstrap/dist/css/bootstrap.css?raw';
import tailwind from 'tailwindcss/preflight.css?raw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatMessageEditor } from '../../src/components/ChatMessageEditor.tsx';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { ChatError } from '../../src/core/ChatError.ts';
import type { ChatMessage, ChatTransport } from '../../src/core/types.ts';
import ours from '../../src/styles.css?raw';
import { everyPart } from './hosts/everyPart.ts';
import { changes, looksIn } from './hosts/look.ts';
import { muiBaseline } from './hosts/muiBaseline.js';
import { find, frames, renderIn } from './support.tsx';

const hosts = {
  "Tailwind's preflight": () => tailwind,
  Bootstrap: () => bootstrap,
  "MUI's CssBaseline": muiBaseline,
};

const failing: ChatTransport = {
  async *send() {
    yield { type: 'text-delta', delta: 'Half' };
    yield {
      type: 'error',
      error: new ChatError('rate-limited', { retryAfterMs: 3_600_000, detail: 'A detail' }),
    };
  },
};

/** The plain sheet came with the import in support.tsx. */
const plainSheets = (): CSSStyleSheet[] =>
  [...document.styleSheets].filter(({ ownerNode }) => ownerNode?.textContent?.includes('[data-chat-root]'));

let added: Element[] = [];

beforeEach(() => page.viewport(900, 1000));

afterEach(() => {
  for (const element of added) element.remove();
  added = [];
  for (const sheet of plainSheets()) sheet.disabled = false;
});

/** A sheet after all others: where two rules weigh the same, its rule wins. */
function addStyle(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  added.push(style);
  return style;
}

/** In an app that uses layers ours is one of them, and the reset one below it. */
function addLayers(): void {
  for (const sheet of plainSheets()) sheet.disabled = true;
  addStyle(`@layer host, chat; @layer chat { ${ours} }`);
}

const cases = (Object.keys(hosts) as (keyof typeof hosts)[]).flatMap((host) => [
  { host, sheet: 'styles.css' },
  { host, sheet: 'styles.layer.css' },
]);

const looks = [
  { theme: 'light', dir: 'ltr', width: 700 },
  { theme: 'dark', dir: 'rtl', width: 360 },
] as const;

const windows = cases.flatMap((one) => looks.map((look) => ({ ...one, ...look })));

test.each(windows)(
  'beside $host, $sheet: a conversation looks as it does alone, $theme, $dir, $width px',
  async ({ host, sheet, theme, dir, width }) => {
    if (sheet === 'styles.layer.css') addLayers();
    const { container } = renderIn(
      { width, height: 900, position: 'absolute', top: 0, left: 0, margin: 0 },
      <ChatWindow
        transport={failing}
        theme={theme}
        dir={dir}
        title="A title"
        footer="Small print"
        actions
        attachments
        initialMessages={everyPart}
      />,
    );
    await userEvent.fill(screen.getByRole('textbox'), 'Hello');
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('button', { name: /Retry/ });
    await within(container).findAllByRole('button', { name: 'Good answer' });
    await userEvent.clear(screen.getByRole('textbox'));
    for (const details of container.querySelectorAll('details')) details.open = true;
    find('[data-chat-composer-input]').blur();
    await expectSameLook(host, sheet);
  },
);

test.each(windows)(
  'beside $host, $sheet: an empty window and an editor look as they do alone, $theme, $dir, $width px',
  async ({ host, sheet, theme, dir, width }) => {
    if (sheet === 'styles.layer.css') addLayers();
    renderIn(
      { width, height: 900, position: 'absolute', top: 0, left: 0, margin: 0 },
      <ChatWindow
        endpoint="/chat"
        theme={theme}
        dir={dir}
        suggestions={['One', { title: 'Two', description: 'With a second line' }]}
        header={<ChatMessageEditor message={everyPart[0] as ChatMessage} onClose={() => undefined} />}
      />,
    );
    (document.activeElement as HTMLElement | null)?.blur();
    await expectSameLook(host, sheet);
  },
);

/** The window is the same before the host's sheet comes into the page and after it. */
async function expectSameLook(host: keyof typeof hosts, sheet: string): Promise<void> {
  await settle();
  const before = looksIn(find('[data-chat-root]'));
  const reset = hosts[host]();
  expect(reset).toContain('box-sizing');
  addStyle(sheet === 'styles.layer.css' ? `@layer host { ${reset} }` : reset);
  await settle();
  expect(changes(before, looksIn(find('[data-chat-root]')))).toEqual([]);
}

test.each(cases)('beside $host, $sheet: the page around keeps its look', async ({ host, sheet }) => {
  const reset = hosts[host]();
  addStyle(sheet === 'styles.layer.css' ? `@layer host { ${reset} }` : reset);
  for (const own of plainSheets()) own.disabled = true;
  const around = document.createElement('main');
  around.innerHTML = HOST_PAGE;
  document.body.append(around);
  added.push(around);
  const before = looksIn(around);

  if (sheet === 'styles.layer.css') addLayers();
  else for (const own of plainSheets()) own.disabled = false;
  renderIn({ position: 'fixed', inset: 0, height: 300 }, <ChatWindow endpoint="/chat" />);
  await settle();
  expect(changes(before, looksIn(around))).toEqual([]);
});

/** Transitions and fading in are over. */
async function settle(): Promise<void> {
  await frames(2);
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  await frames(1);
}

const HOST_PAGE = `
  <h1>Heading</h1><h2>Heading</h2><p>Text, <a href="#a">a link</a>, <em>em</em>, <strong>strong</strong>, <code>code</code></p>
  <ul><li>One</li></ul><ol><li>Two</li></ol><blockquote>Quote</blockquote><pre><code>code</code></pre><hr>
  <table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
  <form><label>Name <input></label><input type="checkbox"><textarea placeholder="Write"></textarea><button>Go</button></form>
  <svg width="10" height="10"><path d="M0 0h10v10"></path></svg><img alt="" width="10" height="10">
`;
