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
  cut: (text: string) => readonly string[] = cutLines,
): TextReader {
  let held = '';
  let isAfterCarriageReturn = false;

  return (text, isEnd) => {
    const lines = cut(isAfterCarriageReturn ? text.replace(/^\n/, '') : text);
    if (text) isAfterCarriageReturn = text.endsWith('\r');
    held += lines[0];
    for (let index = 1; index < lines.length; index++) {
      onLine(held);
      held = lines[index] ?? '';
    }
    if (isEnd && held) onLine(held, true);
    if (held.length > MAX_EVENT_CHARS) throw new ChatError('too-large');
  };
}

/** Most texts have no CR, and need no regular expression. */
function cutLines(text: string): readonly string[] {
  return text.split(text.includes('\r') ? /\r\n?|\n/ : '\n');
}
