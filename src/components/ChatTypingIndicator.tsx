import { type ComponentPropsWithoutRef, forwardRef, memo } from 'react';
import { useChatSelector } from '../react/useChatSelector.ts';
import { useChatContext } from './chatContext.ts';

/** Props of `ChatTypingIndicator`: those of a `<div>`. */
export type ChatTypingIndicatorProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * Three breathing dots until the answer begins; a sentence beside them where it is late. Renders nothing else.
 * @selector [data-chat-typing-indicator][data-activity="connecting" | "reconnecting" | "stalled"]
 */
export const ChatTypingIndicator = memo(
  forwardRef<HTMLDivElement, ChatTypingIndicatorProps>(function ChatTypingIndicator(props, ref) {
    const { store, labels } = useChatContext();
    const activity = useChatSelector(store, (state) => state.activity);
    if (activity === undefined || activity === 'streaming') return null;
    return (
      <div ref={ref} data-chat-typing-indicator="" data-activity={activity} {...props}>
        <span data-chat-dots="" aria-hidden="true">
          <span data-chat-dot="" />
          <span data-chat-dot="" />
          <span data-chat-dot="" />
        </span>
        {activity === 'stalled' && <span data-chat-stalled="">{labels.stillWorking}</span>}
      </div>
    );
  }),
);
