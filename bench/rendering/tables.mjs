/** Results as Markdown tables, for the terminal and for the report. */
import { bestOf } from './bars.mjs';

const whole = (value) => Math.round(value).toLocaleString('en');
const COLUMNS = [
  { figure: 'openMs', title: 'on the screen, ms', ofOpening: true },
  { figure: 'scriptMs', title: 'script, ms' },
  { figure: 'busyMs', title: 'busy, ms' },
  { figure: 'longTasks', title: 'tasks > 50 ms', ofStream: true },
  { figure: 'longestTask', title: 'longest task, ms', ofStream: true },
  { figure: 'slowFrames', title: 'frames > 50 ms', ofStream: true },
  { figure: 'layouts', title: 'layouts' },
  { figure: 'styles', title: 'style recalcs' },
  { figure: 'heapMB', title: 'heap, MB', write: (value) => value.toFixed(1) },
];
/** Figures of which the ratio to the best peer says something. */
const COMPARED = ['openMs', 'scriptMs', 'busyMs'];

/** One workload: a line for each contestant; beside a figure, how many times the best peer's it is. */
export function formatWorkload({ title, opens, rounds }, row) {
  const columns = COLUMNS.filter(({ ofOpening, ofStream }) => (opens ? !ofStream : !ofOpening));
  const lines = Object.values(row).map((entry) => {
    if (!entry.median) return `| ${entry.name} | ${whyNot(entry)} |${' |'.repeat(columns.length - 1)}`;
    const cells = columns.map(({ figure, write = whole }) => {
      const value = entry.median[figure];
      const best = bestOf(row, 'peer', figure);
      const ratio = COMPARED.includes(figure) && best ? ` (${ratioText(value, best.value)})` : '';
      return `${write(value)}${ratio}`;
    });
    const failed =
      entry.failures.length > 0 ? ` (${entry.failures.length} failed: ${entry.failures[0]})` : '';
    return `| ${entry.name}${failed} | ${cells.join(' | ')} |`;
  });
  return [
    `### ${title}`,
    '',
    `| ${rounds === 1 ? 'one run' : 'medians'} | ${columns.map((column) => column.title).join(' | ')} |`,
    `|---|${'---:|'.repeat(columns.length)}`,
    ...lines,
  ].join('\n');
}

function whyNot({ skipped, failures }) {
  return skipped ? `not asked: ${skipped}` : `failed: ${failures[0]}`;
}

export function ratioText(value, base) {
  const ratio = value / base;
  return `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)}×`;
}

/** How the cost of a piece grows: 100 KB over 2 KB, by kind. */
export function formatGrowth(rows, kinds) {
  const names = Object.entries(rows[`${kinds[0]}-2k`] ?? {});
  if (names.length === 0) return undefined;
  const lines = names.map(([id, { name }]) => {
    const cells = kinds.map((kind) => {
      const [small, large] = [rows[`${kind}-2k`], rows[`${kind}-100k`]].map((row) => row?.[id]);
      if (!small?.median) return '–';
      const perPiece = (entry) => (entry.median.scriptMs / small.pieces).toFixed(2);
      if (!large?.median) return `${perPiece(small)} → –`;
      return `${perPiece(small)} → ${perPiece(large)}, **${ratioText(large.median.scriptMs, small.median.scriptMs)}**`;
    });
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [
    `| script a piece, ms: 2 KB → 100 KB | ${kinds.join(' | ')} |`,
    `|---|${'---:|'.repeat(kinds.length)}`,
    ...lines,
  ].join('\n');
}

/** @param {{ bar: string, passed: boolean, value?: number, limit?: number, against?: string }[]} bars */
export function formatBars(bars) {
  const number = (value) =>
    value === undefined ? 'no figure' : value < 100 ? value.toFixed(2) : whole(value);
  const lines = bars.map(({ bar, passed, value, limit, against }) => {
    const base = against ? `, ${against}` : '';
    return `- ${passed ? '✓' : '✗ missed:'} ${bar} (${number(value)}, limit ${number(limit)}${base})`;
  });
  return lines.length > 0 ? lines.join('\n') : 'No bar could be checked with what was measured.';
}

/** A load average above this is not the bench's own, which keeps about two processors busy. */
const PROVISIONAL_LOAD = 3;

/** The load averages at the start of a workload's runs, and whether other work may have disturbed it. */
export function loadOf(row) {
  const loads = Object.values(row).flatMap(({ runs }) => runs.map(({ load }) => load));
  const [least, most] = [Math.min(...loads), Math.max(...loads)];
  return { range: `${least.toFixed(1)} to ${most.toFixed(1)}`, isProvisional: most > PROVISIONAL_LOAD };
}
