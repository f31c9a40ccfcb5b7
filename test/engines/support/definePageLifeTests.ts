import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { EngineName } from '../../../scripts/lib/engines.mjs';
import { DONE, say } from '../page/server.ts';
import type { Step } from '../reply.ts';
import type { EngineContext } from './describeEngine.ts';
import type { Tab } from './openEngine.ts';
import type { ServedChat } from './servedChat.ts';

const FETCH = 'chatByFetch';
const EVENT_SOURCE = 'chatByEvents';
/** Makes an `EventSource` that is left open come back after 50 ms. */
const SOON = 'retry: 50\n\n';
const HALF = [SOON, ...say('Half'), { gate: 'rest' }];
const PATIENTLY = { timeout: 15_000 };

/** What happens to an answer when its page is hidden or left: a page cannot do that to itself. */
export function definePageLifeTests(name: EngineName, context: () => EngineContext): void {
  describe('what becomes of a page', () => {
    const tabs: Tab[] = [];

    afterEach(async () => {
      for (const tab of tabs.splice(0)) await tab.close();
    });

    async function newTab(path = ''): Promise<Tab> {
      const { engine, server } = context();
      const tab = await engine.newTab();
      tabs.push(tab);
      await tab.show();
      await tab.open(`${server.url}/${path}`);
      return tab;
    }

    /** Opens a page whose chat has shown the first half of its answer. */
    async function openHalfway(
      by: typeof FETCH | typeof EVENT_SOURCE,
      { rest = say(' and whole'), timeout = 30_000 }: { rest?: readonly Step[]; timeout?: number } = {},
    ): Promise<{ tab: Tab; served: ServedChat }> {
      const id = randomUUID();
      const served = context().server.chat(id);
      served.reply([{ steps: [...HALF, ...rest, { gate: 'end' }, DONE] }]);
      const tab = await newTab();
      await tab.evaluate(`(() => {
        const chat = engineTests.${by}('/chat/${id}', { timeout: ${timeout} });
        Object.assign(globalThis, { chat, publishes: 0 });
        chat.subscribe(() => {
          publishes++;
          const { error } = chat.getState();
          if (error) sessionStorage.setItem('error', error.code);
        });
        void chat.sendMessage('Hi');
      })()`);
      await expect.poll(() => chatIn(tab), PATIENTLY).toMatchObject({ text: 'Half' });
      return { tab, served };
    }

    /** Puts another tab in front. In WebKitGTK every tab but the first is hidden from the start. */
    async function hide(tab: Tab): Promise<Tab> {
      const cover = await newTab('cover');
      await expect.poll(() => tab.evaluate('document.visibilityState'), PATIENTLY).toBe('hidden');
      return cover;
    }

    test.each([FETCH, EVENT_SOURCE] as const)(
      `${name}: closing the tab closes the socket (%s)`,
      async (by) => {
        const { tab, served } = await openHalfway(by);
        tabs.splice(tabs.indexOf(tab), 1);
        await tab.close();
        expect((await served.until({ closed: 1 })).closed).toBe(1);
        expect(served.seen().requests).toHaveLength(1);
      },
    );

    test.each([FETCH, EVENT_SOURCE] as const)(
      `${name}: a reload closes the socket, and nobody is told of an error (%s)`,
      async (by) => {
        const { tab, served } = await openHalfway(by);
        await tab.evaluate('void setTimeout(() => location.reload())');
        expect((await served.until({ closed: 1 })).closed).toBe(1);
        // The old page is the one that answers until the new one has taken its place.
        await expect.poll(() => isFresh(tab).catch(() => false), PATIENTLY).toBe(true);
        expect(await tab.evaluate('sessionStorage.getItem("error")')).toBeNull();
        expect(served.seen().requests).toHaveLength(1);
      },
    );

    // Chromium keeps the page for the way back and reads on; WebKit keeps the page and breaks its requests; Firefox does
    // not keep a page that has requests.
    test(`${name}: a page that comes back has its whole answer, an error beside the half, or begins anew`, async () => {
      const { tab, served } = await openHalfway(FETCH);
      await tab.open(`${context().server.url}/elsewhere`);
      served.open('rest');
      served.open('end');
      const { closed } = await served.until({ ended: 1 });
      await goBack(tab);
      const outcome = closed
        ? { status: 'error', code: 'network', text: 'Half' }
        : { status: 'done', text: 'Half and whole' };
      if (await isFresh(tab)) expect(closed).toBe(1);
      else await expect.poll(() => chatIn(tab), PATIENTLY).toMatchObject(outcome);
      expect(served.seen().requests).toHaveLength(1);
    });

    test(`${name}: a page that is left closes its EventSource, and does not ask again when it comes back`, async () => {
      const { tab, served } = await openHalfway(EVENT_SOURCE);
      await tab.open(`${context().server.url}/elsewhere`);
      expect((await served.until({ closed: 1 })).closed).toBe(1);
      await goBack(tab);
      if (!(await isFresh(tab)))
        await expect
          .poll(() => chatIn(tab), PATIENTLY)
          .toMatchObject({ status: 'error', code: 'network', text: 'Half' });
      // Longer than the browser would take to connect again.
      await delay(500);
      expect(served.seen().requests).toHaveLength(1);
    });

    test(`${name}: an answer goes on in a hidden page, for longer than the idle limit, and ends there`, async () => {
      const words = ' it goes on and on and on'.split(/(?= )/);
      const rest = words.flatMap((word): Step[] => [...say(word), { pause: 700 }]);
      const { tab, served } = await openHalfway(FETCH, { rest, timeout: 4000 });
      await hide(tab);
      served.open('rest');
      served.open('end');
      await expect
        .poll(() => chatIn(tab), PATIENTLY)
        .toMatchObject({ status: 'done', text: 'Half it goes on and on and on' });
      expect(served.seen().requests).toHaveLength(1);
    });

    test(`${name}: silence in a hidden page is \`timeout\`, and its socket is closed`, async () => {
      const { tab, served } = await openHalfway(FETCH, { timeout: 1500 });
      await hide(tab);
      await expect
        .poll(() => chatIn(tab), PATIENTLY)
        .toMatchObject({ status: 'error', code: 'timeout', text: 'Half' });
      expect((await served.until({ closed: 1 })).closed).toBe(1);
    });

    test(`${name}: a page that was hidden shows all at once, and replays nothing`, async () => {
      const words = Array.from({ length: 500 }, (_, index) => ` word${index}`);
      const { tab, served } = await openHalfway(FETCH, { rest: say(...words) });
      const cover = await hide(tab);
      const { publishes: before } = await chatIn(tab);
      served.open('rest');
      const text = `Half${words.join('')}`;
      await expect.poll(() => chatIn(tab), PATIENTLY).toMatchObject({ status: 'generating', text });
      const { publishes: after } = await chatIn(tab);
      expect(after - before).toBeLessThan(50);
      tabs.splice(tabs.indexOf(cover), 1);
      await cover.close();
      await tab.show();
      await delay(300);
      const { publishes: now } = await chatIn(tab);
      expect(now - after).toBeLessThanOrEqual(1);
      served.open('end');
      await expect.poll(() => chatIn(tab), PATIENTLY).toMatchObject({ status: 'done', text });
    });
  });
}

/** As a user does; the driver's own command waits for a load that never comes where the page was kept. */
async function goBack(tab: Tab): Promise<void> {
  await tab.evaluate('void setTimeout(() => history.back())');
  // In the middle of a navigation there is no page to ask.
  await expect.poll(() => tab.evaluate('location.pathname').catch(() => ''), PATIENTLY).toBe('/');
}

/** Whether a page has been loaded anew, and has lost its chat. */
async function isFresh(tab: Tab): Promise<boolean> {
  await expect.poll(() => tab.evaluate('typeof engineTests').catch(() => ''), PATIENTLY).toBe('object');
  return tab.evaluate('typeof chat === "undefined"');
}

type PageChat = { status: string; code?: string; text: string; publishes: number };

const chatIn = (tab: Tab): Promise<PageChat> =>
  tab.evaluate(`(() => {
    const state = chat.getState();
    return { status: state.status, code: state.error?.code, text: engineTests.answerOf(state), publishes };
  })()`);
