import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  type ReactElement,
  useId,
  useState,
  useSyncExternalStore,
} from 'react';
import { Icon } from '../markdown/Icon.tsx';
import { useChatSelector } from '../react/useChatSelector.ts';
import { useChatContext } from './chatContext.ts';
import { composeHandlers } from './composeHandlers.ts';
import { arrowDownIcon } from './icons.ts';
import { createUnreadCount } from './scroll/unreadAnswers.ts';

/** Props of `ChatScrollButton`: those of a `<button>`. */
export type ChatScrollButtonProps = ComponentPropsWithoutRef<'button'>;

/**
 * "Jump to latest", with the number of answers that came or ended meanwhile. Renders only while the end is out of view.
 * @selector [data-chat-scroll-button]
 * @selector [data-chat-scroll-button][data-unread]
 */
export const ChatScrollButton = memo(
  forwardRef<HTMLButtonElement, ChatScrollButtonProps>(function ChatScrollButton({ onClick, ...props }, ref) {
    const { labels, scroll, focusComposer } = useChatContext();
    const isAtBottom = useSyncExternalStore(scroll.subscribe, scroll.isAtBottom, () => true);
    const countId = useId();
    if (isAtBottom) return null;
    const jump = composeHandlers(onClick, () => {
      scroll.scrollToBottom();
      focusComposer();
    });
    return (
      <button
        ref={ref}
        type="button"
        data-chat-button=""
        data-chat-scroll-button=""
        aria-label={labels.jumpToLatest}
        aria-describedby={countId}
        onClick={jump}
        {...props}
      >
        <Icon path={arrowDownIcon} />
        <UnreadCount id={countId} />
      </button>
    );
  }),
);

/** Mounted while the end is out of view, so it counts from the moment on at which the reader left. */
function UnreadCount({ id }: { id: string }): ReactElement {
  const { store, labels } = useChatContext();
  const [count] = useState(() => createUnreadCount(store.getState().messages));
  const unread = useChatSelector(store, ({ messages }) => count(messages));
  return (
    <span id={id} data-chat-unread="" hidden={unread === 0}>
      {unread > 0 && (
        <>
          <span aria-hidden="true">{unread}</span>
          <span data-chat-visually-hidden="">{labels.newMessages(unread)}</span>
        </>
      )}
    </span>
  );
}
