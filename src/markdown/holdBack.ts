import type { MarkdownPlugin } from './MarkdownPlugin.ts';

/**
 * What may still turn out to be a mark is not shown until it is known: it would flash as a raw sign, or as the wrong
 * structure. All of it is short: one or two characters, the text of a link before its address.
 */

const TAIL_LENGTH = 240;

/** Marks within marks that may be half open at an end. Of hundreds of brackets in a row the first are shown. */
const MAX_ROUNDS = 8;

/** Ends of running text whose meaning the next characters decide. */
const UNDECIDED = [
  /[*_~`]+$/,
  /\\$/,
  /!$/,
  // The text of a link, and the closed one of which the next character says whether it leads anywhere.
  /!?\[[^[\]\n]{0,80}\]?$/,
  // An image is shown when it is whole.
  /!\[[^[\]\n]{0,200}\]\([^)\n]*$/,
  // An image that is the text of a link.
  /\[!\[[^[\]\n]{0,200}\]\([^)\n]*\)\]?$/,
  /!?\[[^[\]\n]{0,80}\]\[[^[\]\n]{0,40}$/,
  /<[^\s<>]{0,200}$/,
  /&#?\w{0,31}$/,
  /(?<![\p{L}\p{N}])(?:ht?|htt|http|https|https?:|https?:\/{1,2}|w{1,3}|www\.)$/iu,
  // Punctuation after an address ends the sentence or goes on with the address.
  /(?<=(?:https?:\/\/|www\.)\S{1,200})[?!.,:;*_~'")]+$/i,
  // The same after a mail address.
  /(?<=[\w.+-]@[\w-]{1,60}(?:\.[\w-]{1,60}){1,8})\.$/,
  /[ \t\n]+$/,
];

/** The part of a growing text whose meaning is known. */
export function knownText(text: string, plugins: readonly MarkdownPlugin[]): string {
  const start = Math.max(0, text.length - TAIL_LENGTH);
  const whole = text.slice(start);
  let tail = whole;
  let before = '';
  for (let round = 0; before !== tail && round < MAX_ROUNDS; round++) {
    before = tail;
    for (const pattern of UNDECIDED) tail = tail.replace(pattern, '');
    for (const { inline = [] } of plugins) for (const { open } of inline) tail = withoutStart(tail, open);
  }
  return tail === whole ? text : text.slice(0, start) + tail;
}

/** Takes the beginning of a mark from the end of a text. */
function withoutStart(text: string, mark: string): string {
  for (let length = mark.length; length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return text.slice(0, -length);
  }
  return text;
}

/** Lines of marks alone: a rule, a list item without text, the underline of a heading, a fence, a table's columns. */
const ONLY_MARKS = /^[\s>]*(?:[-+*]\s+|\d{1,9}[.)]\s+)*(?:[-+*_=~`#|:.\s$\\]*|\d{1,9}[.)]?)$/;
const FENCE = /^[\s>]*(?:[-+*]\s+|\d{1,9}[.)]\s+)*(?:`{3,}[^`]*|~{3,}.*)$/;
const TASK = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+)+\[[ xX]?\]?\s*$/;
const FOOTNOTE = /^[\s>]*\[\^[^\]]*(?:\]:?)?\s*$/;

/** Whether the beginning of a line does not tell yet what the line is. */
export function isUndecidedLine(line: string): boolean {
  if (line.length > TAIL_LENGTH) return false;
  return ONLY_MARKS.test(line) || FENCE.test(line) || TASK.test(line) || FOOTNOTE.test(line);
}

const DEFINITION = /^\[[^\]\n]*\]:[^\n]*$/;
/** What stands before the head of a table: where no pipe begins it, its first cell is short, and no sentence. */
const BEFORE_TABLE_HEAD = /^(?=\|)|^[^|`(.!?]{1,40}[ \t](?=\|(?:[ \t]|$))/;

/** The part of a paragraph that can become nothing else: not the head of a table, not the definition of a link. */
export function knownParagraph(text: string): string {
  if (DEFINITION.test(text)) return '';
  const line = text.lastIndexOf('\n') + 1;
  const [before] = BEFORE_TABLE_HEAD.exec(text.slice(line)) ?? [];
  return before === undefined ? text : text.slice(0, line + before.length);
}
