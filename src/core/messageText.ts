import type { ChatMessage } from './types.ts';

/** The text of a message: its text parts, joined. */
export function messageText(message: Pick<ChatMessage, 'parts'>): string {
  let text = '';
  for (const part of message.parts) if (part?.type === 'text') text += part.text;
  return text;
}
