import type { ChatRootProps } from 'react-chat-stream';
import { ENDPOINT } from './backend.ts';

/** The reading column, for a part that has none of its own. */
export const COLUMN = {
  boxSizing: 'border-box',
  padding: '24px max(24px, calc((100% - 46rem) / 2))',
} as const;

/**
 * Parameters of a story that shows a part by itself: the preview puts a `ChatRoot` with these props around it, as a
 * part needs one.
 */
export function inRoot(props: Omit<ChatRootProps, 'children'> = {}): { root: ChatRootProps } {
  return { root: { endpoint: ENDPOINT, ...props } };
}
