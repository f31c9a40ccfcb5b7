/** What is kept of a run: figures, report and chart. A run of some workloads replaces those and leaves the others. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { checkBars } from './bars.mjs';
import { drawChart } from './chart.mjs';
import { CONTESTANTS } from './contestants.mjs';
import { writeReport } from './report.mjs';
import { writeSummaries } from './summary.mjs';
import { WORKLOADS } from './workloads.mjs';

const RESULTS = new URL('../results.json', import.meta.url);
const REPORT = new URL('../rendering.md', import.meta.url);
const CHART = new URL('../../docs/bench.svg', import.meta.url);

export function saveResults({ rows, minutes, browser }) {
  const kept = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')).workloads : {};
  const measured = {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    machine: `${os.cpus()[0].model.trim()}, ${os.cpus().length} cores, ${os.platform()}; Chromium ${browser}; Node ${process.version}`,
  };
  const workloads = {};
  for (const { id } of WORKLOADS) {
    const entry = rows[id] ? { ...measured, row: rows[id] } : kept[id];
    if (entry) workloads[id] = entry;
  }
  const allRows = Object.fromEntries(Object.entries(workloads).map(([id, { row }]) => [id, row]));
  const results = {
    minutes: Math.round(minutes),
    versions: versions(),
    bars: checkBars(allRows, true),
    workloads,
  };
  writeFileSync(RESULTS, `${JSON.stringify(results, roundNumbers, 2)}\n`);
  writeFileSync(REPORT, writeReport(results, allRows));
  writeFileSync(CHART, drawChart(allRows));
  writeSummaries(allRows);
}

function versions() {
  const names = ['react', ...CONTESTANTS.flatMap(({ packages }) => packages)];
  return Object.fromEntries([...new Set(names)].map((name) => [name, versionOf(name)]));
}

function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8'))
    .version;
}

function roundNumbers(_key, value) {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
