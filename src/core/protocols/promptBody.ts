import { messageText } from '../messageText.ts';
import type { ChatMessage, ChatProtocol, FilePart } from '../types.ts';
import { filesOf } from './parts.ts';

/**
 * Writes `{message, stream}`, with the whole thread as `messages: [{role, content}]` beside it where that is wanted.
 * Files go along as `files: [{url, mediaType, filename}]`, where there are any: left out, they would be lost in silence.
 */
export const promptBody =
  (history: boolean | undefined): ChatProtocol['body'] =>
  ({ message, messages, stream }) => ({
    message: messageText(message),
    files: sentFiles(message),
    stream,
    messages: history
      ? messages.map((each) => ({ role: each.role, content: messageText(each), files: sentFiles(each) }))
      : undefined,
  });

function sentFiles(message: ChatMessage): Omit<FilePart, 'type'>[] | undefined {
  const files = filesOf(message).map(({ url, mediaType, filename }) => ({ url, mediaType, filename }));
  return files[0] && files;
}
