/**
 * Where the three browser engines are, for `npm run test:engines`. Playwright's own builds come first, as on a laptop;
 * then the system's, as on a Debian machine. This module only looks; `installEngines.mjs` fetches.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { findBrowser } from './browser.mjs';

/**
 * The names that the tests bear.
 *
 * @typedef {'chromium' | 'firefox' | 'webkit'} EngineName
 */

/** @type {EngineName[]} */
export const ENGINES = ['chromium', 'firefox', 'webkit'];

/**
 * How an engine is driven: a browser as users have it by Puppeteer (CDP, WebDriver BiDi), a patched build by Playwright,
 * WebKitGTK by a classic WebDriver, which needs a browser to drive and an X server to show it on.
 *
 * @typedef {{ by: 'playwright' | 'puppeteer', path: string } |
 *   { by: 'webdriver', path: string, browser: string, display: string }} EnginePrograms
 */

/**
 * An engine that is on this machine.
 *
 * @param {EngineName} name
 * @returns {EnginePrograms | undefined}
 */
export function findEngine(name) {
  if (name === 'chromium') {
    const found = findBrowser();
    return found && { by: 'puppeteer', path: found.path };
  }
  const own = playwrightPath(name);
  if (own && existsSync(own)) return { by: 'playwright', path: own };
  return name === 'firefox' ? systemFirefox() : systemWebKit();
}

/**
 * Why an engine is missing and what to do about it.
 *
 * @param {EngineName} name
 */
export function missingEngine(name) {
  return `there is no ${name} here: run \`npx playwright install ${name}\`, or on Debian install ${ENGINE_PACKAGES[name].join(', ')}`;
}

/** Debian's packages. */
export const ENGINE_PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

function playwrightPath(name) {
  try {
    return createRequire(import.meta.url)('playwright-core')[name].executablePath();
  } catch {
    // Not installed yet, or a platform that Playwright has no build for.
    return undefined;
  }
}

function systemFirefox() {
  if (process.platform !== 'linux') return undefined;
  const found = which('firefox-esr') ?? which('firefox');
  return found && { by: 'puppeteer', path: found };
}

function systemWebKit() {
  const driver = which('WebKitWebDriver');
  const display = which('Xvfb');
  const browser = miniBrowser();
  return driver && display && browser && { by: 'webdriver', path: driver, browser, display };
}

/** Not on the PATH: Debian keeps it in /usr/lib/<machine>/webkit2gtk-<version>. */
function miniBrowser() {
  const directories = (parent, pattern) =>
    existsSync(parent) ? readdirSync(parent).filter((name) => pattern.test(name)) : [];
  return directories('/usr/lib', /-linux-gnu/)
    .flatMap((machine) =>
      directories(path.join('/usr/lib', machine), /^webkit2?gtk-/).map((name) =>
        path.join('/usr/lib', machine, name, 'MiniBrowser'),
      ),
    )
    .find((candidate) => existsSync(candidate));
}

function which(command) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((directory) => path.join(directory, command))
    .find((candidate) => existsSync(candidate));
}
