export type { ChatDecoder, ChatProtocol, StreamFrame } from '../types.ts';
export { type SimpleOptions, simple } from './simple.ts';
