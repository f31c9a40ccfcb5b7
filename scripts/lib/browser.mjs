/**
 * Where Chromium is, for every test that needs one: Vitest's browser project, the stories and the end-to-end
 * tests all ask here. This module only looks, quickly and synchronously; `installBrowser.mjs` fetches one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A prefix of its own, so that the npm fallback leaves package-lock.json and node_modules as `npm ci` made them. */
export const FALLBACK_DIRECTORY = path.join(ROOT, 'node_modules', '.cache', 'react-chat-stream', 'chromium');

/** Quiet and reproducible: no GPU, no first-run pages, no traffic of the browser's own. */
export const BROWSER_ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What to tell somebody who has no browser. */
export const NO_BROWSER_ADVICE =
  'No Chromium was found: install Google Chrome or Chromium, or set CHROMIUM_PATH to the file that starts one, and run the command again.';

/**
 * The first Chromium that exists.
 *
 * @returns {{ path: string, source: string } | undefined}
 */
export function findBrowser() {
  return listBrowsers()[0];
}

/**
 * Every Chromium that exists, best first: CHROMIUM_PATH (which rules out the rest), Playwright's own build, the
 * system's, the npm fallback.
 *
 * @returns {{ path: string, source: string }[]}
 */
export function listBrowsers() {
  const fromEnvironment = process.env.CHROMIUM_PATH;
  if (fromEnvironment) {
    if (existsSync(fromEnvironment)) return [{ path: fromEnvironment, source: 'CHROMIUM_PATH' }];
    throw new Error(
      `CHROMIUM_PATH is "${fromEnvironment}", and there is no such file. Correct it or unset it.`,
    );
  }
  const candidates = [
    { source: "Playwright's own build", paths: [playwrightBrowserPath()] },
    { source: 'found on this system', paths: systemBrowserPaths() },
    { source: 'the npm package @sparticuz/chromium', paths: fallbackBrowserPaths() },
  ];
  return candidates.flatMap(({ source, paths }) =>
    paths
      .filter((candidate) => candidate && existsSync(candidate) && !isSnapStub(candidate))
      .map((candidate) => ({ path: candidate, source })),
  );
}

/**
 * Options for Playwright's `chromium.launch()`.
 *
 * @returns {{ executablePath: string, chromiumSandbox: boolean, args: string[] }}
 */
export function browserLaunchOptions() {
  const browser = findBrowser();
  if (!browser) throw new Error(NO_BROWSER_ADVICE);
  return {
    executablePath: browser.path,
    // Containers, root and Ubuntu's AppArmor rules all refuse the sandbox, and only our own pages are opened.
    chromiumSandbox: false,
    args: BROWSER_ARGUMENTS,
  };
}

function playwrightBrowserPath() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    // Not installed yet, or a platform that Playwright has no build for.
    return undefined;
  }
}

function systemBrowserPaths() {
  if (process.platform === 'darwin') {
    const home = process.env.HOME ?? '';
    return ['/Applications', path.join(home, 'Applications')].flatMap((directory) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        path.join(directory, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots
      .filter(Boolean)
      .flatMap((root) => [
        path.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        path.join(root, 'Chromium', 'Application', 'chrome.exe'),
        path.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  const directories = new Set([...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin']);
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  return names.flatMap((name) =>
    [...directories].filter(Boolean).map((directory) => path.join(directory, name)),
  );
}

function fallbackBrowserPaths() {
  return [path.join(FALLBACK_DIRECTORY, 'start-chromium'), path.join(FALLBACK_DIRECTORY, 'chromium')];
}

/** Ubuntu's `chromium-browser` is a script that only says "install the snap". */
function isSnapStub(candidate) {
  if (process.platform !== 'linux' || existsSync('/snap/bin/chromium')) return false;
  if (!candidate.endsWith('chromium-browser') && !candidate.endsWith('/chromium')) return false;
  return readFileSync(candidate).subarray(0, 4096).includes('/snap/bin/chromium');
}
