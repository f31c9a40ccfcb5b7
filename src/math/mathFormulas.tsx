import type { MarkdownPlugin } from '../markdown/MarkdownPlugin.ts';
import { MathFormula } from './MathFormula.tsx';
import { BACKSLASH_MARKS, BLOCK_MARKS, DOLLAR_MARKS } from './mathMarks.ts';

/** Options of `mathFormulas`. */
export type MathFormulasOptions = {
  /** Shorthands, such as `{ '\\R': '\\mathbb{R}' }`. */
  macros?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether `$…$` is a formula, too. Prices are told apart from formulas, so it seldom has to be switched off.
   * @defaultValue `true`
   */
  singleDollar?: boolean | undefined;
};

/**
 * A Markdown plugin that shows TeX between `$…$`, `$$…$$`, `\(…\)` and `\[…\]` as MathML. Make it once, outside of the
 * render function.
 */
export function mathFormulas({ macros = {}, singleDollar = true }: MathFormulasOptions = {}): MarkdownPlugin {
  const dollars = singleDollar ? DOLLAR_MARKS : DOLLAR_MARKS.filter(({ open }) => open !== '$');
  return {
    name: 'math',
    inline: [...dollars, ...BACKSLASH_MARKS],
    block: BLOCK_MARKS,
    Component: (props) => <MathFormula {...props} macros={macros} />,
  };
}
