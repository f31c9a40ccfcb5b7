/** Whether a built Storybook works below a path of a server and with no network but that: what a host of static files gives it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserLaunchOptions } from './browser.mjs';

const BASE = '/some/path/';
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const LIMIT_MS = 30_000;

/** What a visitor does in each page; `story` is the page within the page. */
const VISITS = [
  {
    what: 'the introduction, with an answer of the simulated server',
    address: '?path=/docs/introduction--docs',
    look: async ({ story }) => {
      await story.getByRole('heading', { name: 'react-chat-stream', level: 1 }).waitFor();
      await story.getByRole('button', { name: /Plan a weekend in Lisbon/ }).click();
      await story.getByText('Two days are enough').waitFor();
    },
  },
  {
    what: 'a link from the introduction to another page',
    address: '?path=/docs/introduction--docs',
    look: async ({ page, story }) => {
      await story.getByRole('link', { name: 'Recipes', exact: true }).click();
      await story.getByRole('heading', { name: 'Put it in a drawer' }).waitFor();
      await page.waitForURL(/path=\/docs\/recipes--docs/);
    },
  },
  {
    what: 'the page of a part, with what is read from its source, its elements and its style sheet',
    address: '?path=/docs/parts-chatcomposer--docs',
    look: async ({ story }) => {
      await story.getByRole('heading', { name: 'ChatComposer', level: 1 }).waitFor();
      await story.getByText('[data-chat-submit][data-action="send"]', { exact: true }).waitFor();
      await story.getByText('[data-chat-submit][data-action="send" | "stop"]', { exact: true }).waitFor();
      await story.getByText('--chat-column-width', { exact: true }).waitFor();
      await story.getByRole('row', { name: /^enterKey .*newline/ }).waitFor();
    },
  },
  {
    what: 'a story, whose answer comes from the simulated server',
    address: '?path=/story/chatwindow--default',
    look: ({ story }) => story.getByText('Shall I add something for a rainy day?', { exact: true }).waitFor(),
  },
  {
    what: 'the toolbar, which turns the language of a story',
    address: '?path=/story/chatwindow--conversation',
    look: async ({ page, story }) => {
      await story.locator('[data-chat-root]').waitFor();
      await page
        .getByRole('button', { name: /English|Language/ })
        .first()
        .click();
      await page.getByText('简体中文', { exact: true }).first().click();
      await story.locator('[data-chat-root][lang="zh-CN"]').waitFor();
    },
  },
];

/**
 * Serves a built Storybook and visits it.
 *
 * @param {string} directory
 * @returns {Promise<string[]>} What went wrong.
 */
export async function visitStorybook(directory) {
  const strays = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const name = pathname.startsWith(BASE) ? pathname.slice(BASE.length) || 'index.html' : '';
    const content = name && (await readFile(path.join(directory, name)).catch(() => undefined));
    if (!content) {
      strays.push(`not there: ${request.method} ${request.url}`);
      response.writeHead(404).end();
    } else response.writeHead(200, { 'content-type': TYPES[path.extname(name)] ?? '' }).end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const options = browserLaunchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...options.args, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  try {
    const faults = [];
    for (const visit of VISITS) faults.push(...(await pay(visit, browser, origin)));
    return [...faults, ...strays];
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function pay({ what, address, look }, browser, origin) {
  const faults = [];
  const context = await browser.newContext({ locale: 'en-US' });
  context.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(origin)) faults.push(`a request to ${url}`);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`in the console: ${message.text()}`);
  });
  try {
    await page.goto(origin + BASE + address);
    await look({ page, story: page.frameLocator('#storybook-preview-iframe') });
  } catch (error) {
    faults.push(error.message);
  } finally {
    await context.close();
  }
  return faults.map((fault) => `${what}: ${fault}`);
}
