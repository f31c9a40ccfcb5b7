import {
  type ComponentPropsWithoutRef,
  type ComponentType,
  forwardRef,
  memo,
  type ReactElement,
  useMemo,
} from 'react';
import type { ChatMessage, ChatPart, ChatRole, SourcePart } from '../core/types.ts';
import { Caret } from '../markdown/Caret.tsx';
import { ChatReasoning } from './ChatReasoning.tsx';
import { ChatSources, type ChatSourcesProps } from './ChatSources.tsx';
import { ChatText } from './ChatText.tsx';
import { ChatToolCall } from './ChatToolCall.tsx';
import { useChatContext } from './chatContext.ts';
import { PartBoundary, replaceable } from './PartBoundary.tsx';

/** Props of `ChatMessageParts`: those of a `<div>`, and the message. */
export type ChatMessagePartsProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  message: ChatMessage;
};

/**
 * The content of a message, part by part: text, reasoning, tool calls and what `components.DataPart` makes of
 * `data-*`; then its sources, numbered. A part of a kind that is not known is passed over.
 * @selector [data-chat-message-parts]
 * @selector [data-chat-part="text"]
 * @selector [data-chat-caret]
 */
export const ChatMessageParts = memo(
  forwardRef<HTMLDivElement, ChatMessagePartsProps>(function ChatMessageParts({ message, ...props }, ref) {
    const { components } = useChatContext();
    const { parts, status, role } = message;
    const lastPart = parts.at(-1);
    const isStreaming = status === 'streaming';
    return (
      <div ref={ref} data-chat-message-parts="" {...props}>
        {parts.map((part, index) => (
          <MessagePart
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are only appended and changed in place
            key={index}
            part={part}
            role={role}
            isStreaming={isStreaming && (part === lastPart || part?.type === 'tool-call')}
          />
        ))}
        {isStreaming && needsCaret(lastPart) && <Caret />}
        <Sources parts={parts} Replacement={components.Sources} />
      </div>
    );
  }),
);

/** A text has a caret of its own, and reasoning and tools say themselves that they are at work. */
function needsCaret(lastPart: ChatPart | undefined): boolean {
  if (lastPart?.type === 'tool-call') return lastPart.state.startsWith('output');
  return lastPart?.type !== 'text' && lastPart?.type !== 'reasoning';
}

const MessagePart = memo(function MessagePart(props: {
  part: ChatPart;
  role: ChatRole;
  isStreaming: boolean;
}): ReactElement | null {
  const { part, role, isStreaming } = props;
  const { components } = useChatContext();
  switch (part?.type) {
    case 'text':
      return <ChatText text={part.text ?? ''} isMarkdown={role === 'assistant'} hasCaret={isStreaming} />;
    case 'reasoning':
      return replaceable(ChatReasoning, components.Reasoning, {
        text: part.text ?? '',
        streaming: isStreaming,
      });
    case 'tool-call':
      return replaceable(ChatToolCall, components.ToolCall, { part, streaming: isStreaming });
    default: {
      const { DataPart } = components;
      if (!DataPart || !part?.type?.startsWith('data-') || !('data' in part)) return null;
      return (
        <PartBoundary fallback={null}>
          <DataPart part={part} />
        </PartBoundary>
      );
    }
  }
});

type SourcesProps = { parts: readonly ChatPart[]; Replacement: ComponentType<ChatSourcesProps> | undefined };

/** All of them in one list, wherever in the stream they came. */
function Sources({ parts, Replacement }: SourcesProps): ReactElement | null {
  const count = parts.filter(isSource).length;
  // The text that streams before them changes nothing about them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: sources are only appended
  const sources = useMemo(() => parts.filter(isSource), [count]);
  return count > 0 ? replaceable(ChatSources, Replacement, { sources }) : null;
}

function isSource(part: ChatPart): part is SourcePart {
  return part?.type === 'source';
}
