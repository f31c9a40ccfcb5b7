import type { ReactElement } from 'react';
import { Icon } from './Icon.tsx';

export function CopyIcon(): ReactElement {
  return (
    <Icon>
      <rect x="7" y="7" width="9.5" height="9.5" rx="2" />
      <path d="M13 4.5a1 1 0 0 0-1-1H5.5a2 2 0 0 0-2 2V12a1 1 0 0 0 1 1" />
    </Icon>
  );
}

export function CheckIcon(): ReactElement {
  return (
    <Icon>
      <path d="m4.5 10.5 3.75 3.75 7.25-8" />
    </Icon>
  );
}

export function WrapIcon(): ReactElement {
  return (
    <Icon>
      <path d="M3.5 5h13M3.5 10h10.25a2.75 2.75 0 0 1 0 5.5H10m2-2.25L9.75 15.5 12 17.75M3.5 15h3" />
    </Icon>
  );
}
