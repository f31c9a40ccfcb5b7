import { describe, expect, test } from 'vitest';
import { apiIndex } from './api/apiIndex.ts';
import { readEntries } from './api/readEntries.ts';
import { findExactProperties, findGaps, renderPage } from './api/renderPage.ts';

/** The first question makes the compiler check a type through and through. */
const LIMIT_MS = 60_000;

const reading = readEntries();

test('docs/api/README.md lists every entry and what it exports', async () => {
  await expect(apiIndex(reading)).toMatchFileSnapshot('../../docs/api/README.md');
});

describe.each(reading.entries)('$specifier', { timeout: LIMIT_MS }, (entry) => {
  test(`is in docs/api/${entry.page} as its comments say`, async () => {
    await expect(renderPage(entry, reading)).toMatchFileSnapshot(`../../docs/api/${entry.page}`);
  });

  test('says of every export and every option what it is', () => {
    expect(findGaps(entry, reading)).toEqual([]);
  });

  test('takes `undefined` for whatever may be left out', () => {
    expect(findExactProperties(entry, reading)).toEqual([]);
  });
});
