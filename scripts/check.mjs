/** `npm run check`: everything that is not a test. One line a step; the output of a step that fails. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkDist } from './lib/checkDist.mjs';
import { checkLock } from './lib/checkLock.mjs';
import { ensureBrowser } from './lib/installBrowser.mjs';
import { commandFile, runScript, seconds } from './lib/project.mjs';
import { runNode, runNpm } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { visitStorybook } from './lib/visitStorybook.mjs';

const STYLES = ['./styles.css', './styles.layer.css'];
const STEP_LIMIT_MS = 4 * 60_000;

/** `needs` names a step without which this one means nothing. */
const STEPS = [
  { name: 'types', run: () => tool('typescript', 'tsc', ['--noEmit', '--pretty']) },
  {
    name: 'lint and format',
    run: () => tool('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '.']),
  },
  { name: 'lock', run: () => faults(checkLock()) },
  { name: 'build', run: () => outcome(runNpm(['run', '--silent', 'build'], { limitMs: STEP_LIMIT_MS })) },
  { name: 'dist', needs: 'build', run: () => faults(checkDist()) },
  { name: 'publint', needs: 'build', run: () => tool('publint', 'publint', ['--strict']) },
  {
    name: 'attw',
    needs: 'build',
    run: () =>
      tool('@arethetypeswrong/cli', 'attw', [
        '--pack',
        '.',
        '--profile',
        'node16',
        '--exclude-entrypoints',
        ...STYLES,
      ]),
  },
  { name: 'size', needs: 'build', run: measureSizes },
  { name: 'storybook', run: buildStorybook },
];

await runScript(async () => {
  await setUp('npm run check');
  const failed = new Set();
  for (const step of STEPS) {
    if (failed.has(step.needs)) {
      console.log(`- ${step.name}: not run, because ${step.needs} failed`);
      continue;
    }
    const startedAt = Date.now();
    const { passed, output = '', details = [] } = await step.run();
    console.log(`${passed ? '✓' : '✗'} ${step.name} (${seconds(startedAt)})`);
    for (const detail of details) console.log(`    ${detail}`);
    if (passed) continue;
    failed.add(step.name);
    console.log(output.replace(/^/gm, '  │ '));
  }
  console.log(failed.size === 0 ? 'All checks passed.' : `Failed: ${[...failed].join(', ')}.`);
  return failed.size === 0 ? 0 : 1;
});

function tool(packageName, command, commandArguments) {
  return outcome(runNode(commandFile(packageName, command), commandArguments, { limitMs: STEP_LIMIT_MS }));
}

async function outcome(running) {
  const { code, output, ending } = await running;
  return { passed: code === 0, output: ending ? `${output}\nEnded because ${ending}.` : output };
}

function faults(found) {
  return { passed: found.length === 0, output: found.join('\n') };
}

/** The budgets are in .size-limit.mjs. */
async function measureSizes() {
  const { passed, output } = await tool('size-limit', 'size-limit', ['--json']);
  const start = output.indexOf('[');
  if (start === -1) return { passed, output };
  const sizes = JSON.parse(output.slice(start, output.lastIndexOf(']') + 1));
  const details = sizes.map(({ name, size, sizeLimit, passed: fits }) => {
    const budget = sizeLimit === undefined ? '' : ` of ${kilobytes(sizeLimit)}`;
    return `${fits === false ? '✗' : '✓'} ${name}: ${kilobytes(size)}${budget} kB gzipped`;
  });
  return {
    passed,
    output: passed ? '' : 'A budget is exceeded: make it smaller before you raise the budget.',
    details,
  };
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(2);
}

/** The stories run as tests; the pages beside them are compiled here, and the whole is visited as a static site. */
async function buildStorybook() {
  const directory = mkdtempSync(path.join(tmpdir(), 'react-chat-stream-storybook-'));
  try {
    const built = await tool('storybook', 'storybook', [
      'build',
      '--quiet',
      '--disable-telemetry',
      '-o',
      directory,
    ]);
    if (!built.passed) return built;
    await ensureBrowser();
    return faults(await visitStorybook(directory));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
