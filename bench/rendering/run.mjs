/** `npm run bench`: how the page bears an answer and a long history, ours beside the peers and the floors. */
import os from 'node:os';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { browserLaunchOptions } from '../../scripts/lib/browser.mjs';
import { checkBars } from './bars.mjs';
import { BUILT, buildPages } from './build.mjs';
import { measureRun } from './measure.mjs';
import { HELP, readOptions } from './options.mjs';
import { saveResults } from './results.mjs';
import { startServer } from './server.mjs';
import { formatBars, formatWorkload } from './tables.mjs';

/** Who fails so often at a workload is not asked again for it. */
const FAILURES_ALLOWED = 2;

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(HELP);
else process.exitCode = await run(options);

async function run({ contestants, workloads, rounds, isEverybody }) {
  const startedAt = Date.now();
  await buildPages(contestants);
  const server = await startServer(BUILT);
  const browser = createBrowserKeeper();
  const rows = {};
  try {
    for (const workload of workloads) {
      rows[workload.id] = await measureWorkload({ browser, server, contestants, workload, rounds });
      console.log(`\n${formatWorkload(workload, rows[workload.id])}`);
    }
  } finally {
    await browser.close();
    server.close();
  }
  const bars = checkBars(rows, isEverybody);
  const minutes = (Date.now() - startedAt) / 60_000;
  console.log(`\n${formatBars(bars)}\nTook ${minutes.toFixed(1)} minutes.`);
  // A ratio needs everybody: what a few have done is shown and not kept.
  if (isEverybody) saveResults({ rows, minutes, browser: browser.version });
  return bars.every(({ passed }) => passed) ? 0 : 1;
}

/** One browser for all runs; a new one where it has crashed, since a run of hours should outlive that. */
function createBrowserKeeper() {
  let browser;
  const keeper = {
    version: '',
    get: async () => {
      if (!browser?.isConnected()) browser = await chromium.launch(browserLaunchOptions());
      keeper.version = browser.version();
      return browser;
    },
    close: async () => browser?.close(),
  };
  return keeper;
}

/** Everybody once, then everybody again: a change of the machine's mood falls on all. */
async function measureWorkload({ browser, server, contestants, workload, rounds = workload.rounds }) {
  const row = {};
  for (const contestant of contestants) {
    const { id, name, group, isTuned, skip } = contestant;
    row[id] = { name, group, isTuned, runs: [], failures: [], skipped: skip?.(workload) || undefined };
  }
  for (let round = 1; round <= rounds; round++) {
    for (const contestant of contestants) {
      const entry = row[contestant.id];
      if (entry.skipped || entry.failures.length >= FAILURES_ALLOWED) continue;
      const load = os.loadavg()[0];
      const { failure, ...figures } = await measureRun({
        browser: await browser.get(),
        server,
        contestant,
        workload,
      });
      if (failure) entry.failures.push(failure);
      else entry.runs.push({ ...figures, load });
      const told =
        failure ?? `script ${figures.scriptMs.toFixed(0)} ms, busy ${figures.busyMs.toFixed(0)} ms`;
      console.log(`${workload.id} ${round}/${rounds} ${contestant.id}: ${told} (load ${load.toFixed(1)})`);
    }
  }
  for (const entry of Object.values(row)) entry.median = medianOf(entry.runs);
  return row;
}

function medianOf(runs) {
  if (runs.length === 0) return undefined;
  const names = Object.keys(runs[0]);
  return Object.fromEntries(names.map((name) => [name, median(runs.map((figures) => figures[name]))]));
}

/** Of an even number, the mean of the two in the middle. */
function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
}
