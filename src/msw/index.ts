export { chatHandlers, createChatMock } from './createChatMock.ts';
export { createManualReply, type ManualReply } from './createManualReply.ts';
export type {
  ChatAnswerFault,
  ChatFault,
  ChatMock,
  ChatMockOptions,
  ChatMockRequest,
  ChatReply,
  ChatResponseFault,
  MalformedVariant,
} from './types.ts';
