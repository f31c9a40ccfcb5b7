import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHighlighter } from '../../src/highlight/createHighlighter.ts';
import { LANGUAGES } from '../../src/highlight/languages.ts';

const grammars = [...new Map([...LANGUAGES].map(([name, grammar]) => [grammar, name]))];
const SOURCES = new URL('../../src/highlight/', import.meta.url);

const SIGNS = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<a',
    '</a>',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '"',
    "'",
    '`',
    '"""',
    "'''",
    '${',
    '$',
  ],
  ...[
    '/*',
    '*/',
    '//',
    '/',
    '#',
    '--',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '@',
    '\\',
    ':',
    '=',
    '.',
    ',',
  ],
  ...['a', 'Type', 'return', ' ', '\t', '1', '0x', 'é', '中', '😀', '\ud83d', '\0', '```', '+', '-', '*'],
];

describe.each(grammars)('%#', (grammar, name) => {
  test(`${name}: every character comes out as it went in, whatever is read`, () => {
    const lines = fc.array(fc.array(fc.constantFrom(...SIGNS), { maxLength: 20 }), { maxLength: 6 });
    fc.assert(
      fc.property(lines, (pieces) => {
        const highlighter = createHighlighter(grammar);
        for (const line of pieces.map((signs) => signs.join(''))) {
          const tokens = highlighter.line(line);
          expect(tokens.map(({ text }) => text).join('')).toBe(line);
          for (const { text } of tokens) expect(text).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });

  /** Processor time for signs that come again and again, the least of some runs. */
  function cost(line: string): number {
    const times = Array.from({ length: 2 }, () => {
      const before = process.cpuUsage();
      const highlighter = createHighlighter(grammar);
      highlighter.line(line);
      return process.cpuUsage(before).user / 1000;
    });
    return Math.min(...times);
  }

  test(`${name}: no line takes long, of whatever signs`, () => {
    for (const sign of [...SIGNS, 'a ', '- ', '\\"', '[/', '/[', 'a=(', '<a b="', '{`${', '**a', '_a']) {
      expect(cost(sign.repeat(20_000 / sign.length)), sign).toBeLessThan(100);
    }
  });
});

test('a fork goes on by itself', () => {
  const highlighter = createHighlighter(LANGUAGES.get('js') ?? { start: [] });
  highlighter.line('/* one');
  highlighter.fork().line('two */');
  expect(highlighter.line('let')).toEqual([{ text: 'let', kind: 'comment' }]);
});

test('states that lead in a circle come to an end, and so do those without an end', () => {
  const circle = createHighlighter({
    start: [[/(?=a)/, undefined, 'other']],
    other: [[/(?=a)/, undefined, '-']],
  });
  expect(circle.line('aab')).toEqual([{ text: 'aab', kind: undefined }]);
  const deep = createHighlighter({ start: [[/\(/, 'meta', 'start']] });
  for (let count = 0; count < 1000; count++) deep.line('((((');
  expect(deep.line('(')).toEqual([{ text: '(', kind: 'meta' }]);
});

test('real files are told apart to the end: no string or comment swallows what follows', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files) {
    const highlighter = createHighlighter(LANGUAGES.get('ts') ?? { start: [] });
    for (const line of readFileSync(new URL(file, SOURCES), 'utf8').split('\n')) highlighter.line(line);
    expect(highlighter.line('const'), file).toEqual([{ text: 'const', kind: 'keyword' }]);
  }
});
