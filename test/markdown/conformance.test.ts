// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { checkExample } from './support/checkExample.ts';
import { conformanceTable } from './support/conformanceTable.ts';
import { DEVIATIONS } from './support/deviations.ts';
import { SPEC_EXAMPLES } from './support/specExamples.ts';

const expected = SPEC_EXAMPLES.filter(({ name }) => !DEVIATIONS[name]);
const deviating = SPEC_EXAMPLES.filter(({ name }) => DEVIATIONS[name]);

test.each(expected)('$name ($section) becomes what the reference makes of it', (example) => {
  const outcome = checkExample(example);
  expect(outcome.got, JSON.stringify(example.markdown)).toBe(outcome.expected);
});

test.each(deviating)('$name is on the list of deviations and differs', (example) => {
  expect(checkExample(example).isSame).toBe(false);
});

test('the list of deviations names examples that there are', () => {
  const names = SPEC_EXAMPLES.map(({ name }) => name);
  expect(Object.keys(DEVIATIONS).filter((name) => !names.includes(name))).toEqual([]);
});

test('docs/markdown-conformance.md says what the examples say', async () => {
  await expect(conformanceTable()).toMatchFileSnapshot('../../docs/markdown-conformance.md');
}, 60_000);
