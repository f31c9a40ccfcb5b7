/**
 * `npm run demo`: builds examples/vite-app and serves it with a real back end on one port: examples/node or, after
 * `--fastapi`, examples/fastapi. The end-to-end tests take the build and the back ends from here too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { commandFile, ROOT, runScript, Stop } from './lib/project.mjs';
import { run, runNode } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const VITE_APP = path.join(ROOT, 'examples/vite-app');
const FASTAPI = path.join(ROOT, 'examples/fastapi');
const DEFAULT_PORT = 8000;
const OLDEST_PYTHON = '3.10';
const PIP_LIMIT_MS = 5 * 60_000;

/** Builds the example app against the library's source into a folder. */
export async function buildApp(outDir) {
  const config = path.join(VITE_APP, 'vite.repository.config.ts');
  const options = ['--config', config, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const { code, output } = await runNode(commandFile('vite'), ['build', VITE_APP, ...options], {
    // A test runner sets NODE_ENV too, and the app would get React's development build.
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Stop(`The example app could not be built:\n${output.trim()}`);
}

/** The first Python that is new enough, or undefined. */
export function findPython() {
  return ['python3', 'python', 'py'].find((command) => {
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    const [, major, minor] = /Python (\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
    const [oldestMajor, oldestMinor] = OLDEST_PYTHON.split('.');
    return status === 0 && major === oldestMajor && Number(minor) >= Number(oldestMinor);
  });
}

/** The command that starts a back end, and its arguments. Installs what it needs first. */
export async function backEndCommand(kind) {
  if (kind === 'node') return [process.execPath, [path.join(ROOT, 'examples/node/demo.js')]];
  return [await preparePython(), [path.join(FASTAPI, 'demo.py')]];
}

/** Makes the virtual environment of examples/fastapi, anew when requirements.txt has changed. Gives its Python. */
async function preparePython() {
  const environment = path.join(FASTAPI, '.venv');
  const requirements = path.join(FASTAPI, 'requirements.txt');
  const installed = path.join(environment, 'requirements.txt');
  const python = path.join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(python) && isSameText(requirements, installed)) return python;

  const systemPython = findPython();
  if (!systemPython) {
    throw new Stop(
      `The FastAPI back end needs Python ${OLDEST_PYTHON} or newer and there is none: install it, or use the Node back end.`,
    );
  }
  console.log('Installing FastAPI into examples/fastapi/.venv (once; a few seconds) …');
  rmSync(environment, { recursive: true, force: true });
  await runOrStop(systemPython, ['-m', 'venv', environment], 'A virtual environment could not be made');
  const quietly = ['--retries', '0', '--disable-pip-version-check', '-q'];
  await runOrStop(
    python,
    ['-m', 'pip', 'install', ...quietly, '-r', requirements],
    'FastAPI could not be installed',
  );
  // The last step: an environment without this file was not finished, and is made anew.
  copyFileSync(requirements, installed);
  return python;
}

function isSameText(file, otherFile) {
  return existsSync(otherFile) && readFileSync(file, 'utf8') === readFileSync(otherFile, 'utf8');
}

async function runOrStop(command, commandArguments, complaint) {
  const { code, output, ending } = await run(command, commandArguments, { limitMs: PIP_LIMIT_MS });
  if (code !== 0) throw new Stop(`${complaint}: ${ending ?? output.trim()}`);
}

async function demo() {
  const isFastapi = process.argv.includes('--fastapi');
  await setUp(`npm run demo${isFastapi ? ' -- --fastapi' : ''}`);
  const [command, commandArguments] = await backEndCommand(isFastapi ? 'fastapi' : 'node');
  console.log('Building examples/vite-app …');
  const staticDir = path.join(VITE_APP, 'dist');
  await buildApp(staticDir);
  const port = await firstFreePort(Number(process.env.PORT ?? DEFAULT_PORT));
  const backEnd = spawn(command, commandArguments, {
    env: { ...process.env, PORT: String(port), STATIC_DIR: staticDir },
    stdio: 'inherit',
  });
  const ended = new Promise((resolve) => backEnd.once('close', (code) => resolve(code ?? 0)));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Those of run.mjs would leave without the back end, which is no child of theirs.
    process.removeAllListeners(signal);
    process.on(signal, () => backEnd.kill('SIGTERM'));
  }
  const url = `http://127.0.0.1:${port}`;
  if (await answers(url, backEnd)) console.log(invitation(url));
  return ended;
}

function invitation(url) {
  return `
The chat is at ${url} (ctrl-C ends it).
In other modes: ${url}/modes.html?mode=json and ${url}/modes.html?mode=eventsource
Messages to try: /slow  /long  /stall  /error  /crash  /status 503  /html
`;
}

async function firstFreePort(port) {
  const isFree = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return isFree ? port : firstFreePort(port + 1);
}

/** Waits until a server answers; false if it has ended instead. */
async function answers(url, server) {
  while (server.exitCode === null && server.signalCode === null) {
    if (await fetch(url).catch(() => undefined)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(demo);
