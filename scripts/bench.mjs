/** `npm run bench`: builds the library, installs the peers into bench/ once, and measures in a real Chromium. */
import path from 'node:path';
import process from 'node:process';
import { buildLibrary, installPeers } from './lib/benchPeers.mjs';
import { ROOT, runScript } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

await runScript(async () => {
  await setUp('npm run bench');
  const { ensureBrowser } = await import('./lib/installBrowser.mjs');
  const browser = await ensureBrowser();
  await buildLibrary();
  await installPeers();
  const running = runNode(path.join(ROOT, 'bench', 'rendering', 'run.mjs'), process.argv.slice(2), {
    show: true,
    env: { CHROMIUM_PATH: browser.path },
  });
  return (await running).code;
});
