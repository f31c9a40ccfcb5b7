import type { Grammar } from '../Grammar.ts';
import {
  BLOCK_COMMENT,
  COMMENT_STATE,
  DOUBLE_QUOTED,
  HASH_COMMENT,
  NUMBER,
  names,
  SINGLE_QUOTED,
  SLASH_COMMENT,
  until,
} from '../grammarParts.ts';

/** Languages of data and of style. */

/** With comments and bare names, which JSON5 has and examples use. */
export const json: Grammar = {
  start: [
    SLASH_COMMENT,
    BLOCK_COMMENT,
    [/"(?:[^"\\]|\\.)*"(?=\s?:)|[\p{L}_$][\p{L}\p{N}_$]*(?=\s?:)/u, 'property'],
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    [/-?\b\d[\d.]*(?:[eE][+-]?\d+)?\b/, 'number'],
    [/\b(?:true|false|null)\b/, 'constant'],
  ],
  ...COMMENT_STATE,
};

export const yaml: Grammar = {
  start: [
    [/(?<=^|\s)#.*/, 'comment'],
    [/^(?:---|\.\.\.)\s*$/, 'meta'],
    [
      /(?<=^\s*(?:- +)*|[{,]\s*)(?:"[^"]*"|'[^']*'|[^\s#:,[\]{}"'&*!|>-][^#:,[\]{}]*|[^\s#:,[\]{}-])(?=\s?:(?:\s|$))/,
      'property',
    ],
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    [/(?<=\s)[&*!][\w/!.-]+/, 'meta'],
    [/(?<=[:-]\s+|[[,]\s*)(?:true|false|null|yes|no|on|off|~)(?=\s*(?:$|[,\]}#]))/, 'constant'],
    [/(?<=[:-]\s+|[[,]\s*)[+-]?\d[\d._]*(?:[eE][+-]?\d+)?(?=\s*(?:$|[,\]}#]))/, 'number'],
  ],
};

/** TOML, and the files of settings that look like it. */
export const toml: Grammar = {
  start: [
    [/(?<=^|\s)[#;].*/, 'comment'],
    [/^\s*\[{1,2}[^\]]*\]{0,2}/, 'heading'],
    [/(?<=^\s*|[{,]\s*)[\w."'-]+(?=\s*[=:])/, 'property'],
    [/"""/, 'string', 'text'],
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    [/\b(?:true|false)\b/, 'constant'],
    [/(?<=[=,[]\s*)[+-]?\d[\w.:+-]*/, 'number'],
  ],
  text: until(/"""/, 'string'),
};

/** With what SCSS and Less add. */
export const css: Grammar = {
  start: [
    BLOCK_COMMENT,
    [/(?<![:\w])\/\/.*/, 'comment'],
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    [/(?<=\burl\()[^"')]+/, 'string'],
    [/@[\w-]+/, 'keyword'],
    [/--[\w-]+|\$[\w-]+/, 'property'],
    [/[\w-]+(?=\s*:\s)(?![^;{]*\{)|(?<=[;{]\s*|^\s+)[\w-]+(?=:[^:{]*;?\s*$)/, 'property'],
    [/#[\da-fA-F]{3,8}\b(?=[^{]*(?:;|$))(?![^;]*\{)/, 'number'],
    [/[.#&][\p{L}_-][\w-]*|::?[a-z][\w-]*(?![^{]*;)/u, 'attribute'],
    [/-?(?:\d+\.?\d*|\.\d+)(?:%|[a-zA-Z]+)?/, 'number'],
    [/![a-z]+/, 'keyword'],
    [/[a-z][\w-]*(?=\()/, 'function'],
    [/(?<=^\s*|[,>+~}]\s*)[a-z][a-z\d]*(?=[^;]*(?:\{|,\s*$))/, 'tag'],
  ],
  ...COMMENT_STATE,
};

export const sql: Grammar = {
  start: [
    [/--.*/, 'comment'],
    BLOCK_COMMENT,
    [/'/, 'string', 'string'],
    [/"[^"]*"?|`[^`]*`?/, 'property'],
    NUMBER,
    [/[@:$]\w+/, 'property'],
    ...names(
      {
        keyword:
          'add all alter and any as asc begin between by cascade case cast check collate column commit conflict constraint create cross database default delete desc distinct do drop else end except exists explain fetch filter first for foreign from full function grant group having if ilike in index inner insert intersect into is join key last lateral left like limit materialized natural not nothing null nulls of offset on only or order outer over partition primary procedure recursive references replace returning returns revoke right rollback row rows select set table temporary then to transaction trigger truncate union unique update using values view when where window with',
        type: 'bigint bigserial blob bool boolean bytea char date datetime decimal double float int integer interval json jsonb numeric real serial smallint text time timestamp timestamptz uuid varchar',
        constant: 'true false',
      },
      /[\p{L}_]\w*/u,
      true,
    ),
  ],
  ...COMMENT_STATE,
  string: [
    [/''/, 'string'],
    [/'/, 'string', '-'],
    [/[^']+/, 'string'],
  ],
};

export const graphql: Grammar = {
  start: [
    HASH_COMMENT,
    [/"""/, 'string', 'text'],
    DOUBLE_QUOTED,
    [/@\w+/, 'meta'],
    [/\$\w+/, 'property'],
    NUMBER,
    [/\w+(?=\s*:)/, 'property'],
    ...names({
      keyword:
        'directive enum extend fragment implements input interface mutation on query scalar schema subscription type union',
      constant: 'true false null',
    }),
  ],
  text: until(/"""/, 'string'),
};
