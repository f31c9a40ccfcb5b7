import type { ComponentType } from 'react';
import type { CodeToken } from './types.ts';

/** Reads the lines of one block of code, in order, each once. */
export type CodeHighlighter = {
  /** Tells the next line apart and remembers what of it matters to the lines after it. */
  line(text: string): readonly CodeToken[];
  /** A highlighter that goes on from here by itself: for the line that is not complete yet. */
  fork(): CodeHighlighter;
};

/** What a plugin renders: the text between its marks, and whether its end is still to come. */
export type MarkdownPluginProps = { text: string; isOpen: boolean };

/** Two marks and what stands between them. */
export type MarkdownPluginMark = {
  open: string;
  close: string;
  isDisplay?: boolean;
  /**
   * Whether this text is meant, and not what its marks mean otherwise; `next` is the character after the closing mark.
   * @defaultValue any text
   */
  accepts?(text: string, next: string): boolean;
};

/** Adds syntax, or colours code. Both `./highlight` and `./math` are nothing but this. */
export type MarkdownPlugin = {
  name: string;
  /** Running text between two marks, such as `$…$`. Longer marks of the same character come first. */
  inline?: readonly MarkdownPluginMark[];
  /** A block between two lines that hold the marks alone, such as `$$`. */
  block?: readonly { open: string; close: string }[];
  /** Renders what `inline` and `block` found. */
  Component?: ComponentType<MarkdownPluginProps & { isDisplay: boolean }>;
  /**
   * A highlighter for a language, if it knows that one; or a promise, if it can be asked again once that has settled.
   * Until then the code is plain.
   */
  highlight?(language: string): CodeHighlighter | Promise<unknown> | undefined;
};
