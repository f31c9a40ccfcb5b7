import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a Markdown file. */
export type Snippet = {
  /** As the fence names it: `tsx`, `sh`. */
  language: string;
  code: string;
  /** Path in the checkout. */
  file: string;
  /** Line of the first line of code, from 1. */
  line: number;
};

const PAGES = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'];

/** The Markdown files whose snippets have to work, as paths in the checkout. */
export function documentationFiles(): string[] {
  const docs = path.join(ROOT, 'docs');
  // Git keeps no empty folder, so a clone has none until the first page.
  const inDocs = (existsSync(docs) ? readdirSync(docs, { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => /\.mdx?$/.test(name))
    .map((name) => path.posix.join('docs', name.replaceAll('\\', '/')));
  return [...PAGES, ...inDocs];
}

export function readDocument(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Every fenced block, those inside lists and quotes too. */
export function extractSnippets(markdown: string, file: string): Snippet[] {
  const snippets: Snippet[] = [];
  let open: { marker: string; indent: string; language: string; lines: string[]; line: number } | undefined;
  for (const [index, text] of markdown.split(/\r?\n/).entries()) {
    const fence = /^([\s>]*)(`{3,}|~{3,})\s*([^\s`]*)/.exec(text);
    const marker = fence?.[2] ?? '';
    if (!open) {
      if (fence) {
        open = { marker, indent: fence[1] ?? '', language: fence[3] ?? '', lines: [], line: index + 2 };
      }
    } else if (marker.startsWith(open.marker) && !fence?.[3]) {
      snippets.push({ language: open.language, code: `${open.lines.join('\n')}\n`, file, line: open.line });
      open = undefined;
    } else {
      open.lines.push(text.startsWith(open.indent) ? text.slice(open.indent.length) : text.trimStart());
    }
  }
  if (open) throw new Error(`${file}:${open.line - 1} opens a fence that nothing closes.`);
  return snippets;
}
