export type { ChatDecoder, ChatProtocol, DecodedEvent, StreamFrame } from '../types.ts';
export { type AgUiOptions, agUi } from './agUi.ts';
export { type AiSdkOptions, aiSdk } from './aiSdk.ts';
export { type AnthropicMessagesOptions, anthropicMessages } from './anthropicMessages.ts';
export { type SimpleOptions, simple } from './simple.ts';
