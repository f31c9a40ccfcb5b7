import type { BlockMarks, InlineMarks } from '../markdown/MarkdownPlugin.ts';

/** Longest text that is held back while its formula is not complete: beyond, it is shown as it was written. */
export const MAX_HELD_LENGTH = 600;

/** A line after an opening mark that can only be a formula. */
const FORMULA = /[\\^_={}<>+]/;

/** An amount of money and the word after it: `5 and`, `1,000 per`, `20k users`. */
const PRICE = /^\d[\d.,]*(?:[kKmMbB]|bn)?(?:[\s.,;:!?)/]|[-–—])+\p{L}{2,}/u;

/** Words in a row, as a formula has none outside of its commands. */
const WORDS = /^[^\\{}^_=]*\p{L}{2,}\s+\p{L}{2,}/u;

export const BLOCK_MARKS: readonly BlockMarks[] = [
  { open: '$$', close: '$$', accepts: (line) => FORMULA.test(line) },
  { open: '\\[', close: '\\]', accepts: (line) => FORMULA.test(line) },
];

const accepts: NonNullable<InlineMarks['accepts']> = (text, { after }) =>
  after === undefined || text.trim() !== '';

export const BACKSLASH_MARKS: readonly InlineMarks[] = [
  { open: '\\(', close: '\\)', accepts },
  { open: '\\[', close: '\\]', isDisplay: true, accepts },
];

export const DOLLAR_MARKS: readonly InlineMarks[] = [
  {
    open: '$$',
    close: '$$',
    isDisplay: true,
    accepts: (text, around) => accepts(text, around) && (FORMULA.test(text) || !WORDS.test(text)),
  },
  { open: '$', close: '$', accepts: isFormula },
];

/** Between single dollars: a formula, and not what stands between two prices or two variables of a shell. */
function isFormula(text: string, { before, after }: { before: string; after: string | undefined }): boolean {
  if (/^\s|^\$/.test(text) || /[A-Za-z\\]/.test(before) || PRICE.test(text)) return false;
  // While it grows, the mark is held back as long as this may be a formula.
  if (after === undefined) return text.length <= MAX_HELD_LENGTH && !WORDS.test(text);
  if (/^$|\s$/.test(text) || /\d/.test(after)) return false;
  // `$HOME/$USER`: a formula does not end with a sign right before a word.
  return !/[A-Za-z_]/.test(after) || /[\w})\]'!]$/.test(text);
}
