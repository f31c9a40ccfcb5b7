import type { CodeHighlighter } from './MarkdownPlugin.ts';
import type { CodeChunk, CodeToken, MarkdownAlign, MarkdownBlock } from './types.ts';

export type OpenBlockType = 'document' | 'footnote' | MarkdownBlock['type'];

/** A block while it is being read. It changes; what it gives to others (`snapshot`) does not. */
export type OpenBlock = {
  type: OpenBlockType;
  parent: OpenBlock | undefined;
  /** Position among the children of its parent. */
  index: number;
  depth: number;
  children: OpenBlock[];
  /** Whether the next line can still belong to it. */
  isOpen: boolean;
  /** Running text as written, its lines without indentation; for a footnote its label, for a fence its info. */
  text: string;
  /** The last line of a paragraph: to look at the end of a text that grows costs its length. */
  lastLine: string;
  /** Lines of code. */
  lines: string[];
  /**
   * Of a heading; columns of indentation that a line needs to belong to an item; columns that a fence is indented;
   * cells that the rows of a table have left out.
   */
  level: number;
  /** Character and length of a fence; what an item's marker has to look like to belong to this list. */
  marker: string;
  start: number;
  isLoose: boolean;
  align: MarkdownAlign[];

  // What was given out last, and what of it is still true.
  snapshot: MarkdownBlock | undefined;
  chunks: (readonly MarkdownBlock[] | undefined)[];
  codeChunks: (CodeChunk | undefined)[];
  highlighter: CodeHighlighter | undefined;
  /** What the highlighter said of each whole line. */
  tokens: (readonly CodeToken[])[];
};

/** Children, rows and lines of code are given out in groups of this many. */
export const CHUNK_SIZE = 32;

export function createOpenBlock(type: OpenBlockType, parent?: OpenBlock): OpenBlock {
  return {
    type,
    parent,
    index: parent?.children.length ?? 0,
    depth: parent ? parent.depth + 1 : 0,
    children: [],
    isOpen: true,
    text: '',
    lastLine: '',
    lines: [],
    level: 0,
    marker: '',
    start: 1,
    isLoose: false,
    align: [],
    snapshot: undefined,
    chunks: [],
    codeChunks: [],
    highlighter: undefined,
    tokens: [],
  };
}

/** The child that the next line may belong to. */
export function openChild(block: OpenBlock): OpenBlock | undefined {
  const last = block.children.at(-1);
  return last?.isOpen ? last : undefined;
}

/** The innermost open block within a block. */
export function tipOf(block: OpenBlock): OpenBlock {
  let tip = block;
  for (let next = openChild(tip); next; next = openChild(tip)) tip = next;
  return tip;
}

/** A block has changed: what it and the blocks around it gave out is no longer true. */
export function touch(block: OpenBlock): void {
  for (let changed: OpenBlock | undefined = block; changed; changed = changed.parent) {
    changed.snapshot = undefined;
    const { parent } = changed;
    if (parent) parent.chunks[Math.floor(changed.index / CHUNK_SIZE)] = undefined;
  }
}
