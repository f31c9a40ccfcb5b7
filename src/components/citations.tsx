import { createContext, type ReactElement, useContext } from 'react';
import type { SourcePart } from '../core/types.ts';
import type { MarkdownPlugin, MarkdownPluginProps } from '../markdown/MarkdownPlugin.ts';
import { allowedHref } from '../markdown/markdownPolicy.ts';
import { useChatContext } from './chatContext.ts';
import { policyOf } from './policyOf.ts';

/** The sources of the message around, in the order of their numbers. */
export const SourcesContext = createContext<readonly SourcePart[]>([]);

/**
 * `[1]` in the text of an answer that has sources is its first source. What Markdown makes a link, `[1](…)`, and a
 * definition, `[1]: …`, stay what they are.
 */
const citation: MarkdownPlugin = {
  name: 'citation',
  inline: [
    {
      open: '[',
      close: ']',
      accepts: (text, { after }) => /^\d{1,3}$/.test(text) && after !== '(' && after !== ':',
    },
  ],
  Component: Citation,
};

const CITATION = [citation];
const withCitations = new WeakMap<readonly MarkdownPlugin[], readonly MarkdownPlugin[]>();

/** The plugins of a chat and the one for citations; the same list each time, as a new one reads the text anew. */
export function addCitations(plugins?: readonly MarkdownPlugin[]): readonly MarkdownPlugin[] {
  if (!plugins?.length) return CITATION;
  let all = withCitations.get(plugins);
  if (!all) {
    all = [...plugins, citation];
    withCitations.set(plugins, all);
  }
  return all;
}

function Citation({ text, isOpen }: MarkdownPluginProps): ReactElement | null {
  const { labels, markdown } = useChatContext();
  const source = useContext(SourcesContext)[Number(text) - 1];
  // Its number may still grow.
  if (isOpen) return null;
  if (!source) return <>{`[${text}]`}</>;
  const { url, title } = source;
  const name = [labels.source(Number(text)), title].filter(Boolean).join(': ');
  const href = allowedHref(url, policyOf(markdown));
  return (
    <sup data-chat-citation="">
      <a href={href} title={title ?? url} aria-label={name} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    </sup>
  );
}
