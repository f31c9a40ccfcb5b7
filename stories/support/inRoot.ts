import type { ChatRootProps } from 'react-chat-stream';
import { ENDPOINT } from './backend.ts';

/**
 * Parameters of a story that shows a part by itself: the preview puts a `ChatRoot` with these props around it, as a
 * part needs one.
 */
export function inRoot(props: Omit<ChatRootProps, 'children'> = {}): { root: ChatRootProps } {
  return { root: { endpoint: ENDPOINT, ...props } };
}
