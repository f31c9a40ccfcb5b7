/** What a stretch of code is: the value of `data-token`. */
export type CodeTokenKind =
  | 'attribute'
  | 'comment'
  | 'constant'
  | 'deleted'
  | 'emphasis'
  | 'function'
  | 'heading'
  | 'inserted'
  | 'keyword'
  | 'meta'
  | 'number'
  | 'property'
  | 'regexp'
  | 'string'
  | 'tag'
  | 'type';

/** The kind of what a pattern found; asked with the line and the place after the find where that decides. */
export type GrammarKind =
  | CodeTokenKind
  | undefined
  | ((found: string, line: string, end: number) => CodeTokenKind | undefined);

/**
 * One thing that a state knows: its pattern, its kind, and the state after it. `'name'` enters that state, `'='` and a
 * name goes there instead of the present one, `'-'` goes back to the one before.
 */
export type GrammarRule = readonly [pattern: RegExp, kind?: GrammarKind, next?: string];

/**
 * A language: states with their rules, of which the first that matches wins. Reading begins in `start`, line by line,
 * so no pattern sees a line break. Patterns have no capturing groups; what none of them finds is plain.
 */
export type Grammar = { readonly start: readonly GrammarRule[] } & {
  readonly [state: string]: readonly GrammarRule[];
};
