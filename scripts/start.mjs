/** `npm start`: sets up what is missing and serves Storybook. Arguments after `--` go to Storybook. */
import process from 'node:process';
import { commandFile, runScript } from './lib/project.mjs';
import { runForeground } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const PORT = '6006';

await runScript(async () => {
  await setUp('npm start');
  const given = process.argv.slice(2);
  const namesPort = given.some((argument) => /^(-p|--port)(=|$)/.test(argument));
  const port = namesPort ? [] : ['-p', PORT];
  if (!namesPort) console.log(`Starting Storybook on http://localhost:${PORT} (or the next free port) …`);
  // Not through npx, which would leave the real process running when it is ended.
  const storybook = commandFile('storybook');
  const options = ['dev', ...port, '--ci', '--no-open', '--disable-telemetry', ...given];
  return runForeground(storybook, options, { STORYBOOK_DISABLE_TELEMETRY: '1' });
});
