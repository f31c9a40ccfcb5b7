import type { ComponentType } from 'react';
import type { CodeToken } from './types.ts';

/** Reads the lines of one block of code, in order, each once. */
export type CodeHighlighter = {
  /** Tells the next line apart and remembers what of it matters to the lines after it. */
  line(text: string): readonly CodeToken[];
  /** A highlighter that goes on from here by itself: for the line that is not complete yet. */
  fork(): CodeHighlighter;
};

/** What a plugin renders. */
export type MarkdownPluginProps = {
  /** The text between the marks, without them. */
  text: string;
  /** Whether its end is still to come. */
  isOpen: boolean;
};

/** Two marks that enclose a text within a paragraph. */
export type InlineMarks = {
  /** The mark before the text. */
  open: string;
  /** The mark after it; may be the same. */
  close: string;
  /** Whether what is between them stands on a line of its own. @defaultValue `false` */
  isDisplay?: boolean | undefined;
  /**
   * Whether a text can stand between them. `before` and `after` are the characters around the marks; `after` is missing
   * while the closing mark has not been written, and the answer is about a text that grows. Without this, any text can
   * that neither begins nor ends with white space.
   */
  accepts?(text: string, around: { before: string; after: string | undefined }): boolean;
};

/** Two marks that enclose whole lines: the first begins a line, the second ends one. */
export type BlockMarks = {
  /** The mark that begins the first line. */
  open: string;
  /** The mark that ends the last one. */
  close: string;
  /** Whether a block of several lines can begin with this text after its opening mark. Without this, the mark stands alone. */
  accepts?(firstLine: string): boolean;
};

/** Adds syntax, or colours code. Both `./highlight` and `./math` are nothing but this. */
export type MarkdownPlugin = {
  /** Tells plugins apart. */
  name: string;
  /** Running text between two marks, such as `$…$`. Longer marks of the same character come first. */
  inline?: readonly InlineMarks[] | undefined;
  /** A block between two marks, such as `$$`. */
  block?: readonly BlockMarks[] | undefined;
  /** Renders what `inline` and `block` found. */
  Component?: ComponentType<MarkdownPluginProps & { isDisplay: boolean }> | undefined;
  /**
   * A highlighter for a language, if it knows that one; or a promise, if it can be asked again once that has settled.
   * Until then the code is plain.
   */
  highlight?(language: string): CodeHighlighter | Promise<unknown> | undefined;
};
