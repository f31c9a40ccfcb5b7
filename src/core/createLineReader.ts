import { ChatError } from './ChatError.ts';

/** Longest event or line that is held in memory, in characters. */
export const MAX_EVENT_CHARS: number = 8 * 1024 * 1024;

/** Takes text in any pieces. With `isEnd` what is left counts as complete. */
export type TextReader = (text: string, isEnd?: boolean) => void;

/**
 * Cuts text into lines that end in LF, CR or CRLF, wherever the pieces are cut; only the last one may lack its end.
 * A lone CR ends its line at once: waiting for a possible LF would hold the last event of a stream back.
 * Only new text is searched, and what is held is joined by `+=`, which engines do without copying: linear time.
 */
export function createLineReader(
  onLine: (line: string, mayBeCut?: boolean) => void,
  lineEnd = /\r\n?|\n/,
): TextReader {
  let held = '';
  let isAfterCarriageReturn = false;

  return (text, isEnd) => {
    const [first, ...rest] = (isAfterCarriageReturn ? text.replace(/^\n/, '') : text).split(lineEnd);
    if (text) isAfterCarriageReturn = text.endsWith('\r');
    held += first;
    for (const next of rest) {
      onLine(held);
      held = next;
    }
    if (isEnd && held) onLine(held, true);
    if (held.length > MAX_EVENT_CHARS) throw new ChatError('too-large');
  };
}
