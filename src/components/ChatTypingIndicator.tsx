import { type ComponentPropsWithoutRef, forwardRef, memo } from 'react';
import { useChatSelector } from '../react/useChatSelector.ts';
import { useChatContext } from './chatContext.ts';
import { endsWithAnswer } from './endsWithAnswer.ts';

/** Props of `ChatTypingIndicator`: those of a `<div>`. */
export type ChatTypingIndicatorProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * Three breathing dots until the answer begins; a sentence beside them where it is late or its connection broke.
 * @selector [data-chat-typing-indicator][data-activity="connecting" | "reconnecting" | "stalled"]
 * @selector [data-chat-typing-indicator][data-after-answer] an answer, or the beginning of one, stands above
 */
export const ChatTypingIndicator = memo(
  forwardRef<HTMLDivElement, ChatTypingIndicatorProps>(function ChatTypingIndicator(props, ref) {
    const { store, labels } = useChatContext();
    const activity = useChatSelector(store, (state) => state.activity);
    const isAfterAnswer = useChatSelector(store, endsWithAnswer);
    if (activity === undefined || activity === 'streaming') return null;
    const sentence = { connecting: '', stalled: labels.stillWorking, reconnecting: labels.reconnecting }[
      activity
    ];
    return (
      <div
        ref={ref}
        data-chat-typing-indicator=""
        data-after-answer={isAfterAnswer ? '' : undefined}
        data-activity={activity}
        {...props}
      >
        <span data-chat-dots="" aria-hidden="true">
          <span data-chat-dot="" />
          <span data-chat-dot="" />
          <span data-chat-dot="" />
        </span>
        {sentence && <span data-chat-late="">{sentence}</span>}
      </div>
    );
  }),
);
