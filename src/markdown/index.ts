export type { MarkdownLabels } from '../locales/markdownLabels.ts';
export { ChatCodeBlock, type ChatCodeBlockProps } from './ChatCodeBlock.tsx';
export { ChatMarkdown, type ChatMarkdownProps } from './ChatMarkdown.tsx';
export { createMarkdownParser, type MarkdownParser } from './createMarkdownParser.ts';
export type {
  BlockMarks,
  CodeHighlighter,
  InlineMarks,
  MarkdownPlugin,
  MarkdownPluginProps,
} from './MarkdownPlugin.ts';
export type { MarkdownComponents } from './markdownContext.ts';
export type { MarkdownPolicy } from './markdownPolicy.ts';
export type {
  Chunks,
  CodeChunk,
  CodeToken,
  MarkdownAlign,
  MarkdownBlock,
  MarkdownCode,
  MarkdownFootnote,
  MarkdownInline,
  MarkdownItem,
  MarkdownRow,
  MarkdownTree,
} from './types.ts';
