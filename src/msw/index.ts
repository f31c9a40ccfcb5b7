export type {
  ChatAnswerFault,
  ChatDeliveryFault,
  ChatEndingFault,
  ChatFault,
  ChatResponseFault,
  MalformedVariant,
} from './ChatFault.ts';
export { type ChatFaultName, chatFaults, type NamedChatFault } from './chatFaults.ts';
export { chatHandlers, createChatMock } from './createChatMock.ts';
export { createFaultPlan, type FaultPlanOptions } from './createFaultPlan.ts';
export { createManualReply, type ManualReply } from './createManualReply.ts';
export type { ChatMock, ChatMockOptions, ChatMockRequest, ChatReply, ChatResumable } from './types.ts';
