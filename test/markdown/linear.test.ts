import { expect, test } from 'vitest';
import { createMarkdownParser } from '../../src/markdown/createMarkdownParser.ts';
import { BACKSLASH_MARKS, BLOCK_MARKS, DOLLAR_MARKS } from '../../src/math/mathMarks.ts';

/** Texts of about a given length that only somebody who wants to stop the page would write. */
type Write = (length: number) => string;

const times =
  (piece: string): Write =>
  (length) =>
    piece.repeat(length / piece.length);
const inside =
  (before: string, write: Write, after = ''): Write =>
  (length) =>
    before + write(length) + after;
const then =
  (...writes: Write[]): Write =>
  (length) =>
    writes.map((write) => write(length / writes.length)).join('');
const each =
  (piece: (index: number) => string): Write =>
  (length) =>
    Array.from({ length: length / piece(1000).length }, (_, index) => piece(index)).join('');
const growing =
  (char: string): Write =>
  (length) =>
    Array.from({ length: Math.sqrt(2 * length) }, (_, index) => char.repeat(index + 1)).join('a');
const table =
  (columns: number, row: (columns: number) => string): Write =>
  (length) =>
    `|${'a|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n${`${row(columns)}\n`.repeat(length / row(columns).length)}`;
const wideTable =
  (row: (columns: number) => string, share: number): Write =>
  (length) =>
    table(length / share, row)(length / 2);

const TEXTS: readonly (readonly [name: string, write: Write])[] = [
  ['quotes in quotes', times('> ')],
  ['lists in lists', inside('', times('- '), 'a')],
  ['ordered lists in lists', inside('', times('1. '), 'a')],
  ['deep quotes, line after line', times(`${'> '.repeat(30)}a\n`)],
  ['a list that goes deeper', (length) => each((index) => `${' '.repeat(index % 100)}- a\n`)(length)],
  ['lists that take turns', times('- a\n+ b\n')],
  ['opening brackets', times('[')],
  ['brackets in brackets', then(times('['), times(']'))],
  ['links in links', then(times('['), times('a](b)'))],
  ['texts of links', times('[a]')],
  ['half a target', times('[a](')],
  ['half a target in angle brackets', times('[a](<b')],
  ['half a title', times('[a](b "c')],
  ['half a label', times('[a][')],
  ['opening images', times('![')],
  ['images in images', times('![[]()')],
  ['parentheses', inside('[a](', times('('))],
  ['parentheses after an address', inside('http://a.b/', times(')'))],
  ['addresses without a space', times('http://a.')],
  ['addresses in brackets', then(times('['), times('http://a.b]'))],
  ['hosts', times('www.a.b ')],
  ['mail addresses', times('a@')],
  ['a long mail address', inside('a@', times('a-'))],
  ['stars', times('*')],
  ['opening stars', times('*a ')],
  ['closing stars', times('a* ')],
  ['words with stars', times('*a')],
  ['two openers, one closer', then(times('**a *b '), times('c** '))],
  ['marks of each kind', then(times('*a _b ~~c '), times('d~~ e_ f* '))],
  ['names with underscores', times('a_b_c')],
  ['tildes', times('~a ')],
  ['longer and longer stars', growing('*')],
  ['backticks', times('`')],
  ['opening backticks', times('`a ')],
  ['longer and longer backticks', growing('`')],
  ['angle brackets', times('<')],
  ['elements', times('<a ')],
  ['half a comment', times('<!-- ')],
  ['a long address in an angle bracket', inside('<ab:', times('c'))],
  ['a long host in an angle bracket', inside('<a@', times('a.'))],
  ['ampersands', times('&a')],
  ['backslashes', times('\\[')],
  ['a line without spaces', times('a')],
  ['a line that may be an address', times('ht')],
  ['spaces within a line', inside('a', times(' '), 'b')],
  ['spaces in each line', times(`a${' '.repeat(500)}b\n`)],
  ['spaces after a heading', inside('# a', times(' '), 'b')],
  ['hashes after a heading', inside('# a', times(' #'), 'b')],
  ['tabs', inside('', times('\t'), 'b')],
  ['a rule that is none', inside('', times('- '), 'x')],
  ['rules that are none', times('- - - - a\n')],
  ['one paragraph of many lines', times('a b c\n')],
  ['one paragraph of lazy lines', inside('- ', times('b\n'))],
  ['a fence of many lines', inside('```\n', times('abc\n'))],
  ['a fence of one line', inside('```\n', times('a'))],
  ['rows', table(2, () => '|c|d|')],
  ['columns', wideTable((columns) => `|${'c|'.repeat(columns)}`, 8)],
  ['columns that no row has', wideTable(() => '|c|', 8)],
  ['pipes in a row', inside('|a|b|\n|-|-|\n', times('|'))],
  ['a wide head without a table', inside('|a|b|\n|', times('-|'), 'x')],
  ['spaces in the line after a head', inside('|a\n|-', times(' '), 'x')],
  ['heads without a table', times('a\n|-|-|\n')],
  ['definitions', each((index) => `[a${index}]: /b\n`)],
  ['the same definition', times('[a]: b\n')],
  [
    'definitions that come late',
    then(
      each((i) => `[a${i}] `),
      () => '\n\n',
      each((i) => `[a${i}]: b\n`),
    ),
  ],
  ['paragraphs that wait for a definition', inside('', times('[a]\n\n'), '[a]: /b')],
  ['a title without an end', inside('[a]: b "', times('c\n'))],
  ['titles without an end', times('[a]: b "c\n')],
  ['a label without an end', inside('[', times('c\n'))],
  ['labels without an end', times('[a\n')],
  [
    'notes in one line',
    then(
      each((i) => `[^${i}] `),
      () => '\n\n',
      each((i) => `[^${i}]: b\n`),
    ),
  ],
  ['notes between paragraphs', each((index) => `a[^${index}]\n\n[^${index}]: b\n\n`)],
  ['notes that never come', each((index) => `a[^${index}]\n\n`)],
  [
    'notes that ask for further notes',
    inside(
      'a[^0]\n\n',
      each((i) => `[^${i}]: b[^${i + 1}]\n`),
    ),
  ],
  ['the same note', inside('', times('[^a]'), '\n\n[^a]: b')],
  ['dollars', times('$a ')],
  ['opening formulas', times('\\(a ')],
  ['formulas in formulas', then(times('\\(a'), times('\\)'))],
  ['blocks of formulas', times('$$a\n')],
];

const plugins = [{ name: 'math', inline: [...BACKSLASH_MARKS, ...DOLLAR_MARKS], block: BLOCK_MARKS }];
const PIECE = 50;

function whole(text: string): void {
  createMarkdownParser(plugins).parse(text, false);
}

function streamed(text: string): void {
  const parser = createMarkdownParser(plugins);
  for (let end = PIECE; end < text.length; end += PIECE) parser.parse(text.slice(0, end), true);
  parser.parse(text, false);
}

/** Time of this process alone, as others may be at work. */
function costOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Less than this is noise: a collection of garbage, a compilation. */
const NOISE_MS = 30;
const ATTEMPTS = 4;

/** How many times dearer the text of four times the length is; read again while that is more than allowed. */
function growth(read: (text: string) => void, write: Write, length: number, allowed: number): number {
  const [short, long] = [write(length), write(4 * length)];
  let [shortMs, longMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    shortMs = Math.min(
      shortMs,
      costOf(() => read(short)),
    );
    longMs = Math.min(
      longMs,
      costOf(() => read(long)),
    );
    if (longMs - NOISE_MS < allowed * shortMs) break;
  }
  return (longMs - NOISE_MS) / shortMs;
}

const TIMEOUT_MS = 30_000;

// Four times the text: 4 where the cost is linear, 16 where it is quadratic.
test.each(TEXTS)(
  '%s: the cost grows with the text, and no faster',
  (_, write) => {
    expect(growth(whole, write, 8000, 8)).toBeLessThan(8);
  },
  TIMEOUT_MS,
);

// Each piece may cost what its block is long, as that is still open: 16 in all. 64 where it costs the square of that.
test.each(TEXTS)(
  '%s, as it comes: no piece costs more than its block is long',
  (_, write) => {
    expect(growth(streamed, write, 1000, 24)).toBeLessThan(24);
  },
  TIMEOUT_MS,
);
