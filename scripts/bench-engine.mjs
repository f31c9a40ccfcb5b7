/** `npm run bench:engine`: builds the library, installs the peers into bench/ once, and measures. */
import path from 'node:path';
import process from 'node:process';
import { buildLibrary, installPeers } from './lib/benchPeers.mjs';
import { ROOT, runScript } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

await runScript(async () => {
  await setUp('npm run bench:engine');
  await buildLibrary();
  await installPeers();
  const env = { NODE_ENV: 'production' };
  const { code } = await runNode(path.join(ROOT, 'bench', 'engine', 'run.mjs'), process.argv.slice(2), {
    show: true,
    env,
  });
  return code;
});
