import type { MarkdownAlign } from './types.ts';

const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/** The columns that a table's second line announces, or nothing if it is no such line (GFM 4.10). */
export function readDelimiterRow(line: string): MarkdownAlign[] | undefined {
  if (!/[|:]/.test(line) || !DELIMITER_ROW.test(line)) return undefined;
  return splitRow(line).map((cell) => {
    const [isStart, isEnd] = [cell.startsWith(':'), cell.endsWith(':')];
    if (isStart && isEnd) return 'center';
    return isStart ? 'left' : isEnd ? 'right' : undefined;
  });
}

/** The cells of a row. A pipe after a backslash belongs to its cell, in code too. */
export function splitRow(line: string): string[] {
  const cells: string[] = [];
  const inner = line.trim().replace(/^\|/, '');
  let cell = '';
  for (const piece of inner.match(/\\[\s\S]|[^\\|]+|[\s\S]/g) ?? []) {
    if (piece === '|') {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += piece === '\\|' ? '|' : piece;
    }
  }
  if (cell.trim()) cells.push(cell.trim());
  return cells;
}
