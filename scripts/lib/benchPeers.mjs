import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, Stop, seconds } from './project.mjs';
import { runNpm } from './run.mjs';

const BENCH = path.join(ROOT, 'bench');
const STAMP = path.join(BENCH, 'node_modules', '.react-chat-stream-stamp');

/** What the pages and the engine's contestants import. */
export async function buildLibrary() {
  const { code, output, ending } = await runNpm(['run', '--silent', 'build']);
  if (code !== 0) throw new Stop(`The library could not be built: ${ending ?? output.trim()}`);
}

/** Installs what bench/package-lock.json names, unless that is done already. */
export async function installPeers() {
  const lock = readFileSync(path.join(BENCH, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  const startedAt = Date.now();
  console.log('Installing the peers into bench/ (once; about 450 MB) …');
  // Some of the peers name a newer Node than they need here: not worth a page of warnings.
  const { code, output, ending } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: BENCH,
  });
  if (code !== 0) throw new Stop(`The peers could not be installed: ${ending ?? output.trim()}`);
  writeFileSync(STAMP, stamp);
  console.log(`Peers installed in ${seconds(startedAt)}.`);
}
