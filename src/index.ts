'use client';

export type { ChatAnnouncements } from './components/announcer/createAnnouncements.ts';
export type { ChatAnnounce } from './components/announcer/createAnnouncer.ts';
export type { ChatAttachmentOptions, ChatUpload } from './components/attachments/attachmentOptions.ts';
export { ChatAttachment, type ChatAttachmentProps } from './components/ChatAttachment.tsx';
export { ChatBranchPicker, type ChatBranchPickerProps } from './components/ChatBranchPicker.tsx';
export type { ChatComponents } from './components/ChatComponents.ts';
export { ChatComposer, type ChatComposerProps } from './components/ChatComposer.tsx';
export { ChatEmptyState, type ChatEmptyStateProps } from './components/ChatEmptyState.tsx';
export { ChatErrorNotice, type ChatErrorNoticeProps } from './components/ChatErrorNotice.tsx';
export { ChatHeader, type ChatHeaderProps } from './components/ChatHeader.tsx';
export { ChatMessage, type ChatMessageProps } from './components/ChatMessage.tsx';
export {
  type ChatMessageActionName,
  ChatMessageActions,
  type ChatMessageActionsProps,
} from './components/ChatMessageActions.tsx';
export { ChatMessageEditor, type ChatMessageEditorProps } from './components/ChatMessageEditor.tsx';
export { ChatMessageList, type ChatMessageListProps } from './components/ChatMessageList.tsx';
export { ChatMessageParts, type ChatMessagePartsProps } from './components/ChatMessageParts.tsx';
export { ChatReasoning, type ChatReasoningProps } from './components/ChatReasoning.tsx';
export { type ChatLabelOverrides, ChatRoot, type ChatRootProps } from './components/ChatRoot.tsx';
export { ChatScrollButton, type ChatScrollButtonProps } from './components/ChatScrollButton.tsx';
export { ChatSources, type ChatSourcesProps } from './components/ChatSources.tsx';
export {
  type ChatSuggestion,
  ChatSuggestions,
  type ChatSuggestionsProps,
} from './components/ChatSuggestions.tsx';
export { ChatToolCall, type ChatToolCallProps } from './components/ChatToolCall.tsx';
export { ChatTypingIndicator, type ChatTypingIndicatorProps } from './components/ChatTypingIndicator.tsx';
export { ChatWindow, type ChatWindowProps } from './components/ChatWindow.tsx';
export {
  type ChatContextValue,
  type ChatFeedback,
  type ChatMarkdownOptions,
  useChatContext,
} from './components/chatContext.ts';
export type { ChatOlderRequest } from './components/history/createOlderLoader.ts';
export type { ChatScroll } from './components/scroll/useStickToBottom.ts';
export type { ChatPersistence } from './components/useChatPersistence.ts';
export { ChatError, type ChatErrorCode, type ChatErrorInit, isChatError } from './core/ChatError.ts';
export type { ChatActions, ChatStore, ChatStoreOptions, MessagesUpdater } from './core/ChatStore.ts';
export { messageText } from './core/messageText.ts';
export { type SimpleOptions, simple } from './core/protocols/simple.ts';
export {
  createEventSourceTransport,
  type EventSourceTransportOptions,
} from './core/transports/createEventSourceTransport.ts';
export { createHttpTransport, type HttpTransportOptions } from './core/transports/createHttpTransport.ts';
export type {
  ChatActivity,
  ChatBranch,
  ChatDecoder,
  ChatInput,
  ChatMessageStatus,
  ChatMetadata,
  ChatPart,
  ChatProtocol,
  ChatRequest,
  ChatRole,
  ChatSendResult,
  ChatState,
  ChatStatus,
  ChatTimeout,
  ChatTransport,
  DataPart,
  FilePart,
  FinishReason,
  ReasoningPart,
  Resolvable,
  SourcePart,
  StreamEvent,
  StreamFrame,
  TextPart,
  ToolCallPart,
} from './core/types.ts';
export type { ChatLabels, ChatLocale } from './locales/ChatLocale.ts';
export type { MarkdownLabels } from './locales/markdownLabels.ts';
export { ChatCodeBlock, type ChatCodeBlockProps } from './markdown/ChatCodeBlock.tsx';
export type { MarkdownPlugin } from './markdown/MarkdownPlugin.ts';
export type { MarkdownComponents } from './markdown/markdownContext.ts';
export type { MarkdownPolicy } from './markdown/markdownPolicy.ts';
export { useChatMessage } from './react/useChatMessage.ts';
export { useChatMessageIds } from './react/useChatMessageIds.ts';
export { useChatSelector } from './react/useChatSelector.ts';
export { useChatStore } from './react/useChatStore.ts';
export { type UseChatStreamOptions, type UseChatStreamResult, useChatStream } from './react/useChatStream.ts';
export type { ChatStorage } from './storage/ChatStorage.ts';
export { ChatStorageError, type ChatStorageErrorCode } from './storage/ChatStorageError.ts';
export { indexedDbChatStorage } from './storage/indexedDbChatStorage.ts';
export { localChatStorage } from './storage/localChatStorage.ts';
export type { ChatColors, ChatFonts, ChatTheme, ChatThemeOptions, ChatWidths } from './theme/ChatTheme.ts';
export { createTheme } from './theme/createTheme.ts';
