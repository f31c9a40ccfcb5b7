import { ESCAPABLE, unescapeText } from './entities.ts';
import type { LinkTarget } from './references.ts';

const LABEL = /^\[((?:[^\\[\]]|\\[\s\S])+)\]:/;

/** A link definition at the start of a paragraph, and how long it is (CommonMark 4.7). */
export function readDefinition(
  text: string,
): { label: string; target: LinkTarget; length: number } | undefined {
  const [opening, label = ''] = LABEL.exec(text) ?? [];
  if (opening === undefined || !label.trim() || label.length > 999 || label.startsWith('^')) return undefined;
  const start = skipWhiteSpace(text, opening.length);
  const destination = readDestination(text, start);
  if (!destination || (destination.end === start && text[start] !== '<')) return undefined;

  const titleStart = skipWhiteSpace(text, destination.end);
  const title = titleStart > destination.end ? readTitle(text, titleStart) : undefined;
  // A title has to end its line; if it does not, the definition may still end before it.
  for (const [end, found] of [
    [title?.end, title?.text],
    [destination.end, undefined],
  ] as const) {
    const [line] = /^[ \t]*(?:\n|$)/.exec(text.slice(end)) ?? [];
    if (end === undefined || line === undefined) continue;
    return { label, target: { href: destination.text, title: found }, length: end + line.length };
  }
  return undefined;
}

type Piece = { text: string; end: number };

/** Where a link leads: between angle brackets, or without spaces and with balanced parentheses. */
export function readDestination(text: string, start: number): Piece | undefined {
  if (text[start] === '<') {
    ANGLE.lastIndex = start;
    const [angle] = ANGLE.exec(text) ?? [];
    return angle === undefined
      ? undefined
      : { text: unescapeText(angle.slice(1, -1)), end: start + angle.length };
  }
  let depth = 0;
  let end = start;
  for (; end < text.length; end++) {
    const char = text.charCodeAt(end);
    if (char === BACKSLASH && ESCAPABLE.test(text[end + 1] ?? '')) end++;
    else if (char === OPEN_PARENTHESIS && ++depth > MAX_DEPTH) return undefined;
    else if (char === CLOSE_PARENTHESIS && --depth < 0) break;
    // Control characters and spaces end it.
    else if (char <= SPACE || char === DELETE) break;
  }
  return depth > 0 ? undefined : { text: unescapeText(text.slice(start, end)), end };
}

/** A title in quotes of either kind or in parentheses. */
export function readTitle(text: string, start: number): Piece | undefined {
  TITLE.lastIndex = start;
  const [title] = TITLE.exec(text) ?? [];
  return title === undefined
    ? undefined
    : { text: unescapeText(title.slice(1, -1)), end: start + title.length };
}

/** Past spaces and at most one line break. */
export function skipWhiteSpace(text: string, start: number): number {
  WHITE_SPACE.lastIndex = start;
  WHITE_SPACE.test(text);
  return WHITE_SPACE.lastIndex;
}

const ANGLE = /<(?:[^<>\n\\]|\\[^\n])*>/y;
const TITLE = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)/y;
const WHITE_SPACE = /[ \t]*\n?[ \t]*/y;
const MAX_DEPTH = 32;
const SPACE = 32;
const OPEN_PARENTHESIS = 40;
const CLOSE_PARENTHESIS = 41;
const BACKSLASH = 92;
const DELETE = 127;
