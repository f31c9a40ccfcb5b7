import { act } from '@testing-library/react';
import { ocean } from 'react-chat-stream/themes';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
// The address of the sheet itself, as a page would link it.
import sheetUrl from '../../src/styles.css?url';
import { frames, textMessage } from './support.tsx';

const OCEAN = 'rgb(245, 250, 253)';
const WHITE = 'rgb(255, 255, 255)';

const ui = (
  <ChatWindow
    endpoint="/chat"
    theme={{ ...ocean, colorScheme: 'light' }}
    initialMessages={[textMessage('1', 'user', 'Hi'), textMessage('2', 'assistant', '- a list\n\n`code`')]}
  />
);

let root: Root | undefined;
let frame: HTMLIFrameElement | undefined;

afterEach(() => {
  act(() => root?.unmount());
  frame?.remove();
});

/** A page under the strict policy, with our sheet and nothing inline. */
async function openStrictPage() {
  frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'self'; style-src 'self'">
    <link rel="stylesheet" href="${new URL(sheetUrl, location.href)}"><div id="app"></div>`;
  const loaded = new Promise((resolve) => frame?.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument as Document;
  const violations: string[] = [];
  page.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    violations.push(effectiveDirective);
  });
  const container = page.querySelector<HTMLElement>('#app');
  if (!container) throw new Error('The page did not load.');
  const rootElement = (): HTMLElement => page.querySelector('[data-chat-root]') as HTMLElement;
  const background = (): string => getComputedStyle(rootElement()).backgroundColor;
  return { container, violations, rootElement, background };
}

/** Violations are told by a task of their own, which comes before the second frame. */
const nextTask = (): Promise<void> => frames(2);

test("under style-src 'self' a window that the browser renders is styled and themed, and breaks no rule", async () => {
  const { container, violations, rootElement, background } = await openStrictPage();
  root = createRoot(container);
  await act(async () => root?.render(ui));
  expect(getComputedStyle(rootElement()).display).toBe('flex');
  expect(background()).toBe(OCEAN);
  await nextTask();
  expect(violations).toEqual([]);
});

test("under style-src 'self' the tokens of server-rendered HTML come with hydration", async () => {
  const { container, violations, background } = await openStrictPage();
  container.innerHTML = renderToString(ui);
  await nextTask();
  // Otherwise this test would prove nothing: the attribute is what the policy drops.
  expect(new Set(violations)).toEqual(new Set(['style-src-attr']));
  expect(background()).toBe(WHITE);
  const before = violations.length;
  root = await act(async () => hydrateRoot(container, ui));
  expect(background()).toBe(OCEAN);
  await nextTask();
  expect(violations).toHaveLength(before);
});

test('tokens in a sheet of the page need no attribute: the first paint has them', async () => {
  const { container, violations, background } = await openStrictPage();
  // As the page's own style sheet would; a sheet made by script stands for a linked one.
  const sheet = new (container.ownerDocument.defaultView as Window & typeof globalThis).CSSStyleSheet();
  const rules = Object.entries(ocean.variables).map(([name, value]) => `${name}: ${value};`);
  sheet.replaceSync(`.my-chat { ${rules.join(' ')} }`);
  container.ownerDocument.adoptedStyleSheets = [sheet];
  container.innerHTML = renderToString(<ChatWindow endpoint="/chat" className="my-chat" theme="light" />);
  expect(background()).toBe(OCEAN);
  await nextTask();
  expect(violations).toEqual([]);
});
