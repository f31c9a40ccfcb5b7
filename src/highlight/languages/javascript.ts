import type { Grammar, GrammarRule } from '../Grammar.ts';
import {
  BLOCK_COMMENT,
  COMMENT_STATE,
  DOUBLE_QUOTED,
  MEMBER,
  NUMBER,
  names,
  SINGLE_QUOTED,
  SLASH_COMMENT,
  until,
} from '../grammarParts.ts';

const WORDS = {
  keyword:
    'as async await break case catch class const continue debugger default delete do else export extends finally for from function get if import in instanceof let new of return set static super switch this throw try typeof var void while with yield',
  constant: 'true false null undefined NaN Infinity',
};

const TYPE_WORDS = {
  keyword: `${WORDS.keyword} abstract accessor asserts declare enum implements infer interface is keyof namespace override private protected public readonly satisfies type unique`,
  constant: WORDS.constant,
  type: 'any bigint boolean never number object string symbol unknown',
};

/** After a value a slash divides, and a `<` compares; elsewhere they begin a pattern and an element. Put after the sign. */
const AFTER_NO_VALUE =
  /(?<=(?:^|[([{}=,:;!&|?>+*%~^-]|\b(?:return|case|default|yield|await|typeof|in|of))\s*.)/u.source;
const REGEXP = [
  new RegExp(`/${AFTER_NO_VALUE}${/(?![*/])(?:[^\\/[]|\\.|\[(?:[^\\\]]|\\.)*\])+\/[a-z]*/u.source}`, 'u'),
  'regexp',
] as const;

const ELEMENT: readonly GrammarRule[] = [
  [new RegExp(`<${AFTER_NO_VALUE}>`, 'u'), 'tag', 'children'],
  [new RegExp(`<${AFTER_NO_VALUE}${/(?=[\p{L}_])/u.source}`, 'u'), 'tag', 'element'],
];

const ELEMENT_STATES: Pick<Grammar, string> = {
  element: [
    [/[\p{L}\p{N}_.:$-]+/u, 'tag', '=attributes'],
    [/(?=[^\p{L}\p{N}_.:$-])/u, undefined, '=attributes'],
  ],
  attributes: [
    [/\/>/, 'tag', '-'],
    [/>/, 'tag', '=children'],
    [/"/, 'string', 'doubleQuoted'],
    [/'/, 'string', 'singleQuoted'],
    [/\{/, undefined, 'braces'],
    BLOCK_COMMENT,
    SLASH_COMMENT,
    [/[\p{L}_$][\p{L}\p{N}_$:-]*/u, 'attribute'],
  ],
  children: [
    [/<\/[\p{L}\p{N}_.:$-]*\s*>?/u, 'tag', '-'],
    [/<>/, 'tag', 'children'],
    [/<(?=[\p{L}_])/u, 'tag', 'element'],
    [/\{/, undefined, 'braces'],
  ],
  doubleQuoted: until(/"/, 'string'),
  singleQuoted: until(/'/, 'string'),
};

function script(words: Record<string, string>, hasElements: boolean): Grammar {
  const rules: readonly GrammarRule[] = [
    SLASH_COMMENT,
    BLOCK_COMMENT,
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    [/`/, 'string', 'template'],
    ...(hasElements ? ELEMENT : []),
    REGEXP,
    NUMBER,
    [/@[\p{L}_$][\p{L}\p{N}_$.]*/u, 'meta'],
    MEMBER,
    // The names of an object: `{ name: value }`.
    [/(?<=[{,]\s*|^\s*)(?!default\b|case\b)[\p{L}_$][\p{L}\p{N}_$]*(?=\??:(?!:))/u, 'property'],
    // A function that is kept under a name.
    [
      /[\p{L}_$][\p{L}\p{N}_$]*(?=\s?=\s?(?:async\s?)?(?:function\b|\w+\s?=>|\([^()]{0,200}\)\s?=>))/u,
      'function',
    ],
    ...names(words),
  ];
  return {
    start: rules,
    ...COMMENT_STATE,
    ...(hasElements && ELEMENT_STATES),
    template: until(/`/, 'string', [/\$\{/, undefined, 'braces']),
    braces: [[/\}/, undefined, '-'], [/\{/, undefined, 'braces'], ...rules],
  };
}

export const javascript = script(WORDS, true);
/** Without elements: there a `<` may begin a cast or a type parameter. */
export const typescript = script(TYPE_WORDS, false);
export const tsx = script(TYPE_WORDS, true);
