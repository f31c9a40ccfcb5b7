import type { Grammar } from '../Grammar.ts';
import { DOUBLE_QUOTED, HASH_COMMENT, MEMBER, NUMBER, names, SINGLE_QUOTED, until } from '../grammarParts.ts';

/** Languages whose comments begin with `#`. */

export const python: Grammar = {
  start: [
    HASH_COMMENT,
    [/[a-zA-Z]{0,2}"""/, 'string', 'double'],
    [/[a-zA-Z]{0,2}'''/, 'string', 'single'],
    [/(?:\b[bfrtuBFRTU]{1,2})?"(?:[^"\\]|\\.)*(?:"|\\?$)/, 'string'],
    [/(?:\b[bfrtuBFRTU]{1,2})?'(?:[^'\\]|\\.)*(?:'|\\?$)/, 'string'],
    [/^\s*@[\p{L}_][\p{L}\p{N}_.]*/u, 'meta'],
    [/(?<=\bclass\s+)[\p{L}_]\w*/u, 'type'],
    NUMBER,
    MEMBER,
    ...names({
      keyword:
        'and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try type while with yield',
      constant: 'True False None self cls',
      type: 'bool bytes dict float frozenset int list object set str tuple',
    }),
  ],
  double: until(/"""/, 'string'),
  single: until(/'''/, 'string'),
};

const SUBSTITUTION = [/\$(?:\w+|[@*#?$!-]|\{[^}]*\}?)/, 'property'] as const;

export const bash: Grammar = {
  start: [
    [/(?<=^|[\s;&|(])#.*/, 'comment'],
    [/\\./],
    [/"/, 'string', 'string'],
    [/'/, 'string', 'literal'],
    [/<<-?\s*['"]?\w+['"]?/, 'meta'],
    [/\$\(/, undefined],
    SUBSTITUTION,
    [/(?<=\s)--?[a-zA-Z][\w-]*/, 'attribute'],
    [
      /(?<=^\s*|[;|&(]\s*|\b(?:then|do|else|sudo|time|export|local|readonly|declare)\s+)[\p{L}_]\w*(?=\+?=)/u,
      'property',
    ],
    // The prompt of a session that is shown, and the commands themselves.
    [/^\s*[$%>]\s/, 'meta'],
    [
      /(?<![\w./-])(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|in|function|select|return|exit|break|continue|local|export|readonly|declare|set|unset|shift|trap|source|eval|exec)(?![\w./=-])/,
      'keyword',
    ],
    [
      /(?<=^\s*(?:[$%]\s)?|[;|&(]\s*|\b(?:then|do|else|sudo|time|exec|xargs)\s+|=)[\p{L}_.~][\w./~-]*(?![\w=])/u,
      'function',
    ],
    [/(?<=\s)\d+\b/, 'number'],
  ],
  string: until(/"/, 'string', SUBSTITUTION),
  literal: [
    [/'/, 'string', '-'],
    [/[^']+/, 'string'],
  ],
};

export const ruby: Grammar = {
  start: [
    [/^=begin\b.*/, 'comment', 'comment'],
    HASH_COMMENT,
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    [/(?<![:\w]):[\p{L}_]\w*[?!]?|\b[\p{L}_]\w*:(?=\s|$)/u, 'constant'],
    [/@{1,2}[\p{L}_]\w*|\$[\p{L}_]\w*/u, 'property'],
    [/(?<=[(,=~]\s*)\/(?:[^\\/]|\\.)+\/[a-z]*/, 'regexp'],
    NUMBER,
    MEMBER,
    ...names({
      keyword:
        'alias and attr_accessor attr_reader attr_writer begin break case class def defined? do else elsif end ensure extend for if in include module next not or private protected public raise redo require require_relative rescue retry return self super then undef unless until when while yield',
      constant: 'true false nil',
    }),
  ],
  comment: [
    [/^=end.*/, 'comment', '-'],
    [/.+/, 'comment'],
  ],
};

export const dockerfile: Grammar = {
  start: [
    [/^\s*#.*/, 'comment'],
    [
      /^\s*(?:FROM|RUN|CMD|LABEL|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL|HEALTHCHECK|SHELL)\b/,
      'keyword',
    ],
    [/(?<=^\s*FROM\s.*\s)AS\b/, 'keyword'],
    [/(?<=\s)--[\w-]+/, 'attribute'],
    SUBSTITUTION,
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    [/\b\d+\b/, 'number'],
  ],
};
