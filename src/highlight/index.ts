export { type CodeHighlightingOptions, type CodeLanguage, codeHighlighting } from './codeHighlighting.ts';
export type { CodeTokenKind, Grammar, GrammarKind, GrammarRule } from './Grammar.ts';
