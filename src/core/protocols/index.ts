export type { ChatDecoder, ChatProtocol, DecodedEvent, StreamFrame } from '../types.ts';
export { type AgUiOptions, agUi } from './agUi.ts';
export { type AiSdkOptions, aiSdk } from './aiSdk.ts';
export { type AnthropicMessagesOptions, anthropicMessages } from './anthropicMessages.ts';
export { type OllamaOptions, ollama } from './ollama.ts';
export { type OpenaiChatOptions, openaiChat } from './openaiChat.ts';
export { type OpenaiResponsesOptions, openaiResponses } from './openaiResponses.ts';
export { type PlainTextOptions, plainText } from './plainText.ts';
export { type SimpleOptions, simple } from './simple.ts';
