import { describe, expect, test } from 'vitest';
import { codeHighlighting } from '../../src/highlight/codeHighlighting.ts';
import { LANGUAGES } from '../../src/highlight/languages.ts';
import type { CodeHighlighter } from '../../src/markdown/MarkdownPlugin.ts';
import { shown } from './support.ts';

function highlighterOf(language: string): CodeHighlighter {
  const found = codeHighlighting().highlight?.(language);
  if (!found || !('line' in found)) throw new Error(`No highlighter for ${language}.`);
  return found;
}

/** Lines of a language, each with what it is told apart into. */
const EXAMPLES: Record<string, readonly (readonly [line: string, ...expected: string[]])[]> = {
  javascript: [
    ['const half = (n) => n / 2 / 1;', 'keyword:const', 'function:half', 'number:2'],
    ['x = /a[/]b/g.test(y);', 'regexp:/a[/]b/g', 'function:test'],
    ['promise.catch(log)', 'function:catch'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is read
    ['`a ${b + `${1}`} c`', 'string:`a ', 'number:1', 'string: c`'],
    ['/* one', 'comment:/* one'],
    ['two */ let', 'comment:two */', 'keyword:let'],
  ],
  typescript: [
    ['const same = <T>(value: T): value is T => true;', 'type:T', 'keyword:is', 'constant:true'],
    ['type Row = { id?: number };', 'keyword:type', 'type:Row', 'property:id', 'type:number'],
    ['@Injectable()', 'meta:@Injectable'],
  ],
  tsx: [
    ['return (', 'keyword:return'],
    ['  <p className="a" {...props}>', 'tag:<p', 'attribute:className', 'string:"a"', 'tag:>'],
    ["    Don't {n < 2 ? <b>if</b> : null}", 'number:2', 'tag:<b>', 'tag:</b>', 'constant:null'],
    ['  </p>', 'tag:</p>'],
    [');const a = 1', 'keyword:const'],
  ],
  json: [['{"a": "b", "c": [1.5e3, null]}', 'property:"a"', 'string:"b"', 'number:1.5e3', 'constant:null']],
  html: [
    ['<p class="a" hidden>if &amp;</p>', 'tag:<p', 'attribute:class', 'string:"a"', 'constant:&amp;'],
    ['<script>const a = "<p>";', 'tag:<script>', 'keyword:const', 'string:"<p>"'],
    ['</script><!-- if', 'tag:</script>', 'comment:<!-- if'],
    ['--> <style> a { color: #fff }</style>', 'tag:a', 'property:color', 'number:#fff', 'tag:</style>'],
  ],
  css: [
    ['.card > a:hover { margin: 0 1.5rem; }', 'attribute:.card', 'tag:a', 'property:margin', 'number:1.5rem'],
    ['@media (width > 30em) {', 'keyword:@media', 'number:30em'],
    ['  color: var(--x) !important;', 'property:color', 'function:var', 'property:--x', 'keyword:!important'],
  ],
  python: [
    ['@app.get("/x")', 'meta:@app.get', 'string:"/x"'],
    ['async def f(self, n: int = 1):', 'keyword:def', 'function:f', 'constant:self', 'type:int', 'number:1'],
    ['    """if', 'string:"""if'],
    ['    else""" # why', 'string:    else"""', 'comment:# why'],
    ["    return f'{n}'", 'keyword:return', "string:f'{n}'"],
  ],
  bash: [
    ['$ npm install --save-dev x', 'meta:$ ', 'function:npm', 'attribute:--save-dev'],
    [
      'if [ "$a" = 1 ]; then echo hi; fi # why',
      'keyword:if',
      'property:$a',
      'function:echo',
      'comment:# why',
    ],
    ["echo 'two", 'function:echo', "string:'two"],
    ["lines' && ls", "string:lines'", 'function:ls'],
  ],
  go: [
    ['func (s *Server) Run() error {', 'keyword:func', 'type:Server', 'function:Run', 'type:error'],
    ['raw := `if', 'string:`if'],
    ['else` // why', 'string:else`', 'comment:// why'],
  ],
  rust: [
    ['#[derive(Debug)]', 'meta:#[derive(Debug)]'],
    [
      `fn f<'a>(s: &'a str) { println!("{}", 'x'); }`,
      'keyword:fn',
      'type:str',
      'function:println!',
      "string:'x'",
    ],
  ],
  java: [
    [
      '@Override public void run() { this.n = 1L; }',
      'meta:@Override',
      'type:void',
      'function:run',
      'number:1L',
    ],
  ],
  c: [['#include <stdio.h>', 'meta:#include', 'string:<stdio.h>']],
  cpp: [
    ['template <typename T> auto f(const T& x) { return nullptr; }', 'keyword:template', 'constant:nullptr'],
  ],
  csharp: [
    ['[HttpGet("x")]', 'meta:[HttpGet'],
    ['var s = @"C:\\";', 'string:@"C:\\"', 'keyword:var'],
  ],
  sql: [
    ["select count(*) from t where a = 'it''s' -- why", 'keyword:select', "string:'it''s'", 'comment:-- why'],
    ['CREATE TABLE t (id SERIAL)', 'keyword:CREATE', 'type:SERIAL'],
  ],
  yaml: [
    ['- name: "a" # why', 'property:name', 'string:"a"', 'comment:# why'],
    ['  on: true', 'property:on', 'constant:true'],
    ['  url: https://a.b/c', 'property:url'],
  ],
  toml: [
    ['[package]', 'heading:[package]'],
    ['size = 1.0', 'property:size', 'number:1.0'],
  ],
  markdown: [
    ['# Head', 'heading:# Head'],
    ['- **bold** `code` [a](/b)', 'keyword:-', 'emphasis:**bold**', 'string:`code`', 'function:[a]'],
  ],
  diff: [
    ['+new', 'inserted:+new'],
    ['-old', 'deleted:-old'],
    ['@@ -1 +1 @@', 'heading:@@ -1 +1 @@'],
    [' same'],
  ],
  ruby: [['def hi(x: 1) # why', 'keyword:def', 'function:hi', 'constant:x:', 'comment:# why']],
  php: [['<?php echo $x->name; # why', 'meta:<?php', 'keyword:echo', 'property:name', 'comment:# why']],
  kotlin: [['fun f(): String = "a"', 'keyword:fun', 'function:f', 'type:String', 'string:"a"']],
  swift: [['@State var n = 0', 'meta:@State', 'keyword:var', 'number:0']],
  dockerfile: [['FROM node:20 AS build', 'keyword:FROM', 'number:20', 'keyword:AS']],
  graphql: [['query A($id: ID!) { user }', 'keyword:query', 'property:$id']],
};

describe.each(Object.entries(EXAMPLES))('%s', (language, examples) => {
  const highlighter = highlighterOf(language);
  test.each(examples)('%s', (line, ...expected) => {
    const tokens = highlighter.line(line);
    expect(tokens.map(({ text }) => text).join('')).toBe(line);
    const found = shown(tokens).split('|');
    for (const token of expected) expect(found, shown(tokens)).toContain(token);
  });
});

test('every language that is built in has an example', () => {
  const named = new Set(Object.keys(EXAMPLES).map((name) => LANGUAGES.get(name)));
  expect(new Set(LANGUAGES.values())).toEqual(named);
});

test.each(['JS', 'C++', 'Py', 'sh'])('a name is known in whatever case: %s', (name) => {
  expect(codeHighlighting().highlight?.(name)).toBeDefined();
});

test.each(['', 'text', 'constructor', '__proto__'])('"%s" is no language', (name) => {
  expect(codeHighlighting().highlight?.(name)).toBeUndefined();
});
