/** `npm run docs`: writes the pages that are made of the source anew. The tests say when they are out of date. */
import { commandFile, runScript } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const PAGES = [
  'test/docs/apiReference.test.ts',
  'test/failuresTable.test.ts',
  'test/msw/faultsTable.test.ts',
  'test/markdown/conformance.test.ts',
];

await runScript(async () => {
  await setUp('npm run docs');
  const { code } = await runNode(commandFile('vitest'), ['run', '--project', 'unit', ...PAGES, '-u'], {
    show: true,
  });
  return code;
});
