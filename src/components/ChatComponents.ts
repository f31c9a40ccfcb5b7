import type { ComponentType } from 'react';
import type { DataPart } from '../core/types.ts';
import type { MarkdownComponents } from '../markdown/markdownContext.ts';
import type { ChatAttachmentProps } from './ChatAttachment.tsx';
import type { ChatBranchPickerProps } from './ChatBranchPicker.tsx';
import type { ChatComposerProps } from './ChatComposer.tsx';
import type { ChatEmptyStateProps } from './ChatEmptyState.tsx';
import type { ChatErrorNoticeProps } from './ChatErrorNotice.tsx';
import type { ChatHeaderProps } from './ChatHeader.tsx';
import type { ChatMessageProps } from './ChatMessage.tsx';
import type { ChatMessageActionsProps } from './ChatMessageActions.tsx';
import type { ChatMessageEditorProps } from './ChatMessageEditor.tsx';
import type { ChatMessageListProps } from './ChatMessageList.tsx';
import type { ChatMessagePartsProps } from './ChatMessageParts.tsx';
import type { ChatReasoningProps } from './ChatReasoning.tsx';
import type { ChatScrollButtonProps } from './ChatScrollButton.tsx';
import type { ChatSourcesProps } from './ChatSources.tsx';
import type { ChatSuggestionsProps } from './ChatSuggestions.tsx';
import type { ChatToolCallProps } from './ChatToolCall.tsx';
import type { ChatTypingIndicatorProps } from './ChatTypingIndicator.tsx';

/**
 * Replacements for built parts and for the elements of Markdown, each with the props of what it stands for. Where one
 * throws, the built part is shown.
 */
export type ChatComponents = MarkdownComponents & {
  Header?: ComponentType<ChatHeaderProps> | undefined;
  MessageList?: ComponentType<ChatMessageListProps> | undefined;
  Message?: ComponentType<ChatMessageProps> | undefined;
  MessageParts?: ComponentType<ChatMessagePartsProps> | undefined;
  MessageActions?: ComponentType<ChatMessageActionsProps> | undefined;
  MessageEditor?: ComponentType<ChatMessageEditorProps> | undefined;
  BranchPicker?: ComponentType<ChatBranchPickerProps> | undefined;
  Reasoning?: ComponentType<ChatReasoningProps> | undefined;
  ToolCall?: ComponentType<ChatToolCallProps> | undefined;
  Attachment?: ComponentType<ChatAttachmentProps> | undefined;
  Sources?: ComponentType<ChatSourcesProps> | undefined;
  /** Shows the parts `data-*`, of which only the application knows what they are. Without it they are not shown. */
  DataPart?: ComponentType<{ part: DataPart }> | undefined;
  TypingIndicator?: ComponentType<ChatTypingIndicatorProps> | undefined;
  ErrorNotice?: ComponentType<ChatErrorNoticeProps> | undefined;
  EmptyState?: ComponentType<ChatEmptyStateProps> | undefined;
  Suggestions?: ComponentType<ChatSuggestionsProps> | undefined;
  ScrollButton?: ComponentType<ChatScrollButtonProps> | undefined;
  Composer?: ComponentType<ChatComposerProps> | undefined;
};
