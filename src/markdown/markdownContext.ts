import { type ComponentType, createContext, type JSX, useContext } from 'react';
import { englishMarkdownLabels, type MarkdownLabels } from '../locales/markdownLabels.ts';
import type { ChatCodeBlockProps } from './ChatCodeBlock.tsx';
import type { MarkdownPlugin } from './MarkdownPlugin.ts';
import type { MarkdownPolicy } from './markdownPolicy.ts';

type MarkdownTag =
  | 'a'
  | 'blockquote'
  | 'code'
  | 'del'
  | 'em'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'h6'
  | 'hr'
  | 'img'
  | 'li'
  | 'ol'
  | 'p'
  | 'strong'
  | 'table'
  | 'td'
  | 'th'
  | 'tr'
  | 'ul';

/** Replacements for elements, by their tag, and for a whole block of code. */
export type MarkdownComponents = {
  [Tag in MarkdownTag]?: ComponentType<JSX.IntrinsicElements[Tag]> | undefined;
} & { CodeBlock?: ComponentType<ChatCodeBlockProps> | undefined };

export type MarkdownContextValue = {
  components: MarkdownComponents;
  plugins: readonly MarkdownPlugin[];
  policy: MarkdownPolicy;
  labels: MarkdownLabels;
  /** Begins the ids of this text. */
  idPrefix: string;
};

export const NO_PLUGINS: readonly MarkdownPlugin[] = [];

export const MarkdownContext = createContext<MarkdownContextValue>({
  components: {},
  plugins: NO_PLUGINS,
  policy: {},
  labels: englishMarkdownLabels,
  idPrefix: '',
});

export function useMarkdownContext(): MarkdownContextValue {
  return useContext(MarkdownContext);
}
