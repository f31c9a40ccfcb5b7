import type { ChatMessage, ChatPart, ChatProtocol, ChatRole, ToolCallPart } from 'react-chat-stream/core';
import { toolCall } from './parts.ts';
import { chatRequest } from './request.ts';

const message = (id: string, role: ChatRole, ...parts: ChatPart[]): ChatMessage => ({
  id,
  role,
  parts,
  status: 'done',
  createdAt: 1,
});

const answered = (call: ToolCallPart, output: unknown): ToolCallPart => ({
  ...call,
  output,
  state: 'output-available',
});

export const PNG = 'data:image/png;base64,iVBORw==';
export const PDF = 'data:application/pdf;base64,JVBERg==';

/** A thread with everything that a request may have to carry, and some that it must not. */
export const THREAD: readonly ChatMessage[] = [
  message('s1', 'system', { type: 'text', text: 'Be brief.' }),
  message(
    'u1',
    'user',
    { type: 'text', text: 'What is this?' },
    { type: 'file', url: PNG, mediaType: 'image/png' },
    { type: 'file', url: PDF, mediaType: 'application/pdf', filename: 'map.pdf' },
  ),
  message(
    'a1',
    'assistant',
    { type: 'reasoning', text: 'A map. Ask the tools.' },
    { type: 'text', text: 'Let me look.' },
    answered(toolCall('c1', 'locate', '{"map":1}'), { city: 'Oslo' }),
    answered(toolCall('c2', 'name', '{}'), 'Norway'),
    { ...toolCall('c3', 'zoom', '{"by":2}'), errorText: 'Too close', state: 'output-error' },
    toolCall('c4', 'never_answered', '{}'),
    { type: 'source', sourceId: 'x', url: 'https://map.example/' },
  ),
  // An answer that failed before its first word.
  message('a2', 'assistant'),
  message('u2', 'user', { type: 'text', text: 'And the weather?' }),
];

/** The body of a request, as it reaches the wire. */
export function bodyOnTheWire(
  protocol: ChatProtocol,
  messages: readonly ChatMessage[] = THREAD,
  stream = true,
): unknown {
  const newest = messages.at(-1) as ChatMessage;
  return JSON.parse(JSON.stringify(protocol.body(chatRequest({ messages, message: newest, stream }))));
}
