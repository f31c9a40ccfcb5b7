import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileSnippets, isScript } from './compileSnippets.ts';
import { documentationFiles, extractSnippets, ROOT, readDocument, type Snippet } from './snippets.ts';

const COMPILE_LIMIT_MS = 60_000;
const PYTHON = process.platform === 'win32' ? 'python' : 'python3';

const present = documentationFiles().filter((file) => existsSync(path.join(ROOT, file)));
const snippets = present.flatMap((file) => extractSnippets(readDocument(file), file));

describe('the documentation', () => {
  test.each(documentationFiles())('has %s', (file) => {
    expect(present).toContain(file);
  });

  test('has only TypeScript and JavaScript that compiles', { timeout: COMPILE_LIMIT_MS }, () => {
    expect(compileSnippets(snippets.filter(isScript))).toEqual([]);
  });

  test('has only Python that compiles', { timeout: COMPILE_LIMIT_MS }, (context) => {
    const python = snippets.filter(({ language }) => language === 'python' || language === 'py');
    context.skip(python.length > 0 && !hasPython(), 'Python 3 was not found');
    compilePython(python);
  });

  test.each(present.filter((file) => file.endsWith('.zh-CN.md')))(
    'says in %s what the English page says',
    (file) => {
      const [english, chinese] = [file.replace('.zh-CN', ''), file].map((page) => {
        const markdown = readDocument(page);
        const code = extractSnippets(markdown, page).map((snippet) => withoutWords(snippet));
        return { code, headings: headingLevels(markdown) };
      });
      expect(chinese).toEqual(english);
    },
  );
});

describe('the test of the documentation', () => {
  const fence = (language: string, code: string): Snippet[] =>
    extractSnippets(`Text\n\n\`\`\`${language}\n${code}\n\`\`\`\n`, 'page.md');

  test('fails on a broken snippet, and says where', { timeout: COMPILE_LIMIT_MS }, () => {
    const broken = [
      ...fence(
        'tsx',
        "import { ChatWindow } from 'react-chat-stream';\nexport const a = <ChatWindow endpoint={42} />;",
      ),
      ...fence('ts', "import { noSuchThing } from 'react-chat-stream/core';\nnoSuchThing();"),
      ...fence('js', 'const a = ;'),
    ];
    const faults = compileSnippets(broken);
    expect(faults.some((fault) => fault.startsWith('page.md:5 TS2322'))).toBe(true);
    expect(faults.some((fault) => fault.startsWith('page.md:4 TS2305'))).toBe(true);
    expect(faults.some((fault) => fault.startsWith('page.md:4 TS1109'))).toBe(true);
  });

  test('finds fences in lists and leaves longer fences whole', () => {
    const markdown = '- item\n\n  ```ts\n  a;\n  ```\n\n````md\n```ts\nb;\n```\n````\n';
    const found = extractSnippets(markdown, 'page.md');
    expect(found.map(({ language, code }) => [language, code])).toEqual([
      ['ts', 'a;\n'],
      ['md', '```ts\nb;\n```\n'],
    ]);
  });

  test('does not pass over a fence that nobody closes', () => {
    expect(() => extractSnippets('```ts\na;\n', 'page.md')).toThrow('page.md:1');
  });

  test('fails on Python that does not compile', { timeout: COMPILE_LIMIT_MS }, (context) => {
    context.skip(!hasPython(), 'Python 3 was not found');
    const snippets = [...fence('python', 'a = 1'), ...fence('python', 'def f(:\n  pass')];
    expect(() => compilePython(snippets)).toThrow(/^page\.md:4 .*SyntaxError/);
  });
});

function hasPython(): boolean {
  try {
    execFileSync(PYTHON, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Compiles them in one process, as starting Python takes longer than all of them. */
function compilePython(python: readonly Snippet[]): void {
  const { status, stderr } = spawnSync(PYTHON, ['-c', COMPILE_PYTHON], {
    input: JSON.stringify(python),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1));
}

const COMPILE_PYTHON = `
import json, sys
for snippet in json.load(sys.stdin):
    try:
        compile(snippet["code"], "snippet", "exec")
    except SyntaxError as error:
        sys.exit(f"{snippet['file']}:{snippet['line']} is not Python that compiles: SyntaxError {error}")
`;

/** Comments and strings are for readers, who have their languages; the rest has to be the same. */
function withoutWords({ language, code }: Snippet): string {
  const bare = code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)(\/\/|#).*$/gm, '')
    .replace(/(["'`])(?:(?!\1)[^\\\n]|\\.)*\1/g, '$1$1')
    .replace(/>[^<>{}]+</g, '><')
    .replace(/\s+/g, ' ');
  return `${language}: ${bare.trim()}`;
}

function headingLevels(markdown: string): number[] {
  const outsideFences = markdown.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '');
  return [...outsideFences.matchAll(/^(#{1,6}) /gm)].map(([, marks = '']) => marks.length);
}
