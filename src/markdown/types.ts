/** A piece of running text: plain, or marked up. A line break of the source is a `\n` in the plain text. */
export type MarkdownInline =
  | string
  | { type: 'emphasis' | 'strong' | 'strike'; children: readonly MarkdownInline[] }
  | { type: 'code'; text: string }
  | {
      type: 'link';
      href: string | undefined;
      title?: string | undefined;
      children: readonly MarkdownInline[];
    }
  | { type: 'image'; src: string; alt: string; title?: string | undefined }
  | {
      type: 'footnote-ref';
      label: string;
      number: number;
      /** Whether it is the first one to this note: the note leads back to it. */
      isFirst: boolean;
      /** Links do not nest. */
      isInLink?: boolean | undefined;
    }
  | { type: 'break' }
  | { type: 'plugin'; name: string; text: string; isDisplay: boolean; isOpen: boolean };

/** Children in groups: a group that is full and finished keeps its identity, however long the whole becomes. */
export type Chunks<T> = readonly (readonly T[])[];

/** How the cells of a column stand; `undefined` where the text does not say. */
export type MarkdownAlign = 'left' | 'center' | 'right' | undefined;

/** What every block says of itself. */
type Common = {
  /** Whether the caret stands in it: it is the last one of an answer that is still being written. */
  hasCaret?: boolean | undefined;
};

/** A row of a table; the text of its cells in order. */
export type MarkdownRow = Common & {
  type: 'row';
  /** Whether it is the head of its table. */
  isHead: boolean;
  /** How the cells of each column stand. */
  align: readonly MarkdownAlign[];
  cells: readonly (readonly MarkdownInline[])[];
};

/** An item of a list. */
export type MarkdownItem = Common & {
  type: 'item';
  /** Whether its box is ticked; nothing for an item without a box. */
  isChecked?: boolean | undefined;
  /** The blocks in it. */
  children: Chunks<MarkdownBlock>;
};

/** A note at the end of the text. */
export type MarkdownFootnote = Common & {
  type: 'footnote';
  /** As it is written in `[^label]`. */
  label: string;
  /** From 1, in the order in which the text refers to them. */
  number: number;
  /** The blocks in it. */
  children: Chunks<MarkdownBlock>;
};

/** A block of code, fenced or indented. */
export type MarkdownCode = Common & {
  type: 'code';
  /** First word after the fence, as it was written. */
  language: string | undefined;
  /** The code in groups of lines; each line with the line break at its end, but for the last one. */
  chunks: readonly CodeChunk[];
  /** Whether its end has not been written yet. */
  isOpen: boolean;
};

/** Some lines of code. */
export type CodeChunk = {
  /** As it is written. */
  readonly text: string;
  /** The same by line and kind, where a highlighter has told it apart. */
  readonly lines?: readonly (readonly CodeToken[])[] | undefined;
};

/** A stretch of code of one kind, as a highlighter tells it apart. */
export type CodeToken = {
  /** As it is written. */
  readonly text: string;
  /** Becomes `data-token`; nothing for plain text. */
  readonly kind?: string | undefined;
};

/** Something that stands by itself. Finished blocks keep their identity from one parse to the next. */
export type MarkdownBlock =
  | (Common & { type: 'paragraph'; inlines: readonly MarkdownInline[] })
  | (Common & { type: 'heading'; level: number; inlines: readonly MarkdownInline[] })
  | MarkdownCode
  | (Common & { type: 'quote'; children: Chunks<MarkdownBlock> })
  | (Common & {
      type: 'list';
      isOrdered: boolean;
      start: number;
      /** Whether no blank line stands between its items. */
      isTight: boolean;
      children: Chunks<MarkdownItem>;
    })
  | MarkdownItem
  | (Common & {
      type: 'table';
      head: MarkdownRow;
      children: Chunks<MarkdownRow>;
    })
  | MarkdownRow
  | (Common & { type: 'plugin'; name: string; text: string; isOpen: boolean })
  | (Common & { type: 'rule' });

/** A whole text. */
export type MarkdownTree = {
  /** Its blocks, in order. */
  children: Chunks<MarkdownBlock>;
  /** The notes that the text refers to. */
  footnotes: Chunks<MarkdownFootnote>;
  /** Whether the caret stands in none of the blocks, but after them. */
  hasCaret: boolean;
  /** Languages on their way: when it has settled, another parser gives the code its colours. */
  pending?: Promise<unknown> | undefined;
};
