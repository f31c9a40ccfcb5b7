import { forwardRef, memo, useEffect, useState } from 'react';
import { Icon } from '../markdown/Icon.tsx';
import { ChatDisclosure, type ChatDisclosureProps } from './ChatDisclosure.tsx';
import { ChatText } from './ChatText.tsx';
import { useChatContext } from './chatContext.ts';
import { reasoningIcon } from './icons.ts';

/** Props of `ChatReasoning`: those of a `<details>`, and what the model thinks. */
export type ChatReasoningProps = Omit<ChatDisclosureProps, 'children'> & {
  /** What it thinks, as Markdown. */
  text: string;
  /** Whether more of it is to come. @defaultValue `false` */
  streaming?: boolean | undefined;
};

/**
 * What a model says that it thinks: a line that opens in place. Closed, it costs nothing while it streams.
 * @selector [data-chat-reasoning]
 * @selector [data-chat-reasoning][data-streaming]
 * @selector [data-chat-reasoning][open]
 */
export const ChatReasoning = memo(
  forwardRef<HTMLDetailsElement, ChatReasoningProps>(function ChatReasoning(
    { text, streaming = false, ...props },
    ref,
  ) {
    const { labels } = useChatContext();
    const seconds = useDuration(streaming);
    return (
      <ChatDisclosure
        ref={ref}
        data-chat-reasoning=""
        data-streaming={streaming ? '' : undefined}
        {...props}
        icon={<Icon path={reasoningIcon} />}
        label={streaming ? labels.thinking : labels.thought(seconds)}
        isKept={!streaming}
      >
        <ChatText text={text} isMarkdown hasCaret={streaming} />
      </ChatDisclosure>
    );
  }),
);

/** How long something took, in whole seconds and at least one; `undefined` where its beginning was not seen. */
function useDuration(isRunning: boolean): number | undefined {
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    if (!isRunning) return;
    const startedAt = performance.now();
    return () => setSeconds(Math.max(1, Math.round((performance.now() - startedAt) / 1000)));
  }, [isRunning]);
  return seconds;
}
