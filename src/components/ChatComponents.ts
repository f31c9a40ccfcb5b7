import type { ComponentType } from 'react';
import type { MarkdownComponents } from '../markdown/markdownContext.ts';
import type { ChatComposerProps } from './ChatComposer.tsx';
import type { ChatEmptyStateProps } from './ChatEmptyState.tsx';
import type { ChatErrorNoticeProps } from './ChatErrorNotice.tsx';
import type { ChatHeaderProps } from './ChatHeader.tsx';
import type { ChatMessageProps } from './ChatMessage.tsx';
import type { ChatMessageListProps } from './ChatMessageList.tsx';
import type { ChatMessagePartsProps } from './ChatMessageParts.tsx';
import type { ChatScrollButtonProps } from './ChatScrollButton.tsx';
import type { ChatSuggestionsProps } from './ChatSuggestions.tsx';
import type { ChatTypingIndicatorProps } from './ChatTypingIndicator.tsx';

/** Replacements for built parts and for the elements of Markdown, each with the props of what it stands for. */
export type ChatComponents = MarkdownComponents & {
  Header?: ComponentType<ChatHeaderProps>;
  MessageList?: ComponentType<ChatMessageListProps>;
  Message?: ComponentType<ChatMessageProps>;
  MessageParts?: ComponentType<ChatMessagePartsProps>;
  TypingIndicator?: ComponentType<ChatTypingIndicatorProps>;
  ErrorNotice?: ComponentType<ChatErrorNoticeProps>;
  EmptyState?: ComponentType<ChatEmptyStateProps>;
  Suggestions?: ComponentType<ChatSuggestionsProps>;
  ScrollButton?: ComponentType<ChatScrollButtonProps>;
  Composer?: ComponentType<ChatComposerProps>;
};
