import { existsSync } from 'node:fs';
import process from 'node:process';
import { ENGINE_PACKAGES, ENGINES, findEngine, missingEngine } from './engines.mjs';
import { seconds } from './project.mjs';
import { run } from './run.mjs';

const INSTALL_LIMIT_MS = 8 * 60_000;

/**
 * Fetches the engines that are missing, where that needs no question: as root on Debian. Elsewhere their tests are
 * skipped and say so; in CI a skipped test is a failure.
 */
export async function ensureEngines() {
  const missing = ENGINES.filter((name) => !findEngine(name));
  if (missing.length === 0) return;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    const packages = missing.flatMap((name) => ENGINE_PACKAGES[name]);
    const startedAt = Date.now();
    console.log(`Installing ${packages.join(', ')} with apt-get …`);
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, limitMs: INSTALL_LIMIT_MS };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
    console.log(`apt-get took ${seconds(startedAt)}.`);
  }
  for (const name of missing) {
    if (!findEngine(name)) console.log(`The ${name} tests are skipped: ${missingEngine(name)}.`);
  }
}
