/** `npm run bench:engine`: builds the library, installs the peers into bench/ once, and measures. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT, runScript, Stop } from './lib/project.mjs';
import { runNode, runNpm } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const BENCH = path.join(ROOT, 'bench');

await runScript(async () => {
  await setUp('npm run bench:engine');
  await orStop(runNpm(['run', '--silent', 'build']), 'The library could not be built');
  if (!existsSync(path.join(BENCH, 'node_modules', 'ai'))) {
    console.log('Installing the peers into bench/ …');
    await orStop(
      runNpm(['ci', '--no-audit', '--no-fund'], { cwd: BENCH }),
      'The peers could not be installed',
    );
  }
  const env = { NODE_ENV: 'production' };
  const { code } = await runNode(path.join(BENCH, 'engine', 'run.mjs'), process.argv.slice(2), {
    show: true,
    env,
  });
  return code;
});

async function orStop(running, complaint) {
  const { code, output, ending } = await running;
  if (code !== 0) throw new Stop(`${complaint}: ${ending ?? output.trim()}`);
}
