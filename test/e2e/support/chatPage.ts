import type { Browser, Locator, Page } from 'playwright';
import { eventually } from './eventually.ts';

/** A page with a chat in it, driven as a user would: by role and name. */
export type ChatPage = {
  page: Page;
  composer: Locator;
  sendButton: Locator;
  stopButton: Locator;
  retryButton: Locator;
  /** The newest answer. */
  answer: Locator;
  errorNotice: Locator;
  /** Writes a message and presses Enter. */
  send(message: string): Promise<void>;
  /** Waits until the chat is idle, generating, done or in error. */
  reaches(status: string): Promise<void>;
  /** Waits until the newest answer has some text that is still being written, and gives it. */
  partialAnswer(): Promise<string>;
  /** Lengths of the newest answer while it was being written, each once, in the order in which they were seen. */
  answerLengths(): Promise<number[]>;
  /** `readyState` of every EventSource that the page has made. */
  eventSourceStates(): Promise<number[]>;
  /** Errors that the page threw and nobody caught. */
  uncaughtErrors: readonly Error[];
  close(): Promise<void>;
};

declare global {
  interface Window {
    answerLengths: number[];
    eventSources: EventSource[];
  }
}

/** Opens a page of the built app in a browser context of its own. */
export async function openChat(browser: Browser, url: string): Promise<ChatPage> {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const uncaughtErrors: Error[] = [];
  page.on('pageerror', (error) => uncaughtErrors.push(error));
  await page.addInitScript(watchPage);
  await page.goto(url);

  const composer = page.getByRole('textbox', { name: 'Message', exact: true });
  const answer = page.getByRole('article', { name: 'Assistant', exact: true }).last();
  await composer.waitFor();
  return {
    page,
    composer,
    sendButton: page.getByRole('button', { name: 'Send', exact: true }),
    stopButton: page.getByRole('button', { name: 'Stop', exact: true }),
    retryButton: page.getByRole('button', { name: 'Retry', exact: true }),
    answer,
    errorNotice: page.locator('[data-chat-error-notice]'),
    send: async (message) => {
      await composer.fill(message);
      await composer.press('Enter');
    },
    reaches: (status) => page.locator(`[data-chat-root][data-status="${status}"]`).waitFor(),
    partialAnswer: async () => {
      await page.locator('article[data-role="assistant"][data-status="streaming"]').waitFor();
      await eventually(() => answer.innerText()).toMatch(/\S+ \S+/);
      return answer.innerText();
    },
    answerLengths: () => page.evaluate(() => window.answerLengths),
    eventSourceStates: () => page.evaluate(() => window.eventSources.map((source) => source.readyState)),
    uncaughtErrors,
    close: () => context.close(),
  };
}

/** Runs in the page before its own scripts. */
function watchPage(): void {
  window.answerLengths = [];
  new MutationObserver(() => {
    const answer = [
      ...document.querySelectorAll('article[data-role="assistant"][data-status="streaming"]'),
    ].at(-1);
    const length = answer?.textContent?.length ?? 0;
    if (length > 0 && length !== window.answerLengths.at(-1)) window.answerLengths.push(length);
  }).observe(document, { subtree: true, childList: true, characterData: true });

  window.eventSources = [];
  const BrowserEventSource = window.EventSource;
  window.EventSource = class extends BrowserEventSource {
    constructor(url: string | URL, init?: EventSourceInit) {
      super(url, init);
      window.eventSources.push(this);
    }
  };
}
