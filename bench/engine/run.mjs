/**
 * `npm run bench:engine`: what reading an answer costs in the core, without React: parse, decode, reduce. Beside the
 * AI SDK's pump, TanStack's client and a bare loop, each fed the same answer from memory in its own wire format.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { bareLoop, CONTESTANTS, TOOL_CONTESTANTS } from './contestants.mjs';
import { createBody, respond } from './workloads.mjs';

/** Events that each contestant reads in all, at each length: enough for the compiler to have done its work. */
const EVENTS = 300_000;
/** Time for one contestant at one length. Who reads fewer than five answers in it is not asked for longer ones. */
const PATIENCE_MS = 1500;
const version = (name) =>
  JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

async function time(read, format, body) {
  const fetch = async () => respond(body.pieces);
  // Time of the processor, not of the clock: a client that waits between two events is not slow for that.
  const before = process.cpuUsage();
  const text = await read(fetch, format);
  const { user, system } = process.cpuUsage(before);
  if (!text.includes(body.text))
    throw new Error(`${format}: read ${text.length} of ${body.text.length} characters.`);
  return (user + system) / 1000;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Interleaved rounds of every contestant and its floor; medians in microseconds an event. */
async function measure(contestants, count, isOneByOne) {
  const bodies = new Map();
  for (const { format } of contestants) {
    bodies.set(format, bodies.get(format) ?? createBody(format, count, isOneByOne));
  }
  const floors = [...bodies.keys()].map((format) => ({ name: `floor ${format}`, format, read: bareLoop }));
  const runners = [...floors, ...contestants].filter(({ name }) => !(slow.get(name) < count));
  const times = new Map(runners.map(({ name }) => [name, []]));
  // By the clock: who waits between events costs little of the processor, and would keep us for ever.
  const waited = new Map();
  const rounds = Math.min(200, Math.max(5, EVENTS / count));
  for (let round = 0; round < rounds; round++) {
    for (const { name, format, read } of runners) {
      const own = times.get(name);
      if ((waited.get(name) ?? 0) > PATIENCE_MS) {
        if (own.length < 5) slow.set(name, count);
        continue;
      }
      const startedAt = performance.now();
      own.push(await time(read, format, bodies.get(format)));
      waited.set(name, (waited.get(name) ?? 0) + performance.now() - startedAt);
    }
  }
  // The first half of the rounds warms up.
  const micros = (name) => (median(secondHalf(times.get(name) ?? [])) * 1000) / count;
  return contestants.map(({ name, format }) => {
    const floor = micros(`floor ${format}`);
    return { name, format, perEvent: micros(name), floor, ratio: micros(name) / floor };
  });
}

const secondHalf = (numbers) => numbers.slice(Math.floor(numbers.length / 2));

/** Names of those that lost our patience, with the length at which they did. */
const slow = new Map();
const number = (value, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

async function section(title, contestants, counts, isOneByOne) {
  const byCount = [];
  for (const count of counts) byCount.push(await measure(contestants, count, isOneByOne));
  const head = `| ${title} | ${counts.map((count) => `${count.toLocaleString('en')} events: µs, ratio`).join(' | ')} | growth |`;
  const lines = contestants.map(({ name }, index) => {
    const cells = byCount.map(
      (rows) => `${number(rows[index].perEvent)} µs, **${number(rows[index].ratio)}×**`,
    );
    const growth = byCount.at(-1)[index].perEvent / byCount[Math.max(0, byCount.length - 3)][index].perEvent;
    return `| ${name} | ${cells.join(' | ')} | ${number(growth)}× |`;
  });
  const table = [head, `|---|${counts.map(() => '---|').join('')}---|`, ...lines].join('\n');
  console.log(`\n${table}`);
  return { table, byCount };
}

const counts = [100, 1_000, 10_000, 100_000];
const oneByOne = await section('one event a read', CONTESTANTS, counts, true);
const inChunks = await section('16 KiB a read', CONTESTANTS, counts, false);
const tool = await section('tool input, 16 KiB a read', TOOL_CONTESTANTS, [1_000, 10_000, 50_000], false);

// At 100 events the request itself weighs more than they do.
const rows = [oneByOne, inChunks].flatMap(({ byCount }) => byCount.slice(1)).concat(tool.byCount);
const ours = rows.flat().filter(({ name }) => name.startsWith('ours'));
const worst = ours.reduce((one, other) => (other.ratio > one.ratio ? other : one));
const summary = `Ours at worst, from 1,000 events on: ${number(worst.ratio)}× the bare loop (${worst.name}). The promise is 3×.`;
console.log(`\n${summary}`);

writeFileSync(
  new URL('../engine.md', import.meta.url),
  `# What reading an answer costs

\`npm run bench:engine\` wrote this on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${os.cpus()[0].model}, ${os.cpus().length} cores; ai ${version('ai')}, @ai-sdk/react ${version('@ai-sdk/react')}, @tanstack/ai-client ${version('@tanstack/ai-client')}.

Microseconds of processor time an event, and the ratio to a bare loop over the same bytes (read, decode, split into lines, parse the JSON, append). Each contestant reads the same answer in its own wire format, from memory, in interleaved rounds (5 to 200, the first half to warm up); medians. "Growth" is the time per event in the longest answer over that in one two steps shorter: 1× is linear.

${oneByOne.table}

${inChunks.table}

${tool.table}

${summary}
`,
);
process.exitCode = worst.ratio > 3 ? 1 : 0;
