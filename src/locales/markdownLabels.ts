/** Every word that the renderer shows or that a screen reader hears. */
export type MarkdownLabels = {
  /** Name of the button that copies a block of code. */
  copyCode: string;
  /** What it says when that is done. */
  copied: string;
  /** Name of the switch that breaks the long lines of a block of code. */
  wrapLines: string;
  /** Name of a block of code without a language, for screen readers. */
  code: string;
  /** Name of the region in which a wide table scrolls. */
  table: string;
  /** Name of the button that loads an image from another server; `host` is that server. */
  showImage: (host: string) => string;
  /** Heading of the notes, for screen readers. */
  footnotes: string;
  /** Name of the link that leads from a note back to its place in the text. */
  backToText: (number: number) => string;
  /** State of a task that is done. */
  taskDone: string;
  /** State of a task that is not. */
  taskOpen: string;
};

export const englishMarkdownLabels: MarkdownLabels = {
  copyCode: 'Copy code',
  copied: 'Copied',
  wrapLines: 'Wrap lines',
  code: 'Code',
  table: 'Table',
  showImage: (host) => `Show image from ${host}`,
  footnotes: 'Footnotes',
  backToText: (number) => `Back to reference ${number}`,
  taskDone: 'Done',
  taskOpen: 'To do',
};
