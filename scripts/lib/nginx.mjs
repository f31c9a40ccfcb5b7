/** nginx, for the tests that need a real proxy between a browser and a server. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { run } from './run.mjs';

const APT_LIMIT_MS = 3 * 60_000;
const PLACES = [
  '/usr/sbin/nginx',
  '/usr/local/sbin/nginx',
  '/opt/homebrew/bin/nginx',
  '/usr/local/bin/nginx',
];

/** The path of nginx, or undefined where there is none. */
export function findNginx() {
  return PLACES.find((place) => existsSync(place) && spawnSync(place, ['-v']).status === 0);
}

/**
 * Finds nginx, or installs it where Debian's packages can be. Elsewhere the tests that need it are skipped and say so.
 *
 * @returns {Promise<string | undefined>}
 */
export async function ensureNginx() {
  const found = findNginx();
  if (found || !existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return found;
  console.log('Installing nginx with apt-get (for the tests behind a proxy) …');
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, limitMs: APT_LIMIT_MS };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light'], options);
  return findNginx();
}
