import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { FALLBACK_DIRECTORY, listBrowsers, NO_BROWSER_ADVICE } from './browser.mjs';
import { commandFile, Stop, seconds } from './project.mjs';
import { run, runNode, runNpm } from './run.mjs';

const FALLBACK_PACKAGE = '@sparticuz/chromium@147.0.0';
const START_LIMIT_MS = 20_000;
const DOWNLOAD_LIMIT_MS = 10 * 60_000;
const DOWNLOAD_SILENCE_MS = 60_000;
const APT_LIMIT_MS = 5 * 60_000;

/**
 * Finds a Chromium that starts, or fetches one; each way is tried once and none for ever.
 *
 * @returns {Promise<{ path: string, source: string }>}
 */
export async function ensureBrowser() {
  const found = await findWorking();
  if (found) return found;
  const failures = [];
  for (const way of WAYS) {
    if (!way.applies()) continue;
    const startedAt = Date.now();
    console.log(`No Chromium that starts was found; fetching ${way.name} …`);
    const failure = await way.fetch();
    const browser = failure ? undefined : await findWorking();
    if (browser) {
      console.log(`Chromium is ready after ${seconds(startedAt)} (${browser.source}).`);
      return browser;
    }
    failures.push(`${way.name}: ${failure ?? 'what it brought does not start'}`);
  }
  throw new Stop(`${failures.map((failure) => `- ${failure}`).join('\n')}\n${NO_BROWSER_ADVICE}`);
}

async function findWorking() {
  for (const browser of listBrowsersOrStop()) {
    const failure = await startFailure(browser.path);
    if (!failure) return browser;
    if (browser.source === 'CHROMIUM_PATH') {
      throw new Stop(
        `CHROMIUM_PATH is "${browser.path}", and that does not start (${failure}). Correct it or unset it.`,
      );
    }
  }
  return undefined;
}

function listBrowsersOrStop() {
  try {
    return listBrowsers();
  } catch (error) {
    throw new Stop(error.message);
  }
}

/** `--version` loads every shared library, so it fails where a start would. On Windows it opens a window instead. */
async function startFailure(executablePath) {
  if (process.platform === 'win32') return undefined;
  const { code, output, ending } = await run(executablePath, ['--version'], { limitMs: START_LIMIT_MS });
  return code === 0 ? undefined : (ending ?? lastLine(output) ?? `exit code ${code}`);
}

const WAYS = [
  {
    name: "Playwright's own build with `playwright install chromium` (about 200 MB)",
    applies: () => true,
    fetch: async () =>
      failureOf(
        await runNode(commandFile('playwright'), ['install', 'chromium'], {
          limitMs: DOWNLOAD_LIMIT_MS,
          silenceMs: DOWNLOAD_SILENCE_MS,
        }),
      ),
  },
  {
    name: "the system's package, with apt-get",
    applies: () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0,
    fetch: async () => {
      const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, limitMs: APT_LIMIT_MS };
      const update = failureOf(await run('apt-get', ['update', '-qq'], options));
      if (update) return update;
      const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
      return failureOf(await run('apt-get', install, options));
    },
  },
  {
    name: `the npm package ${FALLBACK_PACKAGE}`,
    // It carries one binary only.
    applies: () => process.platform === 'linux' && process.arch === 'x64',
    fetch: fetchFallback,
  },
];

/** Installs the package that carries a Chromium into a prefix of its own and unpacks the browser beside it. */
async function fetchFallback() {
  mkdirSync(FALLBACK_DIRECTORY, { recursive: true });
  writeFileSync(path.join(FALLBACK_DIRECTORY, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', FALLBACK_PACKAGE];
  const failure = failureOf(
    await runNpm(install, {
      cwd: FALLBACK_DIRECTORY,
      limitMs: DOWNLOAD_LIMIT_MS,
      // npm passes its own idea of the project on to its children.
      env: { npm_config_prefix: FALLBACK_DIRECTORY, npm_config_local_prefix: FALLBACK_DIRECTORY },
    }),
  );
  if (failure) return failure;
  const unpack = await unpackFallback({});
  if (unpack) return unpack;
  if (!(await startFailure(path.join(FALLBACK_DIRECTORY, 'chromium')))) return undefined;
  return unpackWithLibraries();
}

/** The package unpacks into the temporary directory, which we name, since /tmp is emptied and shared. */
async function unpackFallback(env) {
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  const options = {
    cwd: FALLBACK_DIRECTORY,
    env: { TMPDIR: FALLBACK_DIRECTORY, ...env },
    limitMs: APT_LIMIT_MS,
  };
  return failureOf(await run(process.execPath, ['--input-type=module', '--eval', script], options));
}

/** Systems without NSS: the package brings that too, for AWS Lambda, and needs to be told where to look. */
async function unpackWithLibraries() {
  const failure = await unpackFallback({ AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  if (failure) return failure;
  const start = path.join(FALLBACK_DIRECTORY, 'start-chromium');
  const script = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" exec "$here/chromium" "$@"
`;
  writeFileSync(start, script, { mode: 0o755 });
  return undefined;
}

function failureOf({ code, output, ending }) {
  if (code === 0) return undefined;
  return ending ?? lastLine(output) ?? `exit code ${code}`;
}

function lastLine(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !/^(npm warn|npm error A complete log|at )/.test(line)).at(-1);
}
