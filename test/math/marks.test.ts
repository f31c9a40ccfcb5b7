import { describe, expect, test } from 'vitest';
import { createMarkdownParser } from '../../src/markdown/createMarkdownParser.ts';
import { mathFormulas } from '../../src/math/mathFormulas.tsx';
import { isPrefixOf, skeleton } from '../markdown/support/skeleton.ts';

const plugins = [mathFormulas()];

/** Every formula of a text, those by themselves in double brackets. */
function formulas(text: string, { isStreaming = false, with: used = plugins } = {}): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value) {
      const { type, text: inner, isDisplay = true, isOpen } = value as Record<string, unknown>;
      if (type === 'plugin') found.push(`${isDisplay ? `[[${inner}]]` : `[${inner}]`}${isOpen ? '…' : ''}`);
      else Object.values(value).forEach(visit);
    }
  };
  visit(createMarkdownParser(used).parse(text, isStreaming).children);
  return found;
}

describe('formulas', () => {
  test.each([
    ['a $x$ b', '[x]'],
    ['a \\(x\\) b', '[x]'],
    ['a \\( x + y \\) b', '[ x + y ]'],
    ['a $$x$$ b', '[[x]]'],
    ['a \\[x\\] b', '[[x]]'],
    ['$$x$$', '[[x]]'],
    ['$$\nx\n$$', '[[x]]'],
    ['\\[\nx\ny\n\\]', '[[x\ny]]'],
    ['text\n\\[\nx\n\\]\nmore', '[[x]]'],
    ['$$ x = 1\n+ 2 $$', '[[ x = 1\n+ 2 ]]'],
    ['$$\\begin{aligned}\na\n\\end{aligned}$$', '[[\\begin{aligned}\na\n\\end{aligned}]]'],
    ['\\[\nx\n\\].', '[[x\n.]]'],
    ['$$x$$.', '[[x.]]'],
    ['- \\[\n  x\n  \\]', '[[x]]'],
    ['> $$\n> x\n> $$', '[[x]]'],
    ['the $n$th of $k$-ary', '[n]', '[k]'],
    ['因此$x$是', '[x]'],
    ['$a_1$ and $b_2$', '[a_1]', '[b_2]'],
    ['$a * b$ and $c * d$', '[a * b]', '[c * d]'],
    ['$\\text{5 \\$}$', '[\\text{5 \\$}]'],
    ['$\\begin{matrix}a\\\\$', '[\\begin{matrix}a\\\\]'],
    ['$2x$ and $3 + 4$', '[2x]', '[3 + 4]'],
    ['| $a$ |\n|---|\n| $b$ |', '[a]', '[b]'],
    ['**$x$**', '[x]'],
    ['[$x$](/u)', '[x]'],
  ])('%j', (text, ...expected) => {
    expect(formulas(text)).toEqual(expected);
  });
});

describe('no formulas', () => {
  test.each([
    'It is $5 and $6.',
    '$5-$10, or US$5 and A$6',
    'from $1,000 per month to $20k users',
    '$5/mo, $9/yr',
    '$HOME and $PATH, $HOME/$USER',
    'a lone $ sign, and $ x $',
    '\\$x$ and $x\\$',
    '`$x$` and `\\(x\\)`',
    '```\n$$\nx\n$$\n```',
    '$$ is slang for money, as $$$ is',
    'a $$ b',
    '\\\\(x\\\\)',
    '\\(x and \\[y',
  ])('%j', (text) => {
    expect(formulas(text)).toEqual([]);
  });

  test('without single dollars', () => {
    const used = [mathFormulas({ singleDollar: false })];
    expect(formulas('$x$ $$y$$ \\(z\\)', { with: used })).toEqual(['[[y]]', '[z]']);
  });
});

const WRITTEN = String.raw`The sum $\sum_{k=1}^n k$ costs $5 or \$6.

$$
x = \frac{1}{2}
$$

- so \(a_1 * b_1\) and **$c$**
- \[ \begin{aligned} x &= y \\ z &= 1 \end{aligned} \]

| $a$ | b |
|---|---|
| \(c\) | $d^2$ |

$$ E = mc^2
 + 0 $$

The end, $x$.`;

describe('a text that is being written', () => {
  test('ends as what reading the whole at once gives', () => {
    const parser = createMarkdownParser(plugins);
    for (let length = 0; length <= WRITTEN.length; length++) parser.parse(WRITTEN.slice(0, length), true);
    expect(parser.parse(WRITTEN, false)).toEqual(createMarkdownParser(plugins).parse(WRITTEN, false));
  });

  test('never shows the marks or the inside of a formula as text', () => {
    const parser = createMarkdownParser(plugins);
    for (let length = 1; length <= WRITTEN.length; length++) {
      const tree = parser.parse(WRITTEN.slice(0, length), true);
      const words = JSON.stringify(skeleton(tree)).replace(
        /\{"tag":"plugin","children":\[(?:"(?:[^"\\]|\\.)*")?\]\}/g,
        '',
      );
      expect(words.replace(/\$[56]/g, '')).not.toMatch(/[$\\^]|frac|sum_|aligned/);
    }
  });

  // What is held back may yet be a price, and a formula of its own may turn out to stand in a sentence: nothing of it shows.
  test('is the beginning of what it becomes, in nearly every frame', () => {
    const parser = createMarkdownParser(plugins);
    const end = skeleton(parser.parse(WRITTEN, false));
    let good = 0;
    for (let length = 1; length <= WRITTEN.length; length++) {
      if (isPrefixOf(skeleton(parser.parse(WRITTEN.slice(0, length), true)), end)) good++;
    }
    expect(good / WRITTEN.length).toBeGreaterThan(0.96);
  });

  test.each([
    ['a $x', '[x]…'],
    ['a \\(x', '[x]…'],
    ['$$\nx', '[[x]]…'],
    ['it is $5', '[5]…'],
    ['it is $5 an'],
    ['it is $5 and more'],
    ['where $HOME is the'],
  ])('%j', (text, ...expected) => {
    expect(formulas(text, { isStreaming: true })).toEqual(expected);
  });
});

describe('reading stays linear', () => {
  const cost = (text: string): number => {
    const times = Array.from({ length: 3 }, () => {
      const before = process.cpuUsage();
      createMarkdownParser(plugins).parse(text, false);
      createMarkdownParser(plugins).parse(text, true);
      return process.cpuUsage(before).user / 1000;
    });
    return Math.min(...times);
  };

  test.each([
    '$',
    '$a',
    '$1 ',
    '$ ',
    '$$',
    '$$a ',
    '\\(',
    '\\(a\\',
    '\\[',
    '$\\',
    '\\\\(',
    '$a\\$',
    '$5 and $6 ',
  ])('%j', (piece) => {
    const sizes = [4000, 32_000].map((length) => piece.repeat(length / piece.length));
    let ratio = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 4 && ratio >= 32; attempt++) {
      const [small = 0, large = 0] = sizes.map(cost);
      ratio = large / Math.max(small, 4);
    }
    expect(ratio).toBeLessThan(32);
  });
});
