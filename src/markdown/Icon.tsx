import type { ReactElement } from 'react';

/** One family: 20 px, round strokes of 1.75, the colour of the text around. `path` is one of icons.ts. */
export function Icon({ path, isFilled }: { path: string; isFilled?: boolean }): ReactElement {
  return (
    <svg
      data-chat-icon=""
      aria-hidden="true"
      focusable="false"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  );
}
