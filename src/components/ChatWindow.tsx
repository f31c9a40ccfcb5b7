import { forwardRef, type ReactNode, useMemo } from 'react';
import { useStable } from '../react/useStable.ts';
import { ChatComposer, type ChatComposerProps } from './ChatComposer.tsx';
import { ChatEmptyState } from './ChatEmptyState.tsx';
import { ChatHeader } from './ChatHeader.tsx';
import { ChatMessageList } from './ChatMessageList.tsx';
import { ChatRoot, type ChatRootProps } from './ChatRoot.tsx';
import { ChatScrollButton } from './ChatScrollButton.tsx';
import { type ChatSuggestion, ChatSuggestions } from './ChatSuggestions.tsx';

/** Props of `ChatWindow`: those of `ChatRoot`, and what goes into the parts. */
export type ChatWindowProps = Omit<ChatRootProps, 'title' | 'children'> &
  Pick<ChatComposerProps, 'placeholder' | 'enterKey' | 'autoFocus'> & {
    /** Heading at the top. @defaultValue none, and then there is no header */
    title?: ReactNode;
    /** Prompts to begin with, as cards in the empty state. */
    suggestions?: readonly ChatSuggestion[];
    /** Instead of the header that `title` makes. */
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
  const { components = {}, ...rootProps } = rest;
  const {
    Header = ChatHeader,
    MessageList = ChatMessageList,
    EmptyState = ChatEmptyState,
    Suggestions = ChatSuggestions,
    ScrollButton = ChatScrollButton,
    Composer = ChatComposer,
  } = components;

  // Kept, so that a parent that renders with each frame renders no part, replaced ones included.
  const defaultHeader = useMemo(
    () =>
      title !== undefined &&
      title !== null &&
      title !== false && (
        <Header>
          <h2 data-chat-title="">{title}</h2>
        </Header>
      ),
    [Header, title],
  );
  const composer = useMemo(
    () => <Composer placeholder={placeholder} enterKey={enterKey} autoFocus={autoFocus} />,
    [Composer, placeholder, enterKey, autoFocus],
  );
  const stableSuggestions = useStable(suggestions);
  const list = useMemo(
    () => (
      <MessageList>
        {emptyState === undefined ? (
          <EmptyState>
            {stableSuggestions?.length ? <Suggestions suggestions={stableSuggestions} /> : null}
          </EmptyState>
        ) : (
          <EmptyState greeting={null}>{emptyState}</EmptyState>
        )}
      </MessageList>
    ),
    [MessageList, EmptyState, Suggestions, emptyState, stableSuggestions],
  );

  return (
    <ChatRoot ref={ref} components={components} {...rootProps}>
      {header ?? defaultHeader}
      {list}
      <ScrollButton />
      {composer}
      {footer && <div data-chat-footer="">{footer}</div>}
    </ChatRoot>
  );
});
