export type { ChatDecoder, ChatProtocol, DecodedEvent, StreamFrame } from '../types.ts';
export { type SimpleOptions, simple } from './simple.ts';
