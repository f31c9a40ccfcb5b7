import { build } from 'esbuild';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserLaunchOptions } from '../../../scripts/lib/browser.mjs';
import { planConversation } from './conversationPlan.ts';
import { type FaultServer, startFaultServer } from './faultServer.ts';
import { judgeConversation, wasTooSlow } from './judgeConversation.ts';
import { type ConversationReport, type HoldConversations, turnName } from './report.ts';

/** How much is asked of a soak. */
export type SoakOptions = {
  conversations: number;
  /** Longest time, in minutes. No conversation begins after it. */
  minutes: number;
  seed: number;
  /** Number of the first conversation, to hold one again. @defaultValue 0 */
  first?: number;
};

/** What came of a soak. */
export type SoakResult = {
  held: number;
  turns: number;
  requests: number;
  characters: number;
  /** Turns whose time limit a busy machine used up, so that little was learnt from them. */
  late: number;
  /** Broken promises, each a sentence that begins with the conversation. */
  faults: readonly string[];
  /** Of all pages together after collection, in bytes: after the warm-up, and after each batch that followed. */
  heaps: readonly number[];
  openSockets: number;
  seconds: number;
};

/** Pages, each with an origin of its own. */
const PAGES = 3;
/** Conversations at a time on a page: one less than the connections that a browser opens to an origin. */
const AT_ONCE = 5;
/** No machine code: it made half of the heap, and went on growing for 2,000 conversations, with nothing of ours in it. */
const JS_FLAGS = '--js-flags=--no-opt --no-maglev --no-sparkplug';
/** Batches with a look at the heap after each. */
const BATCHES = 10;
/** The warm-up is a part of all conversations, but at least so many. */
const WARM_UP_PART = 0.2;
const MIN_WARM_UP = 150;
/** After so many broken promises nothing new is learnt. */
const MAX_FAULTS = 20;

/** Holds random conversations in Chromium against a server that misbehaves, and counts what was lost. */
export async function runSoak(
  options: SoakOptions,
  tell: (line: string) => void = () => {},
): Promise<SoakResult> {
  const { conversations, minutes, seed, first = 0 } = options;
  const startedAt = Date.now();
  const server = await startFaultServer(seed, PAGES, await bundlePage());
  const { args, ...launch } = browserLaunchOptions();
  const browser = await chromium.launch({ ...launch, args: [...args, JS_FLAGS] });
  const faults: string[] = [];
  const heaps: number[] = [];
  let [held, turns, requests, characters, late] = [0, 0, 0, 0, 0];

  async function take(report: ConversationReport): Promise<void> {
    held++;
    const plan = planConversation(seed, report.conversation);
    for (const [index, seen] of report.turns.entries()) {
      turns++;
      if (wasTooSlow(plan[index], seen)) late++;
      requests += server.requests(turnName(report.conversation, index)).length;
      characters += seen.received.length;
    }
    faults.push(...(await judgeConversation(seed, report, server)));
  }

  try {
    const pages = await Promise.all(
      server.origins.map((origin) => openPage(browser, origin, server, take, (fault) => faults.push(fault))),
    );
    const size = Math.ceil(conversations / BATCHES);
    for (let batch = 0; batch < BATCHES; batch++) {
      const isLate = Date.now() - startedAt > minutes * 60_000;
      if (isLate || faults.length >= MAX_FAULTS) break;
      const from = batch * size;
      const numbers = range(first + from, first + Math.min(conversations, from + size));
      await Promise.all(
        pages.map((page, index) => page.hold(numbers.filter((_, at) => at % PAGES === index))),
      );
      const sizes = await Promise.all(pages.map((page) => page.heapSize()));
      const heap = sizes.reduce((sum, bytes) => sum + bytes, 0);
      if (held >= Math.max(MIN_WARM_UP, conversations * WARM_UP_PART)) heaps.push(heap);
      tell(
        `${held} conversations, ${faults.length} faults, heap ${megabytes(heap)} MB, ${seconds(startedAt)} s`,
      );
    }
    return {
      held,
      turns,
      requests,
      characters,
      late,
      faults,
      heaps,
      openSockets: await server.openSockets(),
      seconds: seconds(startedAt),
    };
  } finally {
    await browser.close();
    await server.close();
  }

  async function openPage(
    owner: Browser,
    origin: string,
    { heard, refusingOrigin }: FaultServer,
    report: (report: ConversationReport) => Promise<void>,
    complain: (fault: string) => void,
  ) {
    // A context of its own, so that each has its own process and heap.
    const page = await (await owner.newContext()).newPage();
    page.on('pageerror', (error) => complain(`The page threw: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      const isOurs = !/^Failed to load resource/.test(message.text());
      if (isOurs && /error|warning/.test(message.type())) complain(`The console says: ${message.text()}`);
    });
    await page.exposeFunction('soakHeard', heard);
    await page.exposeFunction('soakReport', report);
    await page.goto(origin);
    const session = await page.context().newCDPSession(page);
    return {
      hold: (numbers: readonly number[]) =>
        holdIn(page, { seed, conversations: numbers, atOnce: AT_ONCE, refusingOrigin }),
      heapSize: () => heapSize(session),
    };
  }
}

/** What is wrong with a soak as a whole, and how to repeat it. */
export function verdict(options: SoakOptions, result: SoakResult): readonly string[] {
  const { conversations, seed, minutes } = options;
  const { faults, held, openSockets, heaps } = result;
  const growth = heapGrowth(result);
  return [
    ...faults,
    ...(held < conversations
      ? [`Only ${held} of ${conversations} conversations were held in ${minutes} minutes.`]
      : []),
    ...(openSockets > 0 ? [`${openSockets} sockets were open at the end.`] : []),
    ...(growth > 0.05
      ? [`The heap grew by ${(growth * 100).toFixed(1)} %: ${heaps.map(megabytes).join(', ')} MB.`]
      : []),
  ].map((fault) => `${fault} Repeat it with --seed ${seed}.`);
}

/** The one line that sums a soak up. */
export function summary({ seed }: SoakOptions, result: SoakResult): string {
  const { held, turns, requests, characters, late, faults, heaps, openSockets } = result;
  const heap =
    heaps.length > 1
      ? `heap ${heaps.map(megabytes).join(', ')} MB (${(heapGrowth(result) * 100).toFixed(1)} %)`
      : 'too few for the heap';
  return [
    `Soak, seed ${seed}: ${held} conversations, ${turns} turns, ${requests} requests, ${characters} characters`,
    `${late} late turns, ${faults.length} faults, ${openSockets} open sockets, ${heap}, ${result.seconds} s.`,
  ].join('; ');
}

function heapGrowth({ heaps }: SoakResult): number {
  const [before = 1, after = before] = [heaps[0], heaps.at(-1)];
  return after / before - 1;
}

async function holdIn(page: Page, work: Parameters<HoldConversations>[0]): Promise<void> {
  await page.evaluate(
    (given) => (globalThis as unknown as { holdConversations: HoldConversations }).holdConversations(given),
    work,
  );
}

/** What lives after collection, in bytes. The second pass takes what the first one's finalizers let go. */
async function heapSize(session: CDPSession): Promise<number> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('../page/main.tsx', import.meta.url).pathname],
    // The names that a user would import: tsconfig.json says where they are here.
    tsconfig: new URL('../../../tsconfig.json', import.meta.url).pathname,
    define: { 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);
const seconds = (sinceMs: number): number => Math.round((Date.now() - sinceMs) / 1000);
