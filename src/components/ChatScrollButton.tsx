import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  type ReactElement,
  useId,
  useState,
  useSyncExternalStore,
} from 'react';
import { useChatSelector } from '../react/useChatSelector.ts';
import { useChatContext } from './chatContext.ts';
import { composeHandlers } from './composeHandlers.ts';
import { ArrowDownIcon } from './icons.tsx';

/** Props of `ChatScrollButton`: those of a `<button>`. */
export type ChatScrollButtonProps = ComponentPropsWithoutRef<'button'>;

/**
 * "Jump to latest", with the number of messages that came meanwhile. Renders only while the end is out of view.
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
        <ArrowDownIcon />
        <UnreadCount id={countId} />
      </button>
    );
  }),
);

/** Mounted while the end is out of view, so what is there when it mounts has been read. */
function UnreadCount({ id }: { id: string }): ReactElement {
  const { store, labels } = useChatContext();
  const [lastReadId] = useState(() => store.getState().messages.at(-1)?.id);
  const count = useChatSelector(store, ({ messages }) => {
    const lastRead = messages.findLastIndex((message) => message.id === lastReadId);
    return lastRead < 0 ? 0 : messages.length - 1 - lastRead;
  });
  return (
    <span id={id} data-chat-unread="" hidden={count === 0}>
      {count > 0 && (
        <>
          <span aria-hidden="true">{count}</span>
          <span data-chat-visually-hidden="">{labels.newMessages(count)}</span>
        </>
      )}
    </span>
  );
}
