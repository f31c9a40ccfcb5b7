import type { KeyboardEvent } from 'react';
import { isTouchFirst } from './isTouchFirst.ts';

/** What Enter does by itself; with Ctrl or Cmd it sends, with Shift or Alt it breaks the line. */
export type ChatEnterKey = 'send' | 'newline';

/** Whether a key in a text area sends what is in it. On touch keyboards Enter breaks the line unless told otherwise. */
export function isSubmitKey(event: KeyboardEvent<HTMLTextAreaElement>, enterKey?: ChatEnterKey): boolean {
  // That Enter picks a candidate of an input method. Safari ends the composition before it: only 229 tells there.
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return false;
  const isForced = event.ctrlKey || event.metaKey;
  const isSend = isForced || (enterKey ?? (isTouchFirst() ? 'newline' : 'send')) === 'send';
  return isSend && !event.shiftKey && !event.altKey;
}
