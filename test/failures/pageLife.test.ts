import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../e2e/support/eventually.ts';
import { begin, DONE, frame } from './support/answers.ts';
import { openTheatre, seeChat, startChat, type Theatre } from './support/stage.ts';

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre?.close());

const showsText = (page: Page, chat: number, text: string): Promise<unknown> =>
  eventually(async () => (await seeChat(page, chat)).text).toBe(text) as Promise<unknown>;

test('A18: the seventh answer from one origin over HTTP/1.1 waits for a free connection, and then comes', async () => {
  const { backEnd } = theatre;
  const page = await theatre.open();
  const responses: Parameters<typeof begin>[0][] = [];
  const route = backEnd.route((response) => void responses.push(begin(response)));
  const chats: number[] = [];
  for (let count = 0; count < 7; count++) chats.push(await startChat(page, { endpoint: route.path }));
  await eventually(() => route.requests.length).toBe(6);
  const states = await Promise.all(chats.map((chat) => seeChat(page, chat)));
  expect(states.every(({ activity }) => activity === 'connecting')).toBe(true);
  responses[0]?.end(frame('Hello') + DONE);
  await eventually(() => route.requests.length).toBe(7);
  for (const response of responses.slice(1)) response.end(frame('Hello') + DONE);
  for (const chat of chats) {
    const seen = await page.evaluate((index) => window.chat.outcome(index), chat);
    expect(seen).toMatchObject({ status: 'done', text: 'Hello' });
  }
});

test.each([
  ['reloaded', (page: Page) => page.reload()],
  ['left', (page: Page) => page.goto('about:blank')],
])('B14: a page that is %s closes its connection and tells no error', async (_how, leave) => {
  const { backEnd } = theatre;
  const page = await theatre.open();
  const route = backEnd.route((response) => begin(response).write(frame('Hel')));
  await page.evaluate(() => window.chat.forgetErrors());
  const chat = await startChat(page, { endpoint: route.path });
  await showsText(page, chat, 'Hel');
  await leave(page);
  await eventually(() => route.requests[0]?.endedBy).toBe('client');
  await page.goto(backEnd.origin);
  await page.waitForFunction(() => 'chat' in window);
  expect(await page.evaluate(() => window.chat.hasToldAnError())).toBe(false);
  expect(route.requests).toHaveLength(1);
});

test('B14: a page that wanted to leave and stayed hears of the break a second later', async () => {
  const page = await theatre.open();
  let response: Parameters<typeof begin>[0] | undefined;
  const route = theatre.backEnd.route((given) => {
    response = begin(given);
    response.write(frame('Hel'));
  });
  const chat = await startChat(page, { endpoint: route.path });
  await showsText(page, chat, 'Hel');
  // A download begins as leaving does, and the page stays.
  await page.evaluate(() => dispatchEvent(new Event('beforeunload')));
  response?.socket?.end();
  const seen = await page.evaluate((index) => window.chat.outcome(index), chat);
  expect(seen).toMatchObject({ status: 'error', code: 'network', text: 'Hel' });
});

test.each([
  ['fetch', false],
  ['EventSource', true],
])(
  'B13: Back to a page whose answer was coming by %s asks for nothing again',
  async (_kind, isEventSource) => {
    const { backEnd } = theatre;
    const page = await theatre.open();
    const route = backEnd.route((response) => begin(response).write(frame('Hel')));
    const chat = await startChat(page, { endpoint: route.path, isEventSource });
    await showsText(page, chat, 'Hel');
    await page.goto(`${backEnd.otherOrigin}/elsewhere`);
    await page.goBack();
    await page.waitForFunction(() => 'chat' in window);
    const isSamePage = await page.evaluate(() => {
      try {
        return window.chat.see(0).text === 'Hel';
      } catch {
        return false;
      }
    });
    if (isSamePage && isEventSource) {
      // Out of the cache, and its connection is gone: told, with the text kept.
      const seen = await page.evaluate(() => window.chat.outcome(0));
      expect(seen).toMatchObject({ status: 'error', code: 'network', text: 'Hel' });
    }
    expect(route.requests).toHaveLength(1);
  },
);
