/**
 * `npm run demo`: builds examples/vite-app and serves it with a real back end on one port, examples/node or, after
 * `--fastapi`, examples/fastapi. The end-to-end tests take the build and the back ends from here too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VITE_APP = path.join(ROOT, 'examples/vite-app');
const FASTAPI = path.join(ROOT, 'examples/fastapi');
const NODE = path.join(ROOT, 'examples/node');
const DEFAULT_PORT = 8000;
const OLDEST_PYTHON = [3, 10];

/** Builds the example app against the library's source into a folder. */
export async function buildApp(outDir) {
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const config = path.join(VITE_APP, 'vite.repository.config.ts');
  const options = ['--config', config, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const building = spawn(process.execPath, [vite, 'build', VITE_APP, ...options], {
    // A test runner sets NODE_ENV too, and the app would get React's development build.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => building.once('exit', resolve));
  if (code !== 0) throw new Error('The example app could not be built; the reason is above.');
}

/** The first Python that is new enough, or undefined. */
export function findPython() {
  return ['python3', 'python', 'py'].find((command) => {
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    const [, major, minor] = /Python (\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
    return status === 0 && Number(major) === OLDEST_PYTHON[0] && Number(minor) >= OLDEST_PYTHON[1];
  });
}

/**
 * Makes the virtual environment of examples/fastapi, or takes the one that is there. Gives the path of its Python.
 * Made anew when requirements.txt has changed.
 */
export function preparePython(python) {
  const environment = path.join(FASTAPI, '.venv');
  const requirements = path.join(FASTAPI, 'requirements.txt');
  const installed = path.join(environment, 'requirements.txt');
  const executable = path.join(
    environment,
    process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
  );
  const isReady =
    existsSync(executable) &&
    existsSync(installed) &&
    readFileSync(installed, 'utf8') === readFileSync(requirements, 'utf8');
  if (isReady) return executable;

  console.info('Installing FastAPI into examples/fastapi/.venv (once) ...');
  rmSync(environment, { recursive: true, force: true });
  runOrThrow(python, ['-m', 'venv', environment], 'No virtual environment could be made');
  const pip = [
    '-m',
    'pip',
    'install',
    '--retries',
    '0',
    '--disable-pip-version-check',
    '-q',
    '-r',
    requirements,
  ];
  runOrThrow(executable, pip, 'FastAPI could not be installed');
  // The last step: an environment without this file was not finished, and is made anew.
  cpSync(requirements, installed);
  return executable;
}

/** How a back end is started. It reads PORT, STATIC_DIR and WORD_DELAY_MS from its environment. */
export function backEndCommand(kind) {
  if (kind === 'node') return [process.execPath, [path.join(NODE, 'demo.js')]];
  const python = findPython();
  if (!python) {
    throw new Error(
      `The FastAPI back end needs Python ${OLDEST_PYTHON.join('.')} or newer, and there is none here.`,
    );
  }
  return [preparePython(python), [path.join(FASTAPI, 'demo.py')]];
}

function runOrThrow(command, options, complaint) {
  const { status, stdout, stderr } = spawnSync(command, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${complaint}: ${(stderr || stdout || 'it did not start').trim()}`);
}

async function main() {
  const kind = process.argv.includes('--fastapi') ? 'fastapi' : 'node';
  const [command, options] = backEndCommand(kind);
  const staticDir = path.join(VITE_APP, 'dist');
  console.info('Building examples/vite-app ...');
  await buildApp(staticDir);
  const port = await firstFreePort(Number(process.env.PORT ?? DEFAULT_PORT));
  const backEnd = spawn(command, options, {
    env: { ...process.env, PORT: String(port), STATIC_DIR: staticDir },
    stdio: 'inherit',
  });
  // A ctrl-C reaches the back end as well, a plain `kill` only this process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => backEnd.kill('SIGTERM'));
  backEnd.once('exit', (code) => process.exit(code ?? 0));
  await untilServed(`http://127.0.0.1:${port}/`);
  console.info(`\nThe chat is at http://127.0.0.1:${port} (${kind} back end; ctrl-C ends it).`);
  console.info(`Every mode: http://127.0.0.1:${port}/modes.html?mode=json or ?mode=eventsource`);
  console.info('Try these as a message: /slow  /long  /stall  /error  /crash  /status 503  /html\n');
}

async function firstFreePort(port) {
  const isFree = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return isFree ? port : firstFreePort(port + 1);
}

async function untilServed(url) {
  while (!(await fetch(url).catch(() => undefined))) await new Promise((resolve) => setTimeout(resolve, 50));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
