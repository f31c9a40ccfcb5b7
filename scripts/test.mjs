/**
 * `npm test`: sets up what is missing, a browser included, and runs every stage. `npm test -- unit dom` runs some;
 * arguments after the stages go to Vitest. The last line is `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ensureBrowser } from './lib/installBrowser.mjs';
import { ensureEngines } from './lib/installEngines.mjs';
import { ensureNginx } from './lib/nginx.mjs';
import { commandFile, ROOT, runScript, Stop, seconds } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

/**
 * The quick ones first. `project` is a name in vitest.config.ts. Those that wait for servers and browsers more than they
 * work run one after the other in a lane of their own, beside the rest.
 */
const STAGES = [
  { name: 'types', run: runTypes },
  { name: 'unit', project: 'unit' },
  { name: 'dom', project: 'dom' },
  { name: 'browser', project: 'browser', needsBrowser: true },
  { name: 'engines', project: 'engines', waits: true, needsBrowser: true, needsEngines: true },
  { name: 'stories', project: 'storybook', needsBrowser: true },
  { name: 'failures', project: 'failures', waits: true, needsBrowser: true, needsNginx: true },
  { name: 'soak', project: 'soak', needsBrowser: true },
  { name: 'e2e', project: 'e2e', waits: true, needsBrowser: true },
  { name: 'package', project: 'package', needsBrowser: true },
];

const STAGE_LIMIT_MS = 8 * 60_000;

await runScript(async () => {
  const { stages, vitestArguments } = readArguments(process.argv.slice(2));
  await setUp('npm test');
  const environment = {};
  if (stages.some((stage) => stage.needsBrowser)) {
    environment.CHROMIUM_PATH = (await ensureBrowser()).path;
  }
  if (stages.some((stage) => stage.needsNginx) && !(await ensureNginx())) {
    console.log('No nginx was found: the tests behind a proxy are skipped.');
  }
  if (stages.some((stage) => stage.needsEngines)) await ensureEngines();
  const show = stages.length === 1;
  const results = new Map();
  const runLane = async (lane) => {
    for (const stage of lane)
      results.set(stage.name, await runStage(stage, { show, vitestArguments, environment }));
  };
  await Promise.all([
    runLane(stages.filter(({ waits }) => !waits)),
    runLane(stages.filter(({ waits }) => waits)),
  ]);
  return summarise(stages.map(({ name }) => ({ name, ...results.get(name) })));
});

function readArguments(given) {
  const isStage = (argument) => STAGES.some((stage) => stage.name === argument);
  const firstOther = given.findIndex((argument) => !isStage(argument));
  const names = firstOther === -1 ? given : given.slice(0, firstOther);
  const vitestArguments = firstOther === -1 ? [] : given.slice(firstOther);
  if (names.length === 0 && vitestArguments.length > 0) {
    const known = STAGES.map((stage) => stage.name).join(', ');
    throw new Stop(
      `"${vitestArguments[0]}" is not a stage: name one or more of ${known}, then Vitest's arguments.`,
    );
  }
  return {
    stages: names.length === 0 ? STAGES : STAGES.filter(({ name }) => names.includes(name)),
    vitestArguments,
  };
}

/** Runs one stage. Alone it shows its output as it comes; beside others, whole and at its end. */
async function runStage(stage, options) {
  console.log(options.show ? `\n── ${stage.name} ──` : `${stage.name} begins …`);
  const startedAt = Date.now();
  const { output, ...tally } = await (stage.run ?? runProject)(stage, options);
  const time = seconds(startedAt);
  if (!options.show) console.log(`\n── ${stage.name} (${time}) ──\n${output.trim()}\n`);
  return { time, ...tally };
}

async function runTypes(_stage, { show }) {
  const { code, output } = await runNode(commandFile('typescript', 'tsc'), ['--noEmit', '--pretty'], {
    show,
  });
  return { output, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
}

async function runProject(stage, { show, vitestArguments, environment }) {
  const directory = mkdtempSync(path.join(tmpdir(), 'react-chat-stream-test-'));
  const tallyFile = path.join(directory, 'tally.json');
  const reporter = path.join(ROOT, 'scripts', 'lib', 'tallyReporter.mjs');
  try {
    const { code, ending, output } = await runNode(
      commandFile('vitest'),
      ['run', '--project', stage.project, '--reporter=default', `--reporter=${reporter}`, ...vitestArguments],
      { show, limitMs: STAGE_LIMIT_MS, env: { ...environment, REACT_CHAT_STREAM_TALLY: tallyFile } },
    );
    if (ending) console.error(`The stage ${stage.name} was ended because ${ending}.`);
    return { output, ...withExitCode(readTally(tallyFile), code) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readTally(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Vitest did not get as far as its report.
    return { passed: 0, failed: 0, skipped: [] };
  }
}

/** A stage that failed without a failing test (no tests found, a crash, a time limit) still counts as one failure. */
function withExitCode(tally, code) {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function summarise(results) {
  console.log('\n── summary ──');
  for (const { name, time, passed, failed, skipped } of results) {
    const skippedCount = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    console.log(
      `${failed > 0 ? '✗' : '✓'} ${name.padEnd(8)} ${passed} passed, ${failed} failed${skippedCount} (${time})`,
    );
  }
  const skipped = results.flatMap((result) => result.skipped);
  for (const { file, name, reason } of skipped) {
    console.log(`- skipped: ${file} > ${name}${reason ? `: ${reason}` : ''}`);
  }
  const passed = sum(results.map((result) => result.passed));
  let failed = sum(results.map((result) => result.failed));
  let skippedCount = skipped.length;
  if (process.env.CI && skippedCount > 0) {
    console.log('CI is set, and CI has all that the tests need: the skipped tests count as failed.');
    failed += skippedCount;
    skippedCount = 0;
  }
  console.log(`${passed} passed, ${failed} failed${skippedCount > 0 ? `, ${skippedCount} skipped` : ''}`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
