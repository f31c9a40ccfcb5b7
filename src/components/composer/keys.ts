import type { KeyboardEvent } from 'react';
import { isTouchFirst } from './isTouchFirst.ts';

/** What Enter does by itself; with Ctrl or Cmd it sends, with Shift or Alt it breaks the line. */
export type ChatEnterKey = 'send' | 'newline';

/**
 * Whether a key belongs to an input method, whose candidates it picks or closes. Safari ends the composition before
 * that key: only 229 tells there.
 */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === 229;
}

/** Sends the form of a text area where a key says so. On touch keyboards Enter breaks the line unless told otherwise. */
export function submitOnKey(event: KeyboardEvent<HTMLTextAreaElement>, enterKey?: ChatEnterKey): void {
  if (event.key !== 'Enter' || isComposing(event)) return;
  const isForced = event.ctrlKey || event.metaKey;
  const isSend = isForced || (enterKey ?? (isTouchFirst() ? 'newline' : 'send')) === 'send';
  if (!isSend || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
