import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isScript } from '../docs/compileSnippets.ts';
import { extractSnippets, readDocument, type Snippet } from '../docs/snippets.ts';
import { startChatServer } from './support/chatServer.ts';
import { run } from './support/commands.ts';
import { startNext } from './support/nextServer.ts';
import { launchBrowser, type Visit, visitChat } from './support/visitChat.ts';
import { createWorkspace, registryAnswers, type Workspace } from './support/workspace.ts';

const PIECES = ['One ', 'two ', 'three.'];
const ANSWER = PIECES.join('');
const VITE = '8.3.8';
const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

const isOnline = await registryAnswers();
if (!isOnline && process.env.CI) throw new Error('The npm registry does not answer, and CI is set.');

let workspace: Workspace;
let browser: Browser;

// The title says why, since nothing else reaches the summary of a run.
const title = isOnline
  ? 'the packed library'
  : 'the packed library (skipped: the npm registry does not answer)';

describe.skipIf(!isOnline)(title, () => {
  beforeAll(async () => {
    [workspace, browser] = await Promise.all([createWorkspace(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    workspace?.remove();
  });

  test('holds the build, the licence and the READMEs, and none of the source', () => {
    const { packedFiles } = workspace;
    expect(packedFiles).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.js', 'dist/styles.css']),
    );
    const others = packedFiles.filter(
      (file) => !/^(dist\/|LICENSE$|README|CHANGELOG|package\.json$)/.test(file),
    );
    expect(others).toEqual([]);
  });

  describe('in a Vite app with React 19', () => {
    let app: string;

    beforeAll(async () => {
      app = await workspace.createApp('vite-react-19', 'test/package/fixtures/vite-app', {
        react: '19.3.1',
        'react-dom': '19.3.1',
        '@types/react': '19.3.0',
        msw: '2.15.0',
        vite: VITE,
      });
    });

    test('is required by CommonJS and imported by modules in plain Node', async () => {
      expect(await run(process.execPath, ['require.cjs'], app)).toContain('required');
      expect(await run(process.execPath, ['import.mjs'], app)).toContain('imported');
    });

    test.each(['node16', 'bundler'])('has types under moduleResolution %s', async (resolution) => {
      await run(process.execPath, [TSC, '-p', `types/tsconfig.${resolution}.json`], app);
    });

    test('compiles what the README shows, and options that may be undefined, under exactOptionalPropertyTypes', async () => {
      const readme = path.join(app, 'readme');
      mkdirSync(readme);
      for (const [index, { language, code }] of readmeSnippets().entries()) {
        writeFileSync(path.join(readme, `snippet-${index}.${language}`), `${code}export {};\n`);
      }
      await run(process.execPath, [TSC, '-p', 'types/tsconfig.exact.json'], app);
    });

    test('is styled and streams, and fetches on demand what few windows use', async () => {
      const pieces = /(attachments|persistence|older-messages)-/;
      const [plain, full] = await buildAndVisit(app, '', '?everything');
      expectStyledStream(plain);
      expectStyledStream(full);
      expect(plain.scripts.filter((script) => pieces.test(script))).toEqual([]);
      const names = full.scripts.map((script) => pieces.exec(script)?.[1]).filter(Boolean);
      expect(names.sort()).toEqual(['attachments', 'older-messages', 'persistence']);
    });
  });

  describe('in a Vite app with React 18.2', () => {
    let app: string;

    beforeAll(async () => {
      const react = { react: '18.2.0', 'react-dom': '18.2.0' };
      app = await workspace.createApp('vite-react-18', 'test/package/fixtures/vite-app', {
        ...react,
        vite: VITE,
      });
    });

    test('is styled and streams', async () => {
      const [visit] = await buildAndVisit(app, '');
      expectStyledStream(visit);
    });

    test('is rendered by the server with messages, a theme and a language, and hydrated without a complaint', async () => {
      const html = await run(process.execPath, ['render.mjs'], app);
      expect(html).toContain('dir="rtl"');
      expect(html).toContain('--chat-radius:3px');
      expect(html).toContain('<strong>list</strong>');
      expectStyledStream(await hydrateAndVisit(app, html));
    });
  });

  test('is rendered by the server, hydrated without a complaint, and streams in a Next.js page', async () => {
    const app = await workspace.createApp('next', 'examples/next-app', {
      next: '16.4.6',
      react: '19.3.1',
      'react-dom': '19.3.1',
    });
    await run(process.execPath, [path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], app);
    const server = await startNext(app);
    try {
      const html = await (await fetch(server.url)).text();
      expect(html).toContain('<textarea');
      expect(html).toContain('<strong>on the server</strong>');
      expect(html).toContain('--chat-radius:16px');
      const answer = 'One word at a time.';
      expectStyledStream(await visitChat(browser, server.url, 'Count to three', answer));
      expectStyledStream(await visitChat(browser, `${server.url}/arabic`, 'Count to three', answer));
    } finally {
      await server.close();
    }
  });
});

/** All but the test, whose tools the app has not installed. */
function readmeSnippets(): Snippet[] {
  return extractSnippets(readDocument('README.md'), 'README.md').filter(
    (snippet) => isScript(snippet) && !snippet.code.includes('@testing-library'),
  );
}

async function buildAndVisit<Searches extends string[]>(
  app: string,
  ...searches: Searches
): Promise<{ [Index in keyof Searches]: Visit }> {
  await run(process.execPath, [path.join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], app);
  const server = await startChatServer(path.join(app, 'dist'), PIECES);
  try {
    const visits: Visit[] = [];
    for (const search of searches) {
      visits.push(await visitChat(browser, `${server.url}/${search}`, 'Count to three', ANSWER));
    }
    // As many as there are searches, which the compiler does not see.
    return visits as { [Index in keyof Searches]: Visit };
  } finally {
    await server.close();
  }
}

/** Builds a page that begins with `html`, as a server would have rendered it. */
async function hydrateAndVisit(app: string, html: string): Promise<Visit> {
  const vite = path.join('node_modules', 'vite', 'bin', 'vite.js');
  await run(process.execPath, [vite, 'build', '--config', 'vite.hydrate.config.js'], app);
  const folder = path.join(app, 'dist-hydrate');
  const page = path.join(folder, 'index.html');
  const built = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    built.replace('<!--server-rendered-->', () => html),
  );
  const server = await startChatServer(folder, PIECES);
  try {
    return await visitChat(browser, server.url, 'Count to three', ANSWER);
  } finally {
    await server.close();
  }
}

function expectStyledStream(visit: Visit): void {
  expect(visit.complaints).toEqual([]);
  const part = visit.seen.find((text) => text.includes('One') && !text.includes('three'));
  expect(part, `of ${JSON.stringify(visit.seen)}`).toBeDefined();
  expect(visit.rootDisplay).toBe('flex');
  expect(visit.composerRadius).not.toBe('0px');
}
