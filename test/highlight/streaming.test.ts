import { describe, expect, test } from 'vitest';
import { codeHighlighting } from '../../src/highlight/codeHighlighting.ts';
import { createMarkdownParser } from '../../src/markdown/createMarkdownParser.ts';
import type { CodeHighlighter, MarkdownPlugin } from '../../src/markdown/MarkdownPlugin.ts';
import type { CodeToken, MarkdownTree } from '../../src/markdown/types.ts';

const CODE = `Some words.

\`\`\`ts
/* A comment
   over lines */
export const a = \`text
\${1 + 2} and
more\`;
type B = { c: string };
\`\`\`

- \`\`\`py
  def f(): return """x
  y"""
  \`\`\`

The end.`;

function codeTokens({ children }: MarkdownTree): (readonly CodeToken[])[] {
  const found: (readonly CodeToken[])[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value) {
      if ('lines' in value) found.push(...((value.lines ?? []) as CodeToken[][]));
      else Object.values(value).forEach(visit);
    }
  };
  visit(children);
  return found;
}

/** Counts the lines that a plugin reads: those of finished lines, and those on trial. */
function counted(plugin: MarkdownPlugin) {
  const counts = { finished: 0, onTrial: 0 };
  const wrap = (highlighter: CodeHighlighter, kind: keyof typeof counts): CodeHighlighter => ({
    line(text) {
      counts[kind]++;
      return highlighter.line(text);
    },
    fork: () => wrap(highlighter.fork(), 'onTrial'),
  });
  const watched: MarkdownPlugin = {
    ...plugin,
    highlight(language) {
      const found = plugin.highlight?.(language);
      return found && 'line' in found ? wrap(found, 'finished') : found;
    },
  };
  return { plugin: watched, counts };
}

test('the end of a stream is what reading the whole at once gives', () => {
  const whole = createMarkdownParser([codeHighlighting()]).parse(CODE, false);
  for (const step of [1, 3, 17]) {
    const parser = createMarkdownParser([codeHighlighting()]);
    for (let length = 0; length <= CODE.length; length += step) parser.parse(CODE.slice(0, length), true);
    expect(parser.parse(CODE, false)).toEqual(whole);
  }
  expect(codeTokens(whole).flat()).toContainEqual({ text: '   over lines */', kind: 'comment' });
  expect(codeTokens(whole).flat()).toContainEqual({ text: 'y"""', kind: 'string' });
});

test('a finished line is read once, and each piece reads one line on trial, however long the fence is', () => {
  const lines = 2000;
  const text = `\`\`\`ts\n${'const a = 1;\n'.repeat(lines)}`;
  const { plugin, counts } = counted(codeHighlighting());
  const parser = createMarkdownParser([plugin]);
  let pieces = 0;
  let early: MarkdownTree | undefined;
  let tree: MarkdownTree | undefined;
  for (let length = 0; length <= text.length; length += 5, pieces++) {
    tree = parser.parse(text.slice(0, length), true);
    if (length === 100) early = tree;
  }
  expect(codeTokens(tree as MarkdownTree)[1]).toBe(codeTokens(early as MarkdownTree)[1]);
  expect(counts.finished).toBeLessThanOrEqual(lines);
  expect(counts.finished).toBeGreaterThan(lines - 3);
  expect(counts.onTrial).toBeLessThanOrEqual(pieces);
});

describe('a language that has to be loaded', () => {
  const TEXT = '```ab\na\n```';
  const coloured = [[{ text: 'a', kind: 'keyword' }]];

  test('is plain at first, and coloured by the parser that comes after', async () => {
    let loads = 0;
    const plugins = [
      codeHighlighting({
        languages: {
          ab: async () => {
            loads++;
            return { start: [[/a/, 'keyword']] };
          },
        },
      }),
    ];
    const first = createMarkdownParser(plugins).parse(TEXT, true);
    expect(codeTokens(first)).toEqual([]);
    createMarkdownParser(plugins).parse(TEXT, false);
    await first.pending;
    const second = createMarkdownParser(plugins).parse(TEXT, true);
    expect(codeTokens(second)).toEqual(coloured);
    expect(second.pending).toBeUndefined();
    expect(loads).toBe(1);
  });

  test('may be given as it is, and goes before the one that is built in', () => {
    const plugins = [codeHighlighting({ languages: { ts: { start: [[/a/, 'keyword']] } } })];
    const tree = createMarkdownParser(plugins).parse('```ts\na\n```', false);
    expect(codeTokens(tree)).toEqual(coloured);
  });
});
