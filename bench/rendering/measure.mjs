/** One run: a fresh page, one workload, the browser's own counters before and after. */
import { setTimeout as wait } from 'node:timers/promises';
import { createAnswer, MARKS } from './answers.mjs';

const VIEWPORT = { width: 1000, height: 800 };
/** Lets fonts, first paints and lazy chunks be over before the counters are read. */
const SETTLE_MS = 400;
const POLL_MS = 100;
const OPEN_LIMIT_MS = 90_000;
/** How long after the server's last word a page may take to show it. */
const LAG_LIMIT_MS = 120_000;

/** What went wrong in a run; the run counts as failed, and the report says so. */
class RunFailure extends Error {}

/**
 * @returns {Promise<Record<string, number> | { failure: string }>} Milliseconds and counts.
 */
export async function measureRun({ browser, server, contestant, workload }) {
  let context;
  let complaint = '';
  try {
    context = await browser.newContext({ viewport: VIEWPORT });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      complaint ||= error.message;
    });
    await page.addInitScript(watchLongTasks);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
    await page.goto(`${server.origin}/${contestant.id}/`);
    const measure = workload.opens ? measureOpening : measureStream;
    return await measure({ page, cdp, server, workload });
  } catch (error) {
    // A page or a browser that breaks down is a failed run; everything else is a mistake of ours.
    if (!(error instanceof RunFailure) && !/timeout|closed|crash/i.test(error.message)) throw error;
    return { failure: `${error.message.split('\n')[0]}${complaint ? ` (${complaint})` : ''}` };
  } finally {
    // Has its browser crashed, so has it.
    await context?.close().catch(() => {});
  }
}

async function measureOpening({ page, cdp, workload }) {
  await wait(SETTLE_MS);
  const before = await readCounters(cdp);
  const openMs = await open(page, workload.history);
  const after = await readCounters(cdp);
  return { openMs, ...difference(before, after) };
}

async function measureStream({ page, cdp, server, workload }) {
  const { history = 0, slowdown = 1, perSecond } = workload;
  await open(page, history);
  await wait(SETTLE_MS);
  const stream = server.prepare({ ...prepareAnswer(workload), perSecond });
  if (workload.headChars) {
    await page.evaluate(() => window.bench.send());
    await untilShown(page, MARKS.middle);
    await wait(SETTLE_MS);
  }
  if (slowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.evaluate(() => window.benchTasks.reset());
  const before = await readCounters(cdp);
  const startedAt = performance.now();
  if (workload.headChars) stream.go();
  else await page.evaluate(() => window.bench.send());
  await untilEnded(stream, perSecond);
  const lastSentAt = performance.now();
  await untilShown(page, MARKS.last);
  const lagMs = performance.now() - lastSentAt;
  // Who types on after the last word is on the page is not done; neither is what follows an end.
  await wait(SETTLE_MS);
  const after = await readCounters(cdp);
  const { longTasks, longestTask, slowFrames } = await page.evaluate(() => window.benchTasks.read());
  await checkWhole(page, workload);
  return {
    ...difference(before, after),
    elapsedMs: lastSentAt + lagMs - startedAt,
    lagMs,
    longTasks,
    longestTask,
    slowFrames,
  };
}

/** The whole answer at its pace; or most of it at once and then so many pieces, each about a dozen characters. */
function prepareAnswer({ kind, tokens, headChars, pieces: pieceCount }) {
  if (!headChars) return { pieces: createAnswer({ kind, tokens }) };
  const perPiece = 3;
  const tail = pieceCount * perPiece;
  // By trial: how many tokens make so many characters differs from kind to kind.
  const sample = createAnswer({ kind, tokens: 2000 });
  const perToken = sample.join('').length / sample.length;
  const headTokens = Math.round(headChars / perToken);
  const all = createAnswer({ kind, tokens: headTokens + tail, middleAt: headTokens * 0.7 });
  const head = all.slice(0, -tail).join('');
  const pieces = [];
  for (let start = all.length - tail; start < all.length; start += perPiece) {
    pieces.push(all.slice(start, start + perPiece).join(''));
  }
  return { head, pieces };
}

async function open(page, history) {
  const opening = page.evaluate((count) => window.bench.open(count), history);
  opening.catch(() => {});
  const result = await Promise.race([opening, wait(OPEN_LIMIT_MS, 'late', { ref: false })]);
  if (result === 'late') {
    throw new RunFailure(
      `the last of ${history} messages was not on the screen after ${OPEN_LIMIT_MS / 1000} s`,
    );
  }
  return result;
}

/** Who has not asked for the answer, or not read it, would keep us for ever. */
async function untilEnded(stream, perSecond) {
  const limitMs = (stream.length / perSecond) * 1000 + LAG_LIMIT_MS;
  const ended = stream.ended.then(() => true);
  if (!(await Promise.race([ended, wait(limitMs, false, { ref: false })]))) {
    throw new RunFailure(`the answer was not fetched within ${Math.round(limitMs / 1000)} s`);
  }
}

async function untilShown(page, mark) {
  const limit = performance.now() + LAG_LIMIT_MS;
  // Only once the server has said its last word: asking costs the page a little.
  while (
    !(await within(
      page.evaluate((text) => window.bench.shows(text), mark),
      limit,
    ))
  ) {
    if (performance.now() > limit) {
      throw new RunFailure(`"${mark}" was not on the page ${LAG_LIMIT_MS / 1000} s after it was sent`);
    }
    await wait(POLL_MS);
  }
}

async function within(asking, limit) {
  asking.catch(() => {});
  return Promise.race([asking, wait(Math.max(0, limit - performance.now()), false, { ref: false })]);
}

async function checkWhole(page, { kind }) {
  const missing = await page.evaluate(
    (marks) => marks.filter((mark) => !window.bench.shows(mark)),
    Object.values(MARKS),
  );
  if (missing.length > 0) throw new RunFailure(`the page does not show ${missing.join(', ')}`);
  // Footnotes stand below the last words.
  const isInView = await page.evaluate((mark) => window.bench.isInView(mark), MARKS.last);
  if (!isInView && kind !== 'footnotes') throw new RunFailure('the last words are not in view');
}

/** Runs in the page, before its own scripts. */
function watchLongTasks() {
  let tasks = [];
  let frames = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const frameObserver = new PerformanceObserver((list) => {
    frames += list.getEntries().length;
  });
  frameObserver.observe({ type: 'long-animation-frame' });
  window.benchTasks = {
    reset: () => {
      observer.takeRecords();
      frameObserver.takeRecords();
      tasks = [];
      frames = 0;
    },
    read: () => {
      tasks.push(...observer.takeRecords().map(({ duration }) => duration));
      frames += frameObserver.takeRecords().length;
      return { longTasks: tasks.length, longestTask: Math.max(0, ...tasks), slowFrames: frames };
    },
  };
}

async function readCounters(cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

function difference(before, after) {
  const grown = (name) => after[name] - before[name];
  return {
    scriptMs: grown('ScriptDuration') * 1000,
    busyMs: grown('TaskDuration') * 1000,
    layouts: grown('LayoutCount'),
    styles: grown('RecalcStyleCount'),
    layoutMs: (grown('LayoutDuration') + grown('RecalcStyleDuration')) * 1000,
    heapMB: grown('JSHeapUsedSize') / 1e6,
    nodes: grown('Nodes'),
  };
}
