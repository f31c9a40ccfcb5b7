import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
  useState,
} from 'react';
import { Icon } from '../markdown/Icon.tsx';
import { composeHandlers } from './composeHandlers.ts';
import { chevronIcon } from './icons.ts';

/** What the parts that open in place have in common: the props of a `<details>`. */
export type ChatDisclosureProps = Omit<ComponentPropsWithoutRef<'details'>, 'open'> & {
  /** Whether it is open, where the application holds that; goes with `onToggle`. */
  open?: boolean | undefined;
  /** Whether it is open at first. @defaultValue `false` */
  defaultOpen?: boolean | undefined;
};

type Props = ChatDisclosureProps & {
  icon: ReactElement;
  label: ReactNode;
  /** Whether what is in it is on the page while it is closed, for the browser's find-in-page. */
  isKept: boolean;
};

/**
 * One muted line that opens in place. It is a `<details>`, so that keyboards, screen readers and find-in-page know it;
 * what the reader has opened stays open while an answer streams into it.
 */
export const ChatDisclosure = forwardRef<HTMLDetailsElement, Props>(function ChatDisclosure(props, ref) {
  const { icon, label, isKept, open, defaultOpen = false, onToggle, children, ...detailsProps } = props;
  const [ownOpen, setOwnOpen] = useState(defaultOpen);
  const isOpen = open ?? ownOpen;
  const toggle = composeHandlers(onToggle, (event: SyntheticEvent<HTMLDetailsElement>) =>
    setOwnOpen(event.currentTarget.open),
  );
  return (
    <details ref={ref} data-chat-disclosure="" {...detailsProps} open={isOpen} onToggle={toggle}>
      <summary data-chat-button="" data-chat-disclosure-line="">
        {icon}
        <span data-chat-disclosure-label="">{label}</span>
        <Icon path={chevronIcon} />
      </summary>
      <div data-chat-disclosure-content="">{(isOpen || isKept) && children}</div>
    </details>
  );
});
