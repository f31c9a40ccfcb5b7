import type { ChatState } from '../core/types.ts';

/** Whether nothing of a conversation can be seen: what the model was told beforehand is not shown. */
export const isEmptyThread = ({ messages }: ChatState): boolean =>
  messages.every(({ role }) => role === 'system');
