import { type Browser, chromium, type Page } from 'playwright';
import { browserLaunchOptions } from '../../../scripts/lib/browser.mjs';
import { findNginx } from '../../../scripts/lib/nginx.mjs';
import type { ChatSetup, SeenChat } from '../page/main.ts';
import { type BackEnd, startBackEnd } from './backEnd.ts';
import { type ProxyServer, startProxy } from './proxy.ts';

/** A server that misbehaves, a proxy before it, and a browser with the library in a page. */
export type Theatre = {
  browser: Browser;
  backEnd: BackEnd;
  /** Absent where there is no nginx. */
  proxy: ProxyServer | undefined;
  /** A new page of an origin. */
  open(origin?: string): Promise<Page>;
  close(): Promise<void>;
};

export async function openTheatre(): Promise<Theatre> {
  const backEnd = await startBackEnd();
  const nginx = findNginx();
  const proxy = nginx ? await startProxy(nginx, backEnd.origin) : undefined;
  const browser = await chromium.launch(browserLaunchOptions());
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  return {
    browser,
    backEnd,
    proxy,
    async open(origin = backEnd.origin) {
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(origin);
      await page.waitForFunction(() => 'chat' in window);
      return page;
    },
    async close() {
      await browser.close();
      proxy?.close();
      await backEnd.close();
    },
  };
}

/** Starts a chat in the page; gives its number. */
export const startChat = (page: Page, setup: ChatSetup, message = 'Hello'): Promise<number> =>
  page.evaluate(([given, words]) => window.chat.start(given, words), [setup, message] as const);

export const seeChat = (page: Page, chat: number): Promise<SeenChat> =>
  page.evaluate((index) => window.chat.see(index), chat);
