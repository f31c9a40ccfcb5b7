import type { ReactElement, ReactNode } from 'react';

/** One family: 20 px, round strokes of 1.75, the colour of the text around. */
export function Icon({ children }: { children: ReactNode }): ReactElement {
  return (
    <svg
      data-chat-icon=""
      aria-hidden="true"
      focusable="false"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}
