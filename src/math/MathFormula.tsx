import { memo, type ReactElement, type ReactNode, useMemo } from 'react';
import temml from 'temml';
import { MAX_HELD_LENGTH } from './mathMarks.ts';
import { readMathml } from './readMathml.ts';

/** Props of a formula. */
export type MathFormulaProps = {
  /** TeX. */
  text: string;
  /** Whether more of it is to come. */
  isOpen: boolean;
  /** Whether it stands by itself, large. */
  isDisplay: boolean;
  macros: Readonly<Record<string, string>>;
};

/** Nobody writes longer ones; the time that one takes grows with its length. */
const MAX_LENGTH = 10_000;

/** A short formula fits into any line; a longer one scrolls within itself. */
const MAX_INLINE_LENGTH = 60;

/**
 * A formula as MathML; its source, where it is not one. Rendered once: as long as it is written it is held back.
 * @selector [data-chat-math]
 * @selector [data-chat-math][data-display]
 * @selector [data-chat-math-source]
 */
export const MathFormula = memo(function MathFormula({
  text,
  isOpen,
  isDisplay,
  macros,
}: MathFormulaProps): ReactElement | null {
  const formula = useMemo(
    () => (isOpen ? undefined : renderFormula(text, isDisplay, macros)),
    [text, isOpen, isDisplay, macros],
  );
  if (isOpen && text.length <= MAX_HELD_LENGTH) return null;
  const isWide = isDisplay || text.length > MAX_INLINE_LENGTH;
  if (formula === undefined) {
    return (
      <code data-chat-math-source="" data-display={isDisplay ? '' : undefined} dir="ltr">
        {text.trim()}
      </code>
    );
  }
  return (
    <span
      data-chat-math=""
      data-display={isDisplay ? '' : undefined}
      data-wide={isWide ? '' : undefined}
      dir="ltr"
      // What scrolls must be reachable with the keyboard.
      {...(isWide && { tabIndex: 0, role: 'group' })}
    >
      {formula}
    </span>
  );
});

/** Nothing where the text is no formula. */
function renderFormula(
  text: string,
  isDisplay: boolean,
  macros: Readonly<Record<string, string>>,
): ReactNode | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  try {
    // Without trust nothing of TeX can load, link or name an element. Macros are copied, as `\gdef` writes to them.
    const mathml = temml.renderToString(text, {
      displayMode: isDisplay,
      macros: { ...macros },
      maxExpand: 1000,
      maxSize: [20, 20],
      throwOnError: true,
      trust: false,
    });
    return readMathml(mathml);
  } catch {
    return undefined;
  }
}
