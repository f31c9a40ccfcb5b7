const TAB_STOP = 4;

/** A place in a line. Indentation is counted in columns: a tab reaches to the next multiple of four (CommonMark 2.2). */
export type LineCursor = {
  load(line: string): void;
  /** Columns of white space at the cursor. */
  indent(): number;
  /** Whether only white space is left. */
  isBlank(): boolean;
  /** What is left, with its indentation. */
  rest(): string;
  /** What is left, without its indentation. */
  content(): string;
  /** Goes on by columns, never past the white space or the marker that stands there. A tab can be split. */
  skip(columns: number): void;
};

/** One cursor serves a whole text, a line after the other. */
export function createLineCursor(): LineCursor {
  let line = '';
  let offset = 0;
  let column = 0;
  let width = 0;
  let end = 0;

  function measure(): void {
    let reached = column;
    end = offset;
    for (; ; end++) {
      const char = line[end];
      if (char === ' ') reached++;
      else if (char === '\t') reached += TAB_STOP - (reached % TAB_STOP);
      else break;
    }
    width = reached - column;
  }

  return {
    load(next) {
      line = next;
      offset = column = 0;
      measure();
    },
    indent: () => width,
    isBlank: () => end >= line.length,
    rest: () => line.slice(offset),
    content: () => line.slice(end),
    skip(columns) {
      for (let left = columns; left > 0 && offset < line.length; ) {
        const size = line[offset] === '\t' ? TAB_STOP - (column % TAB_STOP) : 1;
        if (size > left) {
          line = ' '.repeat(size - left) + line.slice(offset + 1);
          offset = 0;
          column += left;
          break;
        }
        offset++;
        column += size;
        left -= size;
      }
      measure();
    },
  };
}
