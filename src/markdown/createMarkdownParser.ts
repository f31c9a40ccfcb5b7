import { createBlockParser } from './createBlockParser.ts';
import { createSnapshots } from './createSnapshots.ts';
import { isUndecidedLine } from './holdBack.ts';
import type { MarkdownPlugin } from './MarkdownPlugin.ts';
import type { MarkdownTree } from './types.ts';

/** Reads a text that grows. What is the same as in the tree before keeps its identity. */
export type MarkdownParser = {
  /** The tree of a text; with `isStreaming`, of one whose end is still to come. Any text will do: a longer one is cheap. */
  parse(text: string, isStreaming: boolean): MarkdownTree;
};

/**
 * Whole lines are read once. The line that is still being written is read on trial each time, and taken back
 * before the next one. So the cost of a piece is that of the last line and of the block it stands in.
 */
export function createMarkdownParser(plugins: readonly MarkdownPlugin[] = []): MarkdownParser {
  let blocks = createBlockParser(plugins);
  let snapshots = createSnapshots(blocks, plugins);
  // What was read for good, up to the end of its last whole line.
  let read = '';
  let last: { text: string; isStreaming: boolean; tree: MarkdownTree } | undefined;

  function parse(text: string, isStreaming: boolean): MarkdownTree {
    blocks.restore();
    if (!text.startsWith(read)) {
      blocks = createBlockParser(plugins);
      snapshots = createSnapshots(blocks, plugins);
      read = '';
    }
    const position = takeLines(text, read.length);
    read = text.slice(0, position);
    const line = text.slice(position).replace(/\r$/, '');
    blocks.save();
    if (line && !(isStreaming && isUndecidedLine(line))) blocks.takeLine(cleaned(line));
    if (!isStreaming) blocks.end();
    return snapshots.take(isStreaming);
  }

  function takeLines(text: string, start: number): number {
    LINE.lastIndex = start;
    let end = start;
    for (let match = LINE.exec(text); match; match = LINE.exec(text)) {
      blocks.takeLine(cleaned(match[1] ?? ''));
      end = LINE.lastIndex;
    }
    return end;
  }

  return {
    parse(text, isStreaming) {
      if (last?.text !== text || last.isStreaming !== isStreaming) {
        last = { text, isStreaming, tree: parse(text, isStreaming) };
      }
      return last.tree;
    },
  };
}

// A carriage return at the very end may be the first half of a line break.
const LINE = /([^\r\n]*)(?:\n|\r\n|\r(?!$|\n))/y;

/** NUL is not a character that may be shown (CommonMark 2.3). */
function cleaned(line: string): string {
  return line.includes('\0') ? line.replaceAll('\0', '\ufffd') : line;
}
