import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PAGES, withSummary } from '../../bench/rendering/summary.mjs';
import { ROOT, readDocument } from './snippets.ts';

const { workloads } = JSON.parse(readFileSync(path.join(ROOT, 'bench/results.json'), 'utf8'));
const rows = Object.fromEntries(
  Object.entries<{ row: unknown }>(workloads).map(([id, { row }]) => [id, row]),
);

test.each(PAGES)('%s shows the figures of the last bench', (page) => {
  const text = readDocument(page);
  expect(text).toContain('<!-- bench: ');
  expect(text).toBe(withSummary(text, rows, page));
});
