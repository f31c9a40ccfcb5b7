import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { ChatMarkdown } from '../../src/markdown/ChatMarkdown.tsx';
import { XSS_VECTORS } from '../fixtures/xssVectors.ts';
import { findUnsafe } from '../markdown/support/findUnsafe.ts';

const STRICT = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">`;

type Page = {
  show(ui: ReactElement): void;
  root: HTMLElement;
  /** What was kept from loading or running, or told by a script that ran. */
  incidents: string[];
  /** Addresses that the page asked for. */
  requests(): string[];
};

let remove: (() => void)[] = [];

afterEach(() => {
  for (const takeAway of remove) takeAway();
  remove = [];
  vi.unstubAllGlobals();
});

/** A page of its own, in which React renders; with a head, as a server would send it. */
async function openPage(head: string): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><head>${head}</head><body><main></main></body>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const view = frame.contentWindow as Window & typeof globalThis;
  const incidents: string[] = [];
  view.document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    incidents.push(`${violatedDirective} ${blockedURI}`);
  });
  const ran = (what: unknown): void => void incidents.push(`ran: ${what}`);
  view.alert = ran;
  vi.stubGlobal('alert', ran);
  view.addEventListener('error', ({ message }) => ran(message));
  frame.addEventListener('load', () => ran('went to another page'));
  const main = view.document.querySelector('main') as HTMLElement;
  const root = createRoot(main);
  remove.push(() => {
    root.unmount();
    frame.remove();
  });
  return {
    show: (ui) => flushSync(() => root.render(ui)),
    root: main,
    incidents,
    requests: () => view.performance.getEntriesByType('resource').map(({ name }) => name),
  };
}

/** Lets everything happen that was started: loading, errors, reports of the policy. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Every text written character by character as a stream would, and shown whole. */
function write(page: Page, texts: readonly string[]): string[] {
  const unsafe: string[] = [];
  for (const [index, text] of texts.entries()) {
    for (let end = 1; end <= text.length; end++) {
      page.show(<ChatMarkdown key={index} text={text.slice(0, end)} streaming />);
      unsafe.push(...findUnsafe(page.root));
    }
    page.show(<ChatMarkdown key={index} text={text} />);
    unsafe.push(...findUnsafe(page.root));
  }
  return unsafe;
}

test('the trap closes: what runs, loads or breaks the policy is seen', async () => {
  const strict = await openPage(STRICT);
  strict.root.innerHTML = '<img src="/nothing.png" onerror="alert(1)">';
  await expect.poll(() => strict.incidents.length).toBeGreaterThan(0);
  const open = await openPage('');
  open.root.innerHTML = '<img src="/nothing.png?open" onerror="alert(1)">';
  await expect.poll(() => open.incidents).toContain('ran: 1');
  expect(open.requests().some((address) => address.endsWith('/nothing.png?open'))).toBe(true);
});

test.each(Object.entries(XSS_VECTORS))(
  '%s: nothing runs or leaves the page, and a strict policy has nothing to report',
  async (_, texts) => {
    for (const head of [STRICT, '']) {
      const page = await openPage(head);
      expect(write(page, texts)).toEqual([]);
      await settle();
      expect(page.incidents).toEqual([]);
      expect(page.requests()).toEqual([]);
    }
  },
  60_000,
);

test('an image is asked for when the reader clicks it, and not before', async () => {
  const page = await openPage('');
  page.show(<ChatMarkdown text={`![a](${location.origin}/secret.png)`} />);
  await settle();
  expect(page.requests()).toEqual([]);
  flushSync(() => page.root.querySelector('button')?.click());
  await expect.poll(() => page.requests()).toEqual([`${location.origin}/secret.png`]);
});

test('an answer with everything in it breaks no strict policy', async () => {
  const page = await openPage(STRICT);
  const text = [
    '# Title\n\n> **Quote** with `code` and ~~struck~~ words[^1].',
    '| a | b |\n|:-:|--:|\n| 1 | 2 |',
    '- [x] done\n- [ ] open\n\n3. three\n\n---',
    '```ts\nconst a = 1;\n```',
    '![image](https://example.com/a.png) <https://example.com>\n\n[^1]: Note.',
  ].join('\n\n');
  expect(write(page, [text])).toEqual([]);
  await settle();
  expect(page.incidents).toEqual([]);
});
