import type { ChatErrorCode } from './ChatError.ts';

/** What people are told of each code, in English; the locales hold it in other languages. */
export const errorSentences: Record<ChatErrorCode, string> = {
  offline: 'You are offline. Check your connection and try again.',
  network: 'The connection to the server failed.',
  timeout: 'The answer took too long.',
  unauthorized: 'Please sign in again.',
  forbidden: 'You do not have access to this chat.',
  'not-found': 'The chat service could not be found.',
  'rate-limited': 'Too many messages at once. Please wait a moment.',
  'too-large': 'The message or its answer is too long.',
  'bad-request': 'The message was not accepted.',
  server: 'Something went wrong on the server.',
  'bad-content-type': 'The server sent something unexpected.',
  empty: 'The server sent an empty answer.',
  incomplete: 'The answer was cut off.',
  protocol: 'The server sent something unexpected.',
};
