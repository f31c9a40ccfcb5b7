import { forwardRef, type ReactNode, useMemo } from 'react';
import { useStable } from '../react/useStable.ts';
import { useStableHandler } from '../react/useStableHandler.ts';
import { ChatComposer, type ChatComposerProps } from './ChatComposer.tsx';
import { ChatEmptyState } from './ChatEmptyState.tsx';
import { ChatHeader } from './ChatHeader.tsx';
import { ChatMessageList, type ChatMessageListProps } from './ChatMessageList.tsx';
import { ChatRoot, type ChatRootProps } from './ChatRoot.tsx';
import { ChatScrollButton } from './ChatScrollButton.tsx';
import { type ChatSuggestion, ChatSuggestions } from './ChatSuggestions.tsx';
import { replaceable } from './PartBoundary.tsx';

/** Props of `ChatWindow`: those of `ChatRoot`, and what goes into the parts. */
export type ChatWindowProps = Omit<ChatRootProps, 'title' | 'children'> &
  Pick<ChatComposerProps, 'placeholder' | 'enterKey' | 'autoFocus' | 'attachments'> &
  Pick<ChatMessageListProps, 'onLoadOlder' | 'hasOlder'> & {
    /** Heading at the top. @defaultValue none, and then there is no header */
    title?: ReactNode;
    /** Prompts to begin with, as cards in the empty state. */
    suggestions?: readonly ChatSuggestion[] | undefined;
    /** Instead of the header that `title` makes; put a `ChatHeader` into it for the bar. */
    header?: ReactNode;
    /** Small print below the composer. */
    footer?: ReactNode;
    /** Instead of the greeting and the suggestions. */
    emptyState?: ReactNode;
  };

/**
 * A whole chat. It fills its container, so give that a height. Built from the public parts and nothing else: where a
 * prop does not reach, put the same parts into a `ChatRoot` of your own.
 *
 * @example
 * <ChatWindow endpoint="/chat/stream" title="Assistant" suggestions={['What can you do?']} />
 */
export const ChatWindow = forwardRef<HTMLDivElement, ChatWindowProps>(function ChatWindow(props, ref) {
  const { title, placeholder, enterKey, autoFocus, suggestions, header, footer, emptyState, ...rest } = props;
  const { components, attachments, onLoadOlder, hasOlder, ...rootProps } = rest;
  const { Header, MessageList, EmptyState, Suggestions, ScrollButton, Composer } = components ?? {};

  // Kept, so that a parent that renders with each frame renders no part, replaced ones included.
  const defaultHeader = useMemo(
    () =>
      title !== undefined &&
      title !== null &&
      title !== false &&
      replaceable(ChatHeader, Header, { children: <h2 data-chat-title="">{title}</h2> }),
    [Header, title],
  );
  const files = useStable(attachments);
  const composer = useMemo(
    () => replaceable(ChatComposer, Composer, { placeholder, enterKey, autoFocus, attachments: files }),
    [Composer, placeholder, enterKey, autoFocus, files],
  );
  const stableSuggestions = useStable(suggestions);
  const loadOlder = useStableHandler(onLoadOlder);
  const list = useMemo(() => {
    const cards =
      stableSuggestions?.length &&
      replaceable(ChatSuggestions, Suggestions, { suggestions: stableSuggestions });
    const greeting =
      emptyState === undefined
        ? replaceable(ChatEmptyState, EmptyState, { children: cards || null })
        : replaceable(ChatEmptyState, EmptyState, { greeting: null, children: emptyState });
    return replaceable(ChatMessageList, MessageList, {
      children: greeting,
      onLoadOlder: loadOlder,
      hasOlder,
    });
  }, [MessageList, EmptyState, Suggestions, emptyState, stableSuggestions, loadOlder, hasOlder]);

  return (
    <ChatRoot ref={ref} components={components} {...rootProps}>
      {header ?? defaultHeader}
      {list}
      {replaceable(ChatScrollButton, ScrollButton, {})}
      {composer}
      {footer && <div data-chat-footer="">{footer}</div>}
    </ChatRoot>
  );
});
