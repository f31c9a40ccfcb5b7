import type { ReactElement } from 'react';
import { Icon } from '../markdown/Icon.tsx';

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
