import type { CodeTokenKind, Grammar, GrammarKind, GrammarRule } from './Grammar.ts';

/** Rules that most languages share. */

export const NUMBER: GrammarRule = [
  /\b(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)\w*/,
  'number',
];
export const DOUBLE_QUOTED: GrammarRule = [/"(?:[^"\\]|\\.)*(?:"|\\?$)/, 'string'];
export const SINGLE_QUOTED: GrammarRule = [/'(?:[^'\\]|\\.)*(?:'|\\?$)/, 'string'];
export const HASH_COMMENT: GrammarRule = [/#.*/, 'comment'];
export const SLASH_COMMENT: GrammarRule = [/\/\/.*/, 'comment'];
export const BLOCK_COMMENT: GrammarRule = [/\/\*/, 'comment', 'comment'];

/** The inside of something that goes on over lines, up to the pattern of its end. */
export function until(end: RegExp, kind: CodeTokenKind, ...within: readonly GrammarRule[]): GrammarRule[] {
  return [[/\\./, kind], [end, kind, '-'], ...within, [/[^\\]/, kind]];
}

/** The state that `BLOCK_COMMENT` leads to. */
export const COMMENT_STATE: Pick<Grammar, string> = {
  comment: [
    [/\*\//, 'comment', '-'],
    [/[^*]+|\*/, 'comment'],
  ],
};

type Words = Partial<Record<CodeTokenKind, string>>;

/** Names: of the language itself as given, called ones, and types, which begin with a capital letter. */
export function names(
  words: Words,
  pattern = /[\p{L}_$][\p{L}\p{N}_$]*/u,
  isCaseless = false,
): GrammarRule[] {
  const kinds = new Map<string, CodeTokenKind>();
  for (const [kind, list] of Object.entries(words)) {
    for (const word of list.split(' ')) kinds.set(word, kind as CodeTokenKind);
  }
  const kindOf: GrammarKind = (found, line, end) =>
    kinds.get(isCaseless ? found.toLowerCase() : found) ?? nameKind(found, line, end);
  return [[pattern, kindOf]];
}

/** What a name is by its looks. */
function nameKind(found: string, line: string, end: number): CodeTokenKind | undefined {
  if (isCalled(line, end)) return 'function';
  return /^[A-Z]/.test(found) ? (/^[A-Z][A-Z\d_]+$/.test(found) ? 'constant' : 'type') : undefined;
}

function isCalled(line: string, end: number): boolean {
  return /^ ?\(/.test(line.slice(end, end + 2));
}

/** A name after a dot belongs to no language: `promise.catch`, `row.type`. */
export const MEMBER: GrammarRule = [
  /(?<=(?<!\.)\.)[\p{L}_$][\p{L}\p{N}_$]*/u,
  (_, line, end) => (isCalled(line, end) ? 'function' : 'property'),
];
