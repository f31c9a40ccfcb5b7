import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findNginx } from '../../scripts/lib/nginx.mjs';
import { eventually } from '../e2e/support/eventually.ts';
import { BEFORE_THE_STREAM } from './rows/beforeTheStream.ts';
import { DURING_THE_STREAM } from './rows/duringTheStream.ts';
import { EVENT_SOURCE } from './rows/eventSource.ts';
import { answerWell } from './support/answers.ts';
import type { FailureRow, Stage } from './support/failureRow.ts';
import { openTheatre, seeChat, startChat, type Theatre } from './support/stage.ts';

// In CI nginx has to be there: npm test installs it.
const hasNginx = Boolean(findNginx() || process.env.CI);
/** Nothing listens on it: ports below 1024 need rights that no test server has. */
const NOWHERE = 'http://127.0.0.1:9';

let theatre: Theatre;
const pages = new Map<string, Page>();

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre?.close());

/** One page an origin, for all rows: each has a chat of its own. */
async function pageOf(origin: string): Promise<Page> {
  const page = pages.get(origin) ?? (await theatre.open(origin));
  pages.set(origin, page);
  return page;
}

function originOf({ via }: FailureRow): string {
  const { backEnd, proxy } = theatre;
  switch (via) {
    case 'other-origin':
    case 'closed-origin':
      return backEnd.otherOrigin;
    case 'http2':
      return backEnd.secureOrigin;
    case 'nginx':
      return proxy?.byDefault ?? '';
    case 'impatient-nginx':
      return proxy?.impatient ?? '';
    case 'nowhere':
      return NOWHERE;
    default:
      return backEnd.origin;
  }
}

async function play(row: FailureRow): Promise<void> {
  const { backEnd, proxy } = theatre;
  const home = row.via === 'http2' ? backEnd.secureOrigin : backEnd.origin;
  const page = await pageOf(home);
  const stage: Stage = {
    page,
    backEnd,
    proxy,
    chat: -1,
    shows: (text) =>
      eventually(async () => (await seeChat(page, stage.chat)).text).toBe(text) as Promise<void>,
  };
  const { path, requests } = backEnd.route(
    (...exchange) => row.serve(stage)(...exchange),
    row.via !== 'closed-origin',
  );
  const good = backEnd.route(answerWell);
  const endpoint = originOf(row) + path;
  if (row.isWarm)
    await page.evaluate((url) => fetch(url).then((response) => response.text()), originOf(row) + good.path);
  if (row.isOffline) await page.context().setOffline(true);
  stage.chat = await startChat(page, { ...row.setup, endpoint }, row.message);
  await row.act?.(stage);
  const seen = await page.evaluate((chat) => window.chat.outcome(chat), stage.chat);
  await page.context().setOffline(false);

  const { requests: count, endedBy, ...promised } = row.promise;
  expect(seen).toMatchObject(withoutUndefined(promised));
  if ('retryAfterMs' in promised) expect(seen.retryAfterMs).toBe(promised.retryAfterMs);
  if (endedBy !== 'none')
    await eventually(() => requests.at(-1)?.endedBy).toBe(endedBy === 'proxy' ? 'client' : endedBy);
  expect(requests).toHaveLength(count);

  const sendAgain = { chat: stage.chat, endpoint: home + good.path };
  const next = await page.evaluate((again) => window.chat.sendAgain(again.chat, again.endpoint), sendAgain);
  expect(next).toMatchObject({ status: 'done', text: 'All is well.' });
  // Nothing was asked once more behind our back.
  expect(requests).toHaveLength(count);
}

const withoutUndefined = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

describe.each([
  ['before the stream', BEFORE_THE_STREAM],
  ['during the stream', DURING_THE_STREAM],
  ['EventSource', EVENT_SOURCE],
])('%s', (_section, rows) => {
  for (const row of rows) {
    const needsNginx = row.via?.includes('nginx') && !hasNginx;
    // Without nginx there is no such proxy to go through; `npm test` installs it where it can.
    test.skipIf(needsNginx)(`${row.id}: ${row.failure}`, () => play(row));
  }
});
