import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMarkdownParser } from '../../src/markdown/createMarkdownParser.ts';
import { flowsOf, isPrefixOf, type Skeleton, skeleton } from './support/skeleton.ts';

const ANSWERS = new URL('../fixtures/answers/', import.meta.url);
const names = readdirSync(ANSWERS);

/** Of all frames of all answers, those whose structure is the beginning of the last one's, and whose text is. */
const STRUCTURE_SHARE = 0.99;
const TEXT_SHARE = 0.997;

/** Where a mark is shown that the whole text does not have, and why nobody can know better. */
const RAW_MARKS: Record<string, string> = {
  'refs-iceland.md':
    'a word in brackets is mostly a word in brackets, until its definition says that it was a link',
};

const readAnswer = (name: string): string => readFileSync(new URL(name, ANSWERS), 'utf8');
const readWhole = (text: string): Skeleton => skeleton(createMarkdownParser().parse(text, false));

/** What the reader sees of a tree. */
function visibleText(tree: Skeleton): string {
  return (typeof tree === 'string' ? tree : tree.children.map(visibleText).join('')).replace(/\s+/g, '');
}

/** The first character that a frame shows and the whole text has not. */
function firstStray(frame: string, end: string): string | undefined {
  let index = 0;
  while (index < frame.length && frame[index] === end[index]) index++;
  return frame[index];
}

describe('an answer that is being written looks like the beginning of what it becomes', () => {
  let frames = 0;
  let sameStructure = 0;
  let sameText = 0;

  test.each(names)('%s shows no raw mark in any frame', (name) => {
    const text = readAnswer(name);
    const end = flowsOf(readWhole(text));
    const endTexts = new Map([...end].map(([flow, tree]) => [flow, visibleText(tree)]));
    const parser = createMarkdownParser();
    const raw: string[] = [];
    for (let length = 1; length <= text.length; length++) {
      const frame = [...flowsOf(skeleton(parser.parse(text.slice(0, length), true)))];
      const strays = frame.map(([flow, tree]) => firstStray(visibleText(tree), endTexts.get(flow) ?? ''));
      frames++;
      if (frame.every(([flow, tree]) => isPrefixOf(tree, end.get(flow)))) sameStructure++;
      if (strays.every((stray) => stray === undefined)) sameText++;
      if (strays.some((stray) => stray && /[\p{P}\p{S}]/u.test(stray)))
        raw.push(text.slice(0, length).slice(-60));
    }
    if (name in RAW_MARKS) expect(raw).not.toEqual([]);
    else expect(raw).toEqual([]);
  });

  test('their structure and their text are that of a beginning, but for a few', () => {
    console.info(
      `${frames} frames of ${names.length} answers: structure ${((100 * sameStructure) / frames).toFixed(2)} %, text ${((100 * sameText) / frames).toFixed(2)} %`,
    );
    expect(sameStructure / frames).toBeGreaterThanOrEqual(STRUCTURE_SHARE);
    expect(sameText / frames).toBeGreaterThanOrEqual(TEXT_SHARE);
  });
});

describe('the last frame is what reading the whole at once gives', () => {
  test.each(names)('%s, character by character', (name) => {
    const text = readAnswer(name);
    const parser = createMarkdownParser();
    for (let length = 1; length <= text.length; length++) parser.parse(text.slice(0, length), true);
    expect(skeleton(parser.parse(text, false))).toEqual(readWhole(text));
  });

  const fragment = fc.constantFrom(
    ...[
      'a',
      'b ',
      '*',
      '**',
      '_',
      '~~',
      '`',
      '```',
      '\n',
      '\n\n',
      '\r\n',
      '- ',
      '- [ ] ',
      '1. ',
      '> ',
      '#',
      ' ',
    ],
    ...[
      '    ',
      '\t',
      '|',
      '|-|',
      '[',
      ']',
      '(/u)',
      '[^1]',
      '[^1]: x',
      '[a]',
      '[a]: /u',
      '![',
      '\\',
      '<',
      '&amp;',
    ],
    ...['http://a.b', '---', '===', '中', '。', '$', '\0', '😀'],
  );

  test('any fragments in any pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 40 }),
        fc.array(fc.nat(5), { maxLength: 40 }),
        (fragments, steps) => {
          const text = fragments.join('');
          const parser = createMarkdownParser();
          let length = 0;
          for (const step of steps) {
            length = Math.min(text.length, length + step);
            parser.parse(text.slice(0, length), true);
          }
          expect(skeleton(parser.parse(text, false))).toEqual(readWhole(text));
        },
      ),
      { numRuns: 3000 },
    );
  }, 60_000);
});

test.each(names)('no finished block of %s is read again', (name) => {
  const text = readAnswer(name);
  const parser = createMarkdownParser();
  let before = parser.parse('', true).children.flat();
  for (let length = 1; length <= text.length; length++) {
    const written = text.slice(0, length);
    const after = parser.parse(written, true).children.flat();
    // The blocks that asked for a link are made anew when it is defined: at the end of that line, or with the next one.
    const isDefining = /(?:^|\n)\[[^^\]][^\]]*\]:.*(?:\n.*)?$/.test(written);
    // The last one was still open, and the one before it may have had the caret.
    const finished = isDefining ? [] : before.slice(0, -2);
    for (const [index, block] of finished.entries()) expect(after[index]).toBe(block);
    before = after;
  }
});

test('a shorter text, or another one, is read anew', () => {
  const parser = createMarkdownParser();
  parser.parse('# One\n\nTwo\n\nThree', true);
  expect(skeleton(parser.parse('# One', false))).toEqual(readWhole('# One'));
  expect(skeleton(parser.parse('- other\n', false))).toEqual(readWhole('- other\n'));
});

test.each(['**a _b '.repeat(1000), `${'*'.repeat(5000)}a${'*'.repeat(5000)}`, '**a [b '.repeat(1000)])(
  'marks do not nest without end: %.12s…',
  (text) => {
    for (const isStreaming of [true, false]) {
      const tree = createMarkdownParser().parse(text, isStreaming);
      expect(visibleText(skeleton(tree))).toContain('a');
    }
  },
);

describe('reading stays linear', () => {
  const PATHOLOGICAL: Record<string, (count: number) => string> = {
    'opening brackets': (count) => '['.repeat(count),
    'nested brackets': (count) => `${'['.repeat(count)}a${']'.repeat(count)}`,
    'half links': (count) => '[a]('.repeat(count),
    'images in images': (count) => '![[]()'.repeat(count),
    stars: (count) => '*'.repeat(count),
    'strong openers': (count) => '**a '.repeat(count),
    'mixed emphasis': (count) => '*a _b '.repeat(count),
    closers: (count) => 'a* b_ '.repeat(count),
    'growing runs of backticks': (count) =>
      Array.from({ length: Math.sqrt(count) | 0 }, (_, n) => '`'.repeat(n)).join(' a '),
    'nested quotes': (count) => '>'.repeat(count),
    'nested lists': (count) =>
      Array.from({ length: Math.sqrt(count) | 0 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n'),
    'angle brackets': (count) => '<a:'.repeat(count),
    entities: (count) => '&a'.repeat(count),
    definitions: (count) => '[a]: /u\n'.repeat(count / 4),
    'a long list': (count) => '- item\n'.repeat(count / 4),
    'a long table': (count) => `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(count / 4)}`,
    'tildes and underscores': (count) => '~_a'.repeat(count),
    autolinks: (count) => 'http://a.'.repeat(count / 4),
    'mail addresses': (count) => 'a@a.'.repeat(count / 4),
  };

  /** Processor time, the least of some runs: other work on the machine does not count. */
  function cost(text: string): number {
    const times = Array.from({ length: 4 }, () => {
      const before = process.cpuUsage();
      createMarkdownParser().parse(text, false);
      createMarkdownParser().parse(text, true);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  }

  /** Eight times the text costs eight times as much where reading is linear, and 64 times where it is quadratic. */
  function growth(make: (count: number) => string): number {
    const [small, large] = [cost(make(1000)), cost(make(8000))];
    return large / Math.max(small, 4);
  }

  test.each(Object.entries(PATHOLOGICAL))('%s', (_, make) => {
    // A collection of garbage in the middle is nobody's fault: what is quadratic is so each time.
    const ratios = [growth(make)];
    while (ratios.length < 4 && Math.min(...ratios) >= 32) ratios.push(growth(make));
    expect(Math.min(...ratios)).toBeLessThan(32);
  });
});
