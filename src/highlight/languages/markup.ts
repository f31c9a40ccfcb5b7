import type { Grammar, GrammarRule } from '../Grammar.ts';
import { css } from './data.ts';
import { javascript } from './javascript.ts';

/** Languages of documents. */

/** The states of another language under names of their own, each of which ends at a pattern. */
function embedded(prefix: string, grammar: Grammar, end: RegExp): Pick<Grammar, string> {
  const rename = (next: string | undefined) =>
    next === undefined || next === '-' ? next : next.replace(/^=?/, (sign) => `${sign}${prefix}`);
  return Object.fromEntries(
    Object.entries(grammar).map(([name, rules]) => [
      prefix + name,
      [
        [end, undefined, '-'] as const,
        ...rules.map(([pattern, kind, next]): GrammarRule => [pattern, kind, rename(next)]),
      ],
    ]),
  );
}

const ENTITY: GrammarRule = [/&#?\w+;/, 'constant'];
const ATTRIBUTES: readonly GrammarRule[] = [
  [/"/, 'string', 'double'],
  [/'/, 'string', 'single'],
  [/(?<==\s*)[^\s"'>=]+/, 'string'],
  [/[^\s"'<>/=]+/, 'attribute'],
];

/** HTML and XML; what Vue and Svelte add is read as text. */
export const html: Grammar = {
  start: [
    [/<!--/, 'comment', 'comment'],
    [/<[!?][^>]*>?/, 'meta'],
    [/<script(?=[\s>]|$)/, 'tag', 'scriptTag'],
    [/<style(?=[\s>]|$)/, 'tag', 'styleTag'],
    [/<\/?[\p{L}_][\p{L}\p{N}_.:-]*/u, 'tag', 'tag'],
    ENTITY,
  ],
  comment: [
    [/-->/, 'comment', '-'],
    [/[^-]+|-/, 'comment'],
  ],
  tag: [[/\/?>/, 'tag', '-'], ...ATTRIBUTES],
  scriptTag: [[/\/>/, 'tag', '-'], [/>/, 'tag', '=js-start'], ...ATTRIBUTES],
  styleTag: [[/\/>/, 'tag', '-'], [/>/, 'tag', '=css-start'], ...ATTRIBUTES],
  double: [
    [/"/, 'string', '-'],
    [/[^"]+/, 'string'],
  ],
  single: [
    [/'/, 'string', '-'],
    [/[^']+/, 'string'],
  ],
  ...embedded('js-', javascript, /(?=<\/script)/),
  ...embedded('css-', css, /(?=<\/style)/),
};

export const markdown: Grammar = {
  start: [
    [/^\s*(?:`{3,}|~{3,}).*/, 'meta', 'fence'],
    [/^\s{0,3}#{1,6}(?:\s.*|$)/, 'heading'],
    [/^\s*(?:[-*_]\s*){3,}$/, 'meta'],
    [/^\s*(?:>\s?)+/, 'comment'],
    [/^\s*(?:[-+*]|\d{1,9}[.)])(?=\s)(?:\s\[[ xX]\])?/, 'keyword'],
    [/`[^`]+`/, 'string'],
    [/\*\*[^*\s][^*]*\*\*|__[^_\s][^_]*__|(?<!\w)[*_][^*_\s][^*_]*[*_](?!\w)/, 'emphasis'],
    [/!?\[[^\]]*\](?=[([:])/, 'function'],
    [/(?<=\])\([^)]*\)/, 'string'],
    [/<\/?[a-z][^>]*>/, 'tag'],
  ],
  fence: [
    [/^\s*(?:`{3,}|~{3,})\s*$/, 'meta', '-'],
    [/.+/, 'string'],
  ],
};

export const diff: Grammar = {
  start: [
    [/^(?:diff|index|new|deleted|similarity|rename|\+\+\+|---)(?=\s).*/, 'meta'],
    [/^@@.*/, 'heading'],
    [/^[+>].*/, 'inserted'],
    [/^[-<].*/, 'deleted'],
  ],
};
