import { messageText } from '../messageText.ts';
import type { ChatProtocol } from '../types.ts';

/** Writes `{message, stream}`, with the whole thread as `messages: [{role, content}]` beside it where that is wanted. */
export const promptBody =
  (history: boolean | undefined): ChatProtocol['body'] =>
  ({ message, messages, stream }) => ({
    message: messageText(message),
    stream,
    messages: history
      ? messages.map(({ role, parts }) => ({ role, content: messageText({ parts }) }))
      : undefined,
  });
