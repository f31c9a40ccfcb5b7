import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactElement } from 'react';
import type { ChatMessage, ChatPart, ChatRole } from '../core/types.ts';
import { Caret } from '../markdown/Caret.tsx';
import { ChatMarkdown } from '../markdown/ChatMarkdown.tsx';
import { useChatContext } from './chatContext.ts';

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
          <MessagePart
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are only appended and changed in place
            key={index}
            part={part}
            role={message.role}
            hasCaret={isStreaming && part === lastPart}
          />
        ))}
        {isStreaming && lastPart?.type !== 'text' && <Caret />}
      </div>
    );
  }),
);

const MessagePart = memo(function MessagePart(props: {
  part: ChatPart;
  role: ChatRole;
  hasCaret: boolean;
}): ReactElement | null {
  const { part, role, hasCaret } = props;
  switch (part?.type) {
    case 'text':
      return <Text text={part.text ?? ''} isAnswer={role === 'assistant'} hasCaret={hasCaret} />;
    default:
      return null;
  }
});

type TextProps = { text: string; isAnswer: boolean; hasCaret: boolean };

/** Each text decides its own direction: an Arabic answer in an English window reads from the right. */
function Text({ text, isAnswer, hasCaret }: TextProps): ReactElement {
  const { markdown, components, labels } = useChatContext();
  if (isAnswer && markdown) {
    return (
      <ChatMarkdown
        data-chat-part="text"
        text={text}
        streaming={hasCaret}
        components={components}
        labels={labels}
        {...markdown}
      />
    );
  }
  return (
    <div data-chat-part="text" data-plain="" dir="auto">
      {lines(text)}
      {hasCaret && <Caret />}
    </div>
  );
}

/** A text node a line: what the reader has selected in a finished one stays selected while the last one grows. */
function lines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}
