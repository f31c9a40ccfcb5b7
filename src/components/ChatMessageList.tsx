import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  type ReactNode,
  useImperativeHandle,
  useRef,
  useSyncExternalStore,
} from 'react';
import { warmMarkdown } from '../markdown/warmMarkdown.ts';
import { useIsomorphicLayoutEffect } from '../react/useIsomorphicLayoutEffect.ts';
import { ChatThread } from './ChatThread.tsx';
import { useChatContext } from './chatContext.ts';
import type { LoadOlder } from './history/createOlderLoader.ts';
import { OlderMessages } from './history/OlderMessages.tsx';
import { useHistoryWindow } from './history/useHistoryWindow.ts';
import { PartBoundary } from './PartBoundary.tsx';

/** Props of `ChatMessageList`: those of a `<div>`, and how older messages are loaded. */
export type ChatMessageListProps = ComponentPropsWithoutRef<'div'> & {
  /** Goes above the messages: an empty state, a notice. */
  children?: ReactNode;
  /**
   * Called when the reader comes near the first message: load older ones and put them in front with `setMessages`.
   * What is read stays where it is. Keep the function, or every render of its owner renders the list.
   */
  onLoadOlder?: LoadOlder | undefined;
  /** Whether there are older messages that `onLoadOlder` could load. @defaultValue `true` until it says otherwise */
  hasOlder?: boolean | undefined;
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
  forwardRef<HTMLDivElement, ChatMessageListProps>(function ChatMessageList(
    { children, onLoadOlder, hasOlder = true, ...props },
    ref,
  ) {
    const { store, labels, scroll } = useChatContext();
    const scrollerRef = useRef<HTMLDivElement>(null);
    const contentRef = useRef<HTMLDivElement>(null);
    const isAtBottom = useSyncExternalStore(scroll.subscribe, scroll.isAtBottom, () => true);
    useImperativeHandle(ref, () => scrollerRef.current as HTMLDivElement, []);
    const { attach, ...thread } = useHistoryWindow(store, scroll);
    useIsomorphicLayoutEffect(() => {
      if (!scrollerRef.current || !contentRef.current) return;
      warmMarkdown();
      return attach(scrollerRef.current, contentRef.current);
    }, [attach]);
    const messages = <ChatThread {...thread} />;
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
          {onLoadOlder && (
            <OlderMessages onLoadOlder={onLoadOlder} hasOlder={hasOlder} scrollerRef={scrollerRef} />
          )}
          {/* A replacement may throw where it is taken away, too late for the boundary around itself. */}
          <PartBoundary fallback={messages}>{messages}</PartBoundary>
        </div>
      </div>
    );
  }),
);
