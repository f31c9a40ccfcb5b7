/** Everything between a fresh clone and running code. Plain Node: nothing is installed when this runs. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT, Stop, seconds } from './project.mjs';
import { runNpm } from './run.mjs';

const STAMP = path.join(ROOT, 'node_modules', '.react-chat-stream-stamp');
const INSTALL_LOCK = path.join(ROOT, '.cache', 'install.lock');
const INSTALL_LIMIT_MS = 15 * 60_000;
const INSTALL_OPTIONS = ['--no-audit', '--no-fund', '--loglevel=error'];
const WAITING =
  'Waiting for the set-up that another terminal is doing (if there is none, delete .cache/install.lock) …';
const NETWORK_ERROR =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET|ENOTCACHED/;

/** Checks Node and installs what package-lock.json names, unless that is done already. */
export async function setUp(command) {
  requireNode(process.versions.node);
  await withInstallLock(() => installDependencies(command));
}

/** @param {string} version - As `process.versions.node` has it. */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (fits) return;
  throw new Stop(
    `This project needs Node 20.19 or 22.12 and newer, and this is Node ${version}: install the current LTS from https://nodejs.org and run the command again.`,
  );
}

async function installDependencies(command) {
  const stamp = currentStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  const startedAt = Date.now();
  console.log('Installing the dependencies with npm ci (once; about half a minute) …');
  // Without a network `npm ci` takes minutes to say so; from npm's cache it may still work.
  const offline = (await hasNetwork()) ? [] : ['--offline'];
  const { code, output, ending } = await runNpm(['ci', ...INSTALL_OPTIONS, ...offline], {
    limitMs: INSTALL_LIMIT_MS,
  });
  if (code !== 0) throw new Stop(installAdvice(command, output, ending));
  writeFileSync(STAMP, stamp);
  console.log(`Dependencies installed in ${seconds(startedAt)}.`);
}

async function hasNetwork() {
  const probe = [
    'view',
    'react',
    'version',
    '--loglevel=error',
    '--fetch-retries=1',
    '--fetch-timeout=20000',
  ];
  const { code, output } = await runNpm([...probe, '--fetch-retry-mintimeout=1000'], { limitMs: 60_000 });
  // Another failure (a registry that wants a login, say) is for npm ci to tell.
  return code === 0 || !NETWORK_ERROR.test(output);
}

/** What node_modules depends on. A different Node may need other binaries. */
function currentStamp() {
  const lock = readFileSync(path.join(ROOT, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.version} ${process.platform} ${process.arch}\n`;
}

function installAdvice(command, output, ending) {
  if (ending) return `npm ci was ended because ${ending}: check the network and run \`${command}\` again.`;
  if (NETWORK_ERROR.test(output)) {
    return `The npm registry could not be reached: connect to the network (behind a proxy, set npm's \`proxy\` or \`registry\`) and run \`${command}\` again.`;
  }
  const lastLines = output.trim().split('\n').slice(-20).join('\n');
  return `${lastLines}\n\nnpm ci failed for the reason above: put it right and run \`${command}\` again.`;
}

/** `npm start` and `npm test` typed side by side in a fresh clone must not install over each other. */
async function withInstallLock(install) {
  mkdirSync(path.dirname(INSTALL_LOCK), { recursive: true });
  let told = false;
  while (!takeLock()) {
    if (!told) console.log(WAITING);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const release = () => rmSync(INSTALL_LOCK, { force: true });
  process.once('exit', release);
  try {
    await install();
  } finally {
    release();
    process.off('exit', release);
  }
}

function takeLock() {
  try {
    writeFileSync(INSTALL_LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = readLock();
    // Empty: made this instant, its owner not written yet.
    if (owner !== '' && !isAlive(Number(owner))) rmSync(INSTALL_LOCK, { force: true });
    return false;
  }
}

function readLock() {
  try {
    return readFileSync(INSTALL_LOCK, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
