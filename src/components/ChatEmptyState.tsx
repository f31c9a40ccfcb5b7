import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactNode } from 'react';
import { useChatSelector } from '../react/useChatSelector.ts';
import { useChatContext } from './chatContext.ts';
import { isEmptyThread } from './isEmptyThread.ts';

/** Props of `ChatEmptyState`: those of a `<div>`, and the greeting. */
export type ChatEmptyStateProps = ComponentPropsWithoutRef<'div'> & {
  /** Set large; `null` for none. @defaultValue the `greeting` of the locale */
  greeting?: ReactNode;
  /** Goes below the greeting: suggestions, usually. */
  children?: ReactNode;
};

/**
 * What an empty conversation shows. Renders nothing as soon as there is a message.
 * @selector [data-chat-empty-state]
 */
export const ChatEmptyState = memo(
  forwardRef<HTMLDivElement, ChatEmptyStateProps>(function ChatEmptyState(
    { greeting, children, ...props },
    ref,
  ) {
    const { store, labels } = useChatContext();
    const heading = greeting === undefined ? labels.greeting : greeting;
    const isEmpty = useChatSelector(store, isEmptyThread);
    if (!isEmpty) return null;
    return (
      <div ref={ref} data-chat-empty-state="" {...props}>
        {heading && <h2 data-chat-greeting="">{heading}</h2>}
        {children}
      </div>
    );
  }),
);
