import { type ComponentPropsWithoutRef, forwardRef, memo } from 'react';

/** Props of `ChatHeader`: those of a `<div>`. */
export type ChatHeaderProps = ComponentPropsWithoutRef<'div'>;

/**
 * The thin bar at the top: a title, and whatever you put beside it.
 *
 * A `<div>`, since a `<header>` would be a banner of the host page.
 * @selector [data-chat-header]
 * @selector [data-chat-title] a heading in it, as `ChatWindow` makes one
 */
export const ChatHeader = memo(
  forwardRef<HTMLDivElement, ChatHeaderProps>(function ChatHeader(props, ref) {
    return <div ref={ref} data-chat-header="" {...props} />;
  }),
);
