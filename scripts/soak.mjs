/**
 * `npm run soak`: holds conversations with random faults in Chromium, on loopback only, and fails where anything was
 * lost or left behind. `--conversations` (10,000), `--minutes` (20), `--seed` (a new one), `--first` (0).
 */
import { parseArgs } from 'node:util';
import { ensureBrowser } from './lib/installBrowser.mjs';
import { commandFile, runScript, Stop } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

await runScript(async () => {
  const { conversations = '10000', minutes = '20', seed, first } = readOptions();
  await setUp('npm run soak');
  const given = { CONVERSATIONS: conversations, MINUTES: minutes, SEED: seed, FIRST: first };
  const env = { CHROMIUM_PATH: (await ensureBrowser()).path };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!(Number(value) >= 0)) throw new Stop(`--${name.toLowerCase()} is a number, and "${value}" is none.`);
    env[`SOAK_${name}`] = value;
  }
  const { code } = await runNode(commandFile('vitest'), ['run', '--project', 'soak'], { show: true, env });
  return code;
});

function readOptions() {
  const option = { type: 'string' };
  try {
    return parseArgs({ options: { conversations: option, minutes: option, seed: option, first: option } })
      .values;
  } catch (error) {
    throw new Stop(`${error.message} npm run soak takes --conversations, --minutes, --seed and --first.`);
  }
}
