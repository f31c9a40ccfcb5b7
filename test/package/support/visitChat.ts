import { type Browser, chromium } from 'playwright-core';
import { browserLaunchOptions } from '../../../scripts/lib/browser.mjs';

/** What somebody saw who opened the page and sent one message. */
export type Visit = {
  /** The texts of the answer, in the order in which they were on screen. */
  seen: readonly string[];
  /** Computed styles that only our style sheet gives. */
  rootDisplay: string;
  composerRadius: string;
  /** Errors and warnings of the console, uncaught errors and failed requests. */
  complaints: readonly string[];
  /** The paths of the scripts that the page has fetched. */
  scripts: readonly string[];
};

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(browserLaunchOptions());
}

/** Opens `url`, sends `message`, and waits until the answer has all of `answer`. */
export async function visitChat(
  browser: Browser,
  url: string,
  message: string,
  answer: string,
): Promise<Visit> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (entry) => {
    if (entry.type() === 'error' || entry.type() === 'warning') complaints.push(entry.text());
  });
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  try {
    await page.goto(url);
    const seen: string[] = [];
    await page.exposeFunction('reportAnswer', (text: string) => seen.push(text));
    await page.evaluate(watchAnswer);
    // Until the page is hydrated nobody listens; the button is enabled by the first letter that React has seen.
    await page.getByRole('textbox', { name: 'Message', exact: true }).pressSequentially(message);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page
      .locator('article[data-role="assistant"][data-status="done"]')
      .filter({ hasText: answer })
      .waitFor();
    const styles = await page.evaluate(readStyles);
    return { seen, ...styles, complaints, scripts };
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
function watchAnswer(): void {
  let last = '';
  const report = (): void => {
    const text = [...document.querySelectorAll('article[data-role="assistant"]')].at(-1)?.textContent ?? '';
    if (text === last) return;
    last = text;
    (window as unknown as { reportAnswer(text: string): void }).reportAnswer(text);
  };
  new MutationObserver(report).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}

/** Runs in the page. */
function readStyles(): { rootDisplay: string; composerRadius: string } {
  const style = (selector: string): CSSStyleDeclaration | undefined => {
    const element = document.querySelector(selector);
    return element ? getComputedStyle(element) : undefined;
  };
  return {
    rootDisplay: style('[data-chat-root]')?.display ?? 'missing',
    composerRadius: style('[data-chat-composer]')?.borderRadius ?? 'missing',
  };
}
