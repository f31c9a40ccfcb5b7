import { forwardRef, memo, type ReactElement } from 'react';
import type { SourcePart } from '../core/types.ts';
import { Icon } from '../markdown/Icon.tsx';
import { allowedHref } from '../markdown/markdownPolicy.ts';
import { ChatDisclosure, type ChatDisclosureProps } from './ChatDisclosure.tsx';
import { useChatContext } from './chatContext.ts';
import { sourcesIcon } from './icons.ts';
import { policyOf } from './policyOf.ts';

/** Props of `ChatSources`: those of a `<details>`, and the sources. */
export type ChatSourcesProps = Omit<ChatDisclosureProps, 'children'> & {
  /** In the order of their numbers: `[1]` in a text means the first. */
  sources: readonly SourcePart[];
};

/**
 * What an answer cites, numbered: one line that opens to the list. Renders nothing without sources.
 * @selector [data-chat-sources]
 * @selector [data-chat-source]
 */
export const ChatSources = memo(
  forwardRef<HTMLDetailsElement, ChatSourcesProps>(function ChatSources({ sources, ...props }, ref) {
    const { labels } = useChatContext();
    if (sources.length === 0) return null;
    return (
      <ChatDisclosure
        ref={ref}
        data-chat-sources=""
        {...props}
        icon={<Icon path={sourcesIcon} />}
        label={labels.sources(sources.length)}
        isKept
      >
        <ol>
          {sources.map((source, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: its number is what a source is known by
            <Source key={index} source={source} />
          ))}
        </ol>
      </ChatDisclosure>
    );
  }),
);

function Source({ source: { url, title, sourceId } }: { source: SourcePart }): ReactElement {
  const { markdown } = useChatContext();
  const href = allowedHref(url, policyOf(markdown));
  const host = hostOf(href);
  const name = title || host || url || sourceId;
  return (
    <li data-chat-source="">
      {href === undefined ? (
        <bdi>{name}</bdi>
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer">
          <bdi>{name}</bdi>
        </a>
      )}
      {host && host !== name && (
        <span data-chat-source-host="" dir="ltr">
          {host}
        </span>
      )}
    </li>
  );
}

/** Where a link leads, in short. */
function hostOf(href: string | undefined): string | undefined {
  try {
    return new URL(href ?? '').host.replace(/^www\./, '') || undefined;
  } catch {
    // A relative link: on this very server.
    return undefined;
  }
}
