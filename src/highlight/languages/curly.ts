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

/** Languages with the braces and comments of C. */

const FLOW = 'break case catch continue default do else finally for if return switch throw try while';
const CLASSES = 'abstract class extends final import new package private protected public static super this';
const CONSTANTS = 'true false null';
const ANNOTATION: GrammarRule = [/@[\p{L}_][\p{L}\p{N}_.:]*/u, 'meta'];
const DIRECTIVE: GrammarRule = [/^\s*#\s*[a-z]+/, 'meta'];
const TRIPLE_QUOTED: GrammarRule = [/"""/, 'string', 'text'];
const TEXT_STATE = { text: until(/"""/, 'string') };

function curly(
  words: Parameters<typeof names>[0],
  rules: readonly GrammarRule[] = [],
  states: Pick<Grammar, string> = {},
): Grammar {
  return {
    start: [
      SLASH_COMMENT,
      BLOCK_COMMENT,
      ...rules,
      DOUBLE_QUOTED,
      SINGLE_QUOTED,
      NUMBER,
      MEMBER,
      ...names(words),
    ],
    ...COMMENT_STATE,
    ...states,
  };
}

const C_WORDS = {
  keyword: `${FLOW} auto const enum extern goto inline register restrict sizeof static struct typedef union volatile`,
  type: 'bool char double float int int8_t int16_t int32_t int64_t long short signed size_t uint8_t uint16_t uint32_t uint64_t unsigned void',
  constant: `${CONSTANTS} NULL`,
};
const INCLUDE: GrammarRule = [/(?<=^\s*#\s*include\s*)<[^>]*>?/, 'string'];

export const c = curly(C_WORDS, [INCLUDE, DIRECTIVE]);

export const cpp = curly(
  {
    ...C_WORDS,
    keyword: `${C_WORDS.keyword} alignas alignof and class co_await co_return co_yield concept consteval constexpr const_cast decltype delete dynamic_cast explicit export final friend import module mutable namespace new noexcept not operator or override private protected public reinterpret_cast requires static_cast static_assert template this thread_local typeid typename using virtual`,
    type: `${C_WORDS.type} char8_t char16_t char32_t string string_view vector wchar_t`,
    constant: `${C_WORDS.constant} nullptr`,
  },
  [INCLUDE, DIRECTIVE, [/\bu?8?R"\(/, 'string', 'raw']],
  {
    raw: [
      [/\)"/, 'string', '-'],
      [/[^)]+|\)/, 'string'],
    ],
  },
);

export const java = curly(
  {
    keyword: `${FLOW} ${CLASSES} assert enum implements instanceof interface native non-sealed permits record sealed strictfp synchronized throws transient var volatile yield`,
    type: 'boolean byte char double float int long short void',
    constant: CONSTANTS,
  },
  [TRIPLE_QUOTED, ANNOTATION],
  TEXT_STATE,
);

export const csharp = curly(
  {
    keyword: `${FLOW} ${CLASSES} as async await base checked const delegate enum event explicit extern fixed foreach from get goto group implicit in init interface internal into is join let lock nameof namespace operator orderby out override params partial readonly record ref required sealed select set sizeof stackalloc struct typeof unchecked unsafe using value var virtual volatile when where with yield`,
    type: 'bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort void',
    constant: CONSTANTS,
  },
  [
    DIRECTIVE,
    [/\$*"""/, 'string', 'text'],
    [/\$?@\$?"/, 'string', 'verbatim'],
    [/^\s*\[[\p{L}.]+(?=[\](])/u, 'meta'],
  ],
  {
    ...TEXT_STATE,
    verbatim: [
      [/""/, 'string'],
      [/"/, 'string', '-'],
      [/[^"]+/, 'string'],
    ],
  },
);

export const go = curly(
  {
    keyword:
      'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var',
    type: 'any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr',
    constant: 'true false nil iota',
  },
  [[/`/, 'string', 'raw']],
  {
    raw: [
      [/`/, 'string', '-'],
      [/[^`]+/, 'string'],
    ],
  },
);

export const rust = curly(
  {
    keyword:
      'as async await box break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait type union unsafe use where while yield',
    type: 'bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize',
    constant: 'true false',
  },
  [
    [/#!?\[[^\]]*\]?/, 'meta'],
    [/\bb?r#*"/, 'string', 'raw'],
    [/b?"/, 'string', 'string'],
    [/b?'(?:[^'\\]|\\u\{[^}]*\}|\\.{1,3})'/, 'string'],
    [/'[\p{L}_]+/u, 'meta'],
    [/\b[\p{L}_]\w*!(?=[\s([{])/u, 'function'],
  ],
  {
    raw: [
      [/"#*/, 'string', '-'],
      [/[^"]+/, 'string'],
    ],
    string: until(/"/, 'string'),
  },
);

export const kotlin = curly(
  {
    keyword: `${FLOW} ${CLASSES} actual annotation as by companion const constructor data enum expect external fun get in infix init inline inner interface internal is lateinit object open operator out override reified sealed set suspend tailrec typealias val var vararg when where`,
    constant: CONSTANTS,
  },
  [TRIPLE_QUOTED, ANNOTATION],
  TEXT_STATE,
);

export const swift = curly(
  {
    keyword: `${FLOW} ${CLASSES} actor any as associatedtype async await consume convenience defer deinit didSet enum extension fallthrough fileprivate func get guard in indirect infix init inout internal is lazy let mutating nonisolated open operator optional override postfix prefix protocol repeat required rethrows self Self set some struct subscript throws typealias unowned var weak where willSet`,
    constant: 'true false nil',
  },
  [TRIPLE_QUOTED, ANNOTATION, [/#[a-z]\w*/, 'meta']],
  TEXT_STATE,
);

export const php = curly(
  {
    keyword: `${FLOW} ${CLASSES} and array as callable clone const declare echo elseif empty enum endfor endforeach endif endwhile exit fn foreach function global goto implements include include_once instanceof insteadof interface isset list match namespace or print readonly require require_once self trait unset use var xor yield`,
    type: 'bool float int iterable mixed never object string void',
    constant: 'true false null',
  },
  [
    [/<\?(?:php|=)?|\?>/, 'meta'],
    [/#(?!\[).*/, 'comment'],
    [/\$\w+/, 'property'],
    [/(?<=->)\w+/, 'property'],
  ],
);
