import type { ReactElement } from 'react';

/**
 * Stands after the last character while more is to come.
 * @selector [data-chat-caret]
 */
export function Caret(): ReactElement {
  return <span data-chat-caret="" aria-hidden="true" />;
}
