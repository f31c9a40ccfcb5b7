import type { ReactElement, ReactNode } from 'react';

/** One family: 20 px, round strokes of 1.75, the colour of the text around. */
function Icon({ children }: { children: ReactNode }): ReactElement {
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

export function SendIcon(): ReactElement {
  return (
    <Icon>
      <path d="M10 16V4.5M4.75 9.5 10 4.25l5.25 5.25" />
    </Icon>
  );
}

export function StopIcon(): ReactElement {
  return (
    <Icon>
      <rect x="5.5" y="5.5" width="9" height="9" rx="1.75" fill="currentColor" />
    </Icon>
  );
}

export function ArrowDownIcon(): ReactElement {
  return (
    <Icon>
      <path d="M10 4v11.5M4.75 10.5 10 15.75l5.25-5.25" />
    </Icon>
  );
}

export function AlertIcon(): ReactElement {
  return (
    <Icon>
      <circle cx="10" cy="10" r="7.25" />
      <path d="M10 6.5v4M10 13.4v.1" />
    </Icon>
  );
}
