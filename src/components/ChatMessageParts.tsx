import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactElement } from 'react';
import type { ChatMessage, ChatPart } from '../core/types.ts';

/** Props of `ChatMessageParts`: those of a `<div>`, and the message. */
export type ChatMessagePartsProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  message: ChatMessage;
};

/**
 * The content of a message, part by part. A part of a kind that is not known is passed over.
 * @selector [data-chat-message-parts]
 * @selector [data-chat-part="text"]
 * @selector [data-chat-caret]
 */
export const ChatMessageParts = memo(
  forwardRef<HTMLDivElement, ChatMessagePartsProps>(function ChatMessageParts({ message, ...props }, ref) {
    const { parts, status } = message;
    const lastPart = parts.at(-1);
    const isStreaming = status === 'streaming';
    return (
      <div ref={ref} data-chat-message-parts="" {...props}>
        {parts.map((part, index) => (
          // Parts are only ever appended and changed in place, so the position is the identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <MessagePart key={index} part={part} hasCaret={isStreaming && part === lastPart} />
        ))}
        {isStreaming && lastPart?.type !== 'text' && <Caret />}
      </div>
    );
  }),
);

const MessagePart = memo(function MessagePart(props: {
  part: ChatPart;
  hasCaret: boolean;
}): ReactElement | null {
  const { part, hasCaret } = props;
  switch (part?.type) {
    case 'text':
      // Each text decides its own direction: an Arabic answer in an English window reads from the right.
      return (
        <div data-chat-part="text" dir="auto">
          {lines(part.text ?? '')}
          {hasCaret && <Caret />}
        </div>
      );
    default:
      return null;
  }
});

/** A text node a line: what the reader has selected in a finished one stays selected while the last one grows. */
function lines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function Caret(): ReactElement {
  return <span data-chat-caret="" aria-hidden="true" />;
}
