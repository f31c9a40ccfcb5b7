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
  /** The bar that `title` makes; one in the prop `header` is yours already. */
  Header?: ComponentType<ChatHeaderProps> | undefined;
  /** The scroller with the thread. The greeting comes as its children. */
  MessageList?: ComponentType<ChatMessageListProps> | undefined;
  /** One message, by `messageId`: read it with `useChatMessage(store, messageId)`. System messages are given to it too. */
  Message?: ComponentType<ChatMessageProps> | undefined;
  /** The content of a message without its note and its actions. The place for what stands around it: an avatar, a time. */
  MessageParts?: ComponentType<ChatMessagePartsProps> | undefined;
  /** The row of buttons under a message, and its versions. */
  MessageActions?: ComponentType<ChatMessageActionsProps> | undefined;
  /** A question while it is edited. Call `onClose` when that is over. */
  MessageEditor?: ComponentType<ChatMessageEditorProps> | undefined;
  /** The arrows that lead through the versions of a message; mounted where there is only one, too. */
  BranchPicker?: ComponentType<ChatBranchPickerProps> | undefined;
  /** What a model says that it thinks. */
  Reasoning?: ComponentType<ChatReasoningProps> | undefined;
  /** A call of a tool. The place to ask or to answer: `store.addToolOutput`. */
  ToolCall?: ComponentType<ChatToolCallProps> | undefined;
  /** A file of a message, and one that waits in the composer. */
  Attachment?: ComponentType<ChatAttachmentProps> | undefined;
  /** What an answer cites; mounted only where it cites something. */
  Sources?: ComponentType<ChatSourcesProps> | undefined;
  /** Shows the parts `data-*`, of which only the application knows what they are. Without it they are not shown. */
  DataPart?: ComponentType<{ part: DataPart }> | undefined;
  /**
   * Says that an answer is on its way. Always mounted, so it decides itself when to show:
   * `useChatSelector(store, ({ activity }) => activity !== undefined && activity !== 'streaming')`.
   */
  TypingIndicator?: ComponentType<ChatTypingIndicatorProps> | undefined;
  /**
   * What went wrong, with Retry. Always mounted, so it decides itself when to show:
   * `useChatSelector(store, ({ error }) => error)`.
   */
  ErrorNotice?: ComponentType<ChatErrorNoticeProps> | undefined;
  /**
   * What an empty thread shows. Always mounted, so it decides itself when to show:
   * `useChatSelector(store, ({ messages }) => messages.every(({ role }) => role === 'system'))`.
   */
  EmptyState?: ComponentType<ChatEmptyStateProps> | undefined;
  /** The cards with prompts, inside the empty state. Send one with `store.sendMessage`. */
  Suggestions?: ComponentType<ChatSuggestionsProps> | undefined;
  /** Leads back to the end. Always mounted, so it decides itself when to show, by `scroll.isAtBottom()` of `useChatContext()`. */
  ScrollButton?: ComponentType<ChatScrollButtonProps> | undefined;
  /** Where the user writes. Send with `store.sendMessage`, and offer `store.stop` while an answer is written. */
  Composer?: ComponentType<ChatComposerProps> | undefined;
};
