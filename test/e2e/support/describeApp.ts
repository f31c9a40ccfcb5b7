import { type Browser, chromium } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import type { BackEndKind } from '../../../scripts/demo.mjs';
import { browserLaunchOptions } from '../../../scripts/lib/browser.mjs';
import { type BackEnd, describeBackEnd, type Seen, startBackEnd } from './backEnd.ts';
import { type ChatPage, openChat } from './chatPage.ts';
import { eventually } from './eventually.ts';

/** The built app beside a running back end. */
export type AppUnderTest = {
  /** Opens a page; it is closed after the test. */
  open(path: string): Promise<ChatPage>;
  /** What the back end saw since the test began, or since it was restarted. */
  news(): Promise<Seen>;
  backEnd(): BackEnd;
};

/** Runs tests against the built app in Chromium with one of the back ends. */
export function describeApp(kind: BackEndKind, defineTests: (app: AppUnderTest) => void): void {
  describeBackEnd('the built app with the', kind, () => {
    let browser: Browser;
    let backEnd: BackEnd;
    let before: Seen;
    let startsBefore: number;
    let chat: ChatPage | undefined;

    beforeAll(async () => {
      [browser, backEnd] = await Promise.all([
        chromium.launch(browserLaunchOptions()),
        startBackEnd(kind, inject('builtApp')),
      ]);
    });
    afterAll(async () => {
      await browser?.close();
      await backEnd?.stop();
    });
    beforeEach(async () => {
      // A test that failed between kill and restart must not take the next ones with it.
      await backEnd.ensureRunning();
      before = await backEnd.seen();
      startsBefore = backEnd.starts();
    });
    afterEach(async () => {
      const uncaughtErrors = chat?.uncaughtErrors ?? [];
      await chat?.close();
      chat = undefined;
      expect(uncaughtErrors).toEqual([]);
      await eventually(async () => (await backEnd.seen()).writing).toBe(0);
    });

    defineTests({
      open: async (path) => {
        chat = await openChat(browser, backEnd.url + path);
        return chat;
      },
      news: async () => {
        const now = await backEnd.seen();
        return backEnd.starts() === startsBefore ? since(now, before) : now;
      },
      backEnd: () => backEnd,
    });
  });
}

function since(now: Seen, before: Seen): Seen {
  return {
    requests: now.requests - before.requests,
    writing: now.writing,
    finished: now.finished - before.finished,
    cancelled: now.cancelled - before.cancelled,
    failed: now.failed - before.failed,
    messages: now.messages.slice(before.messages.length),
    files: now.files.slice(before.files.length),
  };
}
