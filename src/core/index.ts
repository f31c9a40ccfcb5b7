export { ChatError, type ChatErrorCode, type ChatErrorInit, isChatError } from './ChatError.ts';
export type {
  ChatActions,
  ChatDrop,
  ChatRetry,
  ChatStore,
  ChatStoreOptions,
  MessagesUpdater,
} from './ChatStore.ts';
export {
  type ChatEvent,
  type ChatMachine,
  type ChatPhase,
  chatReducer,
  createChatMachine,
  toChatState,
} from './chatReducer.ts';
export { createChatStore } from './createChatStore.ts';
export type { ChatThread } from './forks.ts';
export { messageText } from './messageText.ts';
export { type SimpleOptions, simple } from './protocols/simple.ts';
export {
  createEventSourceTransport,
  type EventSourceTransportOptions,
} from './transports/createEventSourceTransport.ts';
export { createHttpTransport, type HttpTransportOptions } from './transports/createHttpTransport.ts';
export type {
  ChatActivity,
  ChatBranch,
  ChatDecoder,
  ChatInput,
  ChatMessage,
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
  DecodedEvent,
  FilePart,
  FinishReason,
  ReasoningPart,
  Resolvable,
  SourcePart,
  StreamEvent,
  StreamFrame,
  TextPart,
  ToolCallPart,
} from './types.ts';
