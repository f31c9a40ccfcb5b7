import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentationFiles, extractSnippets, ROOT, readDocument } from './snippets.ts';

const pages = documentationFiles();
const chinese = pages.filter((page) => page.endsWith('.zh-CN.md'));
const english = (page: string): string => page.replace('.zh-CN', '');

/** Written by the tests or the source, or for contributors: in English alone. */
const ENGLISH_ONLY =
  /^(CONTRIBUTING|ARCHITECTURE|docs\/(failures|faults|markdown-conformance)|docs\/api\/[\w-]+)\.md$/;

describe('every page', () => {
  test.each(pages.filter((page) => !page.endsWith('.zh-CN.md') && !ENGLISH_ONLY.test(page)))(
    '%s has a Chinese twin, and each leads to the other',
    (page) => {
      const twin = page.replace(/\.md$/, '.zh-CN.md');
      const [name, twinName] = [page, twin].map((file) => path.posix.basename(file));
      expect(readDocument(page)).toContain(`\n\nEnglish · [简体中文](./${twinName})\n`);
      expect(readDocument(twin)).toContain(`\n\n[English](./${name}) · 简体中文\n`);
    },
  );

  test.each(chinese)('%s has the tables of the English page, with the same figures', (page) => {
    const [ours, theirs] = [page, english(page)].map((file) => tables(readDocument(file)));
    expect(ours).toEqual(theirs);
  });

  test.each(chinese)('%s tells the sizes and shares that the English page tells', (page) => {
    const [ours, theirs] = [page, english(page)].map((file) => sizes(readDocument(file)));
    expect(ours).toEqual(theirs);
  });

  test.each(pages)('%s has no link that leads nowhere', (page) => {
    expect(links(readDocument(page)).filter((link) => !leadsSomewhere(link, page))).toEqual([]);
  });
});

describe.each(['docs/README.md', 'docs/README.zh-CN.md'])('%s', (index) => {
  test('lists every page of docs', () => {
    const listed = new Set(links(readDocument(index)).map((link) => path.posix.join('docs', link)));
    const isChinese = index !== english(index);
    const wanted = pages.filter((page) => {
      const isTop = /^docs\/[^/]+\.md$|^docs\/[^/]+\/README/.test(page) && !page.startsWith('docs/README');
      const isTwin = page.endsWith('.zh-CN.md');
      return isTop && isTwin === (isChinese && !ENGLISH_ONLY.test(page));
    });
    expect(wanted.filter((page) => !listed.has(page))).toEqual([]);
  });

  test('is linked from the README', () => {
    const readme = path.posix.basename(index);
    expect(links(readDocument(readme))).toContain(`./${index}`);
  });
});

/** Each row as its figures and how many cells it has. Words, and code that names them, are each language's own. */
function tables(markdown: string): string[] {
  return withoutFences(markdown)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => {
      const cells = line.replaceAll('\\|', '').split('|').length - 2;
      return `${cells} cells: ${[...withoutTargets(line).matchAll(/\d[\d,.]*\d|\d/g)].join(' ')}`;
    });
}

function sizes(markdown: string): string[] {
  const found = withoutFences(markdown).matchAll(/(\d[\d.,]*) ?(kB|KB|MB|MiB|%)/g);
  return [...found].map(([, figure, unit]) => `${figure} ${unit}`).sort();
}

function links(markdown: string): string[] {
  const prose = withoutFences(markdown).replace(/(`+)[^\n]*?\1/g, '');
  const found = prose.matchAll(/\]\(([^()\s]+(?:\([^()]*\))?)\)/g);
  return [...found].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(link: string, page: string): boolean {
  const [target = '', anchor] = link.split('#');
  const file = target ? path.posix.join(path.posix.dirname(page), target) : page;
  if (!existsSync(path.join(ROOT, file))) return false;
  if (!anchor || !file.endsWith('.md')) return !anchor;
  const text = readDocument(file);
  return anchors(text).has(decodeURIComponent(anchor)) || text.includes(`id="${anchor}"`);
}

/** As GitHub makes them: in lower case, without marks, with hyphens for spaces. */
function anchors(markdown: string): Set<string> {
  const headings = withoutFences(markdown).matchAll(/^#{1,6} (.*)$/gm);
  return new Set(
    [...headings].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

function withoutTargets(line: string): string {
  return line.replace(/\]\([^)]*\)/g, ']');
}

function withoutFences(markdown: string): string {
  // The reader of snippets knows what a fence is; that none is left open is what it checks.
  extractSnippets(markdown, 'page');
  return markdown.replace(/^([ >]*)(`{3,}|~{3,})[\s\S]*?^\1\2/gm, '');
}
