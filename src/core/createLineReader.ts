import { ChatError } from './ChatError.ts';

/** Longest event or line that is held in memory, in characters. */
export const MAX_EVENT_CHARS: number = 8 * 1024 * 1024;

/** Takes text in any pieces. With `isEnd` what is left counts as complete. */
export type TextReader = (text: string, isEnd?: boolean) => void;

/**
 * Cuts text into lines that end in LF, CR or CRLF, wherever the pieces are cut; only the last one may lack its end.
 * A lone CR ends its line at once: waiting for a possible LF would hold the last event of a stream back.
 * Pieces of an unfinished line are joined once, when it ends, so that a long line costs linear time.
 */
export function createLineReader(onLine: (line: string, mayBeCut?: boolean) => void): TextReader {
  let pieces: string[] = [];
  let held = 0;
  let isAfterCarriageReturn = false;

  return (text, isEnd) => {
    const lines = (isAfterCarriageReturn ? text.replace(/^\n/, '') : text).split(/\r\n?|\n/);
    if (text) isAfterCarriageReturn = text.endsWith('\r');
    for (const [index, line] of lines.entries()) {
      pieces.push(line);
      held += line.length;
      const isLast = index === lines.length - 1;
      if (isLast && !(isEnd && held)) break;
      onLine(pieces.join(''), isLast);
      pieces = [];
      held = 0;
    }
    if (held > MAX_EVENT_CHARS) throw new ChatError('too-large');
  };
}
