import { ChatError } from './ChatError.ts';

/** Longest event or line that is held in memory, in characters. */
export const MAX_EVENT_CHARS: number = 8 * 1024 * 1024;

/** Takes text in any pieces. */
export type TextReader = {
  feed(text: string): void;
  /** Treats what is left as complete. */
  end(): void;
};

/**
 * Cuts text into lines that end in LF, CR or CRLF, wherever the pieces are cut.
 * A lone CR ends its line at once: waiting for a possible LF would hold the last event of a stream back.
 * Pieces of an unfinished line are joined once, when it ends, so that a long line costs linear time.
 */
export function createLineReader(onLine: (line: string) => void): TextReader {
  let pieces: string[] = [];
  let held = 0;
  let isAfterCarriageReturn = false;

  return {
    feed(text) {
      const lines = (isAfterCarriageReturn ? text.replace(/^\n/, '') : text).split(/\r\n?|\n/);
      isAfterCarriageReturn = text === '' ? isAfterCarriageReturn : text.endsWith('\r');
      const rest = lines.pop() as string; // `split` gives at least one
      for (const line of lines) {
        pieces.push(line);
        onLine(pieces.join(''));
        pieces = [];
        held = 0;
      }
      pieces.push(rest);
      held += rest.length;
      if (held > MAX_EVENT_CHARS) throw new ChatError('too-large');
    },
    end() {
      if (held > 0) onLine(pieces.join(''));
    },
  };
}
