/** What the project promises of itself. Each bar is checked where what it needs was measured. */
import { KINDS } from './workloads.mjs';

/** Kinds of answer that the promise of a flat cost names. */
const FLAT_KINDS = KINDS.filter((kind) => kind !== 'cjk');
const GROWTH_LIMIT = 2;

const ofPeers = (workload, figure, most) => ({
  needs: [workload],
  comparesWith: 'peer',
  describe: (label) => `${label}: at most ${most} × the best peer`,
  check: (rows) => {
    const best = bestOf(rows[workload], 'peer', figure);
    return best && limit(figureOf(rows, workload, figure), best.value * most, `best peer ${best.name}`);
  },
});

export const BARS = [
  { label: 'Script time of 8,000 tokens', ...ofPeers('stream-8000', 'scriptMs', 0.1) },
  {
    label: 'Busy time of the main thread, 8,000 tokens',
    needs: ['stream-8000'],
    comparesWith: 'floor',
    describe: (label) => `${label}: at most the lower floor`,
    check: (rows) => {
      const best = bestOf(rows['stream-8000'], 'floor', 'busyMs');
      return best && limit(figureOf(rows, 'stream-8000', 'busyMs'), best.value, best.name);
    },
  },
  {
    label: 'Tasks over 50 ms with the CPU slowed 4 times',
    needs: ['slow-cpu'],
    describe: (label) => `${label}: none`,
    check: (rows) => limit(figureOf(rows, 'slow-cpu', 'longTasks'), 0),
  },
  { label: 'Opening 1,000 messages', ...ofPeers('open-1000', 'openMs', 0.2) },
  ratioBar('Opening 10,000 messages ÷ 1,000', 'open-10000', 'open-1000', 'openMs', 1.5),
  ratioBar(
    'Streaming under 1,000 messages ÷ in an empty window, script',
    'under-1000',
    'under-0',
    'scriptMs',
    1.1,
  ),
  ...FLAT_KINDS.map((kind) =>
    ratioBar(
      `Script of a piece at 100 KB ÷ 2 KB, ${kind}`,
      `${kind}-100k`,
      `${kind}-2k`,
      'scriptMs',
      GROWTH_LIMIT,
    ),
  ),
];

function ratioBar(label, above, below, figure, most) {
  return {
    label,
    needs: [above, below],
    describe: () => `${label}: at most ${most}`,
    check: (rows) => {
      const numerator = figureOf(rows, above, figure);
      const denominator = figureOf(rows, below, figure);
      return limit(
        numerator === undefined || denominator === undefined ? undefined : numerator / denominator,
        most,
      );
    },
  };
}

/**
 * @param {Record<string, Record<string, { group: string, name: string, median?: Record<string, number> }>>} rows - By
 *   workload and contestant.
 * @param {boolean} isEverybody - Whether all contestants were asked; a best peer of a few is none.
 * @returns {{ bar: string, passed: boolean, value?: number, limit?: number, against?: string }[]}
 */
export function checkBars(rows, isEverybody) {
  return BARS.filter(
    ({ needs, comparesWith }) => (isEverybody || !comparesWith) && needs.every((id) => rows[id]?.ours),
  )
    .map((bar) => ({ bar: bar.describe(bar.label), ...bar.check(rows) }))
    .filter(({ passed }) => passed !== undefined);
}

/** The lowest of a group, each as it comes. */
export function bestOf(row, group, figure) {
  return Object.values(row ?? {})
    .filter((entry) => entry.group === group && !entry.isTuned && entry.median)
    .map(({ name, median }) => ({ name, value: median[figure] }))
    .toSorted((one, other) => one.value - other.value)[0];
}

function figureOf(rows, workload, figure) {
  return rows[workload]?.ours?.median?.[figure];
}

/** Ours has failed where there is no value: that is a bar missed, not one to be left out. */
function limit(value, most, against) {
  return { passed: value !== undefined && value <= most, value, limit: most, against };
}
