/** What is asked of everybody. */

/**
 * @typedef {{ id: string, title: string, rounds: number, opens?: boolean, history?: number, kind?: string,
 *   tokens?: number, perSecond?: number, slowdown?: number, headChars?: number, pieces?: number }} Workload
 */

const stream = (tokens, perSecond, rounds) => ({
  id: `stream-${tokens}`,
  title: `${tokens.toLocaleString('en')} tokens at ${perSecond.toLocaleString('en')} a second`,
  tokens,
  perSecond,
  rounds,
});
const opening = (history, rounds) => ({
  id: `open-${history}`,
  title: `Opening a history of ${history.toLocaleString('en')} messages`,
  opens: true,
  history,
  rounds,
});
const under = (history) => ({
  id: `under-${history}`,
  title: `500 tokens at 100 a second under ${history.toLocaleString('en')} messages`,
  history,
  tokens: 500,
  perSecond: 100,
  rounds: 3,
});
const growth = (kind, kilobytes) => ({
  id: `${kind}-${kilobytes}k`,
  title: `Pieces at the end of ${kilobytes} KB: ${kind}`,
  kind,
  headChars: kilobytes * 1024,
  pieces: 150,
  perSecond: 50,
  rounds: 3,
});

export const KINDS = ['prose', 'list', 'table', 'fence', 'footnotes', 'cjk'];

/** @type {Workload[]} */
export const WORKLOADS = [
  stream(500, 100, 3),
  stream(2000, 300, 3),
  stream(8000, 1000, 5),
  stream(32_000, 1000, 1),
  {
    id: 'slow-cpu',
    title: '2,000 tokens at 300 a second, CPU slowed 4 times',
    tokens: 2000,
    perSecond: 300,
    slowdown: 4,
    rounds: 3,
  },
  opening(0, 3),
  opening(100, 3),
  opening(1000, 5),
  opening(10_000, 3),
  under(0),
  under(1000),
  ...KINDS.flatMap((kind) => [growth(kind, 2), growth(kind, 100)]),
];

/** The three that say most, in a few minutes. */
export const QUICK = ['stream-8000', 'slow-cpu', 'open-1000'];
