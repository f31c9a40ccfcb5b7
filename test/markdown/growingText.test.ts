import { expect, test } from 'vitest';
import { createMarkdownParser } from '../../src/markdown/createMarkdownParser.ts';
import { renderStatic } from './support/renderStatic.tsx';

/** The last block of a text whose end is still to come. */
function growing(text: string): string {
  return JSON.stringify(createMarkdownParser().parse(text, true).children.flat().at(-1));
}

test.each([
  ['a star between factors is no emphasis', 'a_(n+1) = 3*a', '3*a'],
  ['nor between two letters', 'so x*y', 'x*y'],
  ['an index of an index is no link', 'then `m` or m[i][j] of', 'm[i][j] of'],
  ['nor are the numbers of sources', 'as shown [1][2] by', '[1][2] by'],
  ['a condition is no table', 'the chance P(A | B) of', 'P(A | B) of'],
  ['nor is a sentence with a pipe in it', 'Choose one. Then | and', 'one. Then | and'],
])('%s', (_, text, shown) => {
  expect(growing(text)).toContain(shown);
});

test.each([
  ['a star within a word is', 'mang*er', '"children":["er"]'],
  ['a label is a link before it is defined', 'see [here][a] and', '"children":["here"]'],
  ['so is a text that is its own label', 'see [here][] and', '"children":["here"]'],
  ['the head of a table shows no pipes', 'Type | Size', '"inlines":["Type"]'],
  ['in the last line of a paragraph too', 'As follows:\nType | Size', '"inlines":["As follows:\\nType"]'],
  ['the space after the mark of a code is none of the code', 'use `` `a', '"text":"`a"'],
  ['an image in a link is shown when that is whole', 'see [![a](https://a.example/b)]', '"inlines":["see"]'],
])('%s', (_, text, shown) => {
  expect(growing(text)).toContain(shown);
});

test('a link that is never defined is text in the end', () => {
  const parser = createMarkdownParser();
  parser.parse('see [here][a] and\n\nmore', true);
  expect(JSON.stringify(parser.parse('see [here][a] and\n\nmore', false))).toContain('[here][a] and');
});

test('a note has the number of its reference while the notes before it are missing', () => {
  const text = 'One[^a], two[^b].\n\n[^b]: Second.\n\n';
  expect(renderStatic(text, { streaming: true })).toMatch(/<li id="[^"]*-note-b" value="2">/);
  const whole = renderStatic(`${text}[^a]: First.`);
  expect(whole.match(/<li id="[^"]*-note-[ab]"( value)?/g)).toHaveLength(2);
  expect(whole).not.toContain('value=');
});
