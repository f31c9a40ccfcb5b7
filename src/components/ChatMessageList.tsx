import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  type ReactElement,
  type ReactNode,
  useImperativeHandle,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useChatMessageIds } from '../react/useChatMessageIds.ts';
import { ChatErrorNotice } from './ChatErrorNotice.tsx';
import { ChatMessage } from './ChatMessage.tsx';
import { ChatTypingIndicator } from './ChatTypingIndicator.tsx';
import { useChatContext } from './chatContext.ts';
import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect.ts';

/** Props of `ChatMessageList`: those of a `<div>`. */
export type ChatMessageListProps = ComponentPropsWithoutRef<'div'> & {
  /** Goes above the messages: an empty state, a button that loads older ones. */
  children?: ReactNode;
};

/**
 * The scroller with the thread in it. It follows the answer while the reader is at the end, and stays put as soon
 * as the reader moves up.
 *
 * Not a `log` and not a live region: streaming text would be read piece by piece. `ChatRoot` announces instead.
 * @selector [data-chat-message-list]
 * @selector [data-chat-message-list][data-at-bottom]
 */
export const ChatMessageList = memo(
  forwardRef<HTMLDivElement, ChatMessageListProps>(function ChatMessageList({ children, ...props }, ref) {
    const { labels, scroll } = useChatContext();
    const scrollerRef = useRef<HTMLDivElement>(null);
    const contentRef = useRef<HTMLDivElement>(null);
    const isAtBottom = useSyncExternalStore(scroll.subscribe, scroll.isAtBottom, () => true);
    useImperativeHandle(ref, () => scrollerRef.current as HTMLDivElement, []);
    useIsomorphicLayoutEffect(() => {
      if (!scrollerRef.current || !contentRef.current) return;
      return scroll.attach(scrollerRef.current, contentRef.current);
    }, [scroll]);
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
      <div
        ref={scrollerRef}
        data-chat-message-list=""
        data-at-bottom={isAtBottom ? '' : undefined}
        role="group"
        aria-label={labels.conversation}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable with the keyboard
        tabIndex={0}
        {...props}
      >
        <div ref={contentRef} data-chat-message-list-content="">
          {children}
          <Thread />
        </div>
      </div>
    );
  }),
);

/** Apart from the scroller, so that neither renders for the other's sake. */
const Thread = memo(function Thread(): ReactElement {
  const { store, components } = useChatContext();
  const messageIds = useChatMessageIds(store);
  const Message = components.Message ?? ChatMessage;
  const TypingIndicator = components.TypingIndicator ?? ChatTypingIndicator;
  const ErrorNotice = components.ErrorNotice ?? ChatErrorNotice;
  return (
    <>
      {messageIds.map((messageId) => (
        <Message key={messageId} messageId={messageId} />
      ))}
      <TypingIndicator />
      <ErrorNotice />
    </>
  );
});
