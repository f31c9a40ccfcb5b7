import playwright from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { BROWSER_ARGUMENTS } from '../../../scripts/lib/browser.mjs';
import { type EngineName, findEngine, missingEngine } from '../../../scripts/lib/engines.mjs';
import { openWebDriver } from './openWebDriver.ts';

/** One tab. */
export type Tab = {
  open(url: string): Promise<void>;
  /** Evaluates an expression in the page and waits for the promise that it may give. */
  evaluate<T>(expression: string): Promise<T>;
  /** Puts the tab before the others, where the engine has a front. */
  show(): Promise<void>;
  close(): Promise<void>;
};

/** A running browser. */
export type Engine = {
  /** As the browser itself tells it. */
  version: string;
  newTab(): Promise<Tab>;
  close(): Promise<void>;
};

/** Starts an engine. */
export async function openEngine(name: EngineName): Promise<Engine> {
  const found = findEngine(name);
  if (!found) throw new Error(`The tests cannot run: ${missingEngine(name)}.`);
  if (found.by === 'webdriver') return openWebDriver(found);
  return found.by === 'playwright' ? openByPlaywright(name, found.path) : openByPuppeteer(name, found.path);
}

/** Chromium and Firefox as users have them: Playwright shows every page as visible and keeps none for the way back. */
async function openByPuppeteer(name: EngineName, executablePath: string): Promise<Engine> {
  const isFirefox = name === 'firefox';
  const browser = await puppeteer.launch({
    browser: isFirefox ? 'firefox' : 'chrome',
    executablePath,
    headless: true,
    // Containers and root refuse the sandbox, and only our own pages are opened.
    args: isFirefox ? [] : ['--no-sandbox', ...BROWSER_ARGUMENTS],
    // A proxy of the host's is not on the way to this very machine.
    extraPrefsFirefox: { 'network.proxy.type': 0 },
  });
  return {
    version: await browser.version(),
    async newTab() {
      const page = await browser.newPage();
      return {
        open: async (url) => void (await page.goto(url)),
        evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
        show: () => page.bringToFront(),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function openByPlaywright(name: EngineName, executablePath: string): Promise<Engine> {
  const browser = await playwright[name].launch({ executablePath });
  return {
    version: `${name} ${browser.version()}`,
    async newTab() {
      const page = await browser.newPage();
      return {
        open: async (url) => void (await page.goto(url)),
        evaluate: (expression) => page.evaluate(expression),
        show: () => page.bringToFront(),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
