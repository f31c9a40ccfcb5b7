import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactElement } from 'react';
import type { ChatMessage, ChatPart, ChatRole, SourcePart } from '../core/types.ts';
import { Caret } from '../markdown/Caret.tsx';
import { useStable } from '../react/useStable.ts';
import { ChatAttachment } from './ChatAttachment.tsx';
import { ChatReasoning } from './ChatReasoning.tsx';
import { ChatSources } from './ChatSources.tsx';
import { ChatText } from './ChatText.tsx';
import { ChatToolCall } from './ChatToolCall.tsx';
import { useChatContext } from './chatContext.ts';
import { SourcesContext } from './citations.tsx';
import { PartBoundary, replaceable } from './PartBoundary.tsx';

/** Props of `ChatMessageParts`: those of a `<div>`, and the message. */
export type ChatMessagePartsProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /** Whose parts these are. */
  message: ChatMessage;
};

/**
 * The content of a message, part by part: text, reasoning, tool calls, files and what `components.DataPart` makes of
 * `data-*`; then its sources, numbered. A part of a kind that is not known is passed over.
 * @selector [data-chat-message-parts]
 * @selector [data-chat-message-parts][data-files] there are files among them
 * @selector [data-chat-part="text"]
 * @selector [data-chat-caret]
 */
export const ChatMessageParts = memo(
  forwardRef<HTMLDivElement, ChatMessagePartsProps>(function ChatMessageParts({ message, ...props }, ref) {
    const { components } = useChatContext();
    const { parts, status, role } = message;
    const lastPart = parts.at(-1);
    const isStreaming = status === 'streaming';
    // The same list while text streams.
    const sources = useStable(parts.filter(isSource));
    return (
      <div ref={ref} data-chat-message-parts="" data-files={parts.some(isFile) ? '' : undefined} {...props}>
        <SourcesContext.Provider value={sources}>
          {parts.map((part, index) => (
            <MessagePart
              // biome-ignore lint/suspicious/noArrayIndexKey: parts are only appended and changed in place
              key={index}
              part={part}
              role={role}
              isStreaming={isStreaming && (part === lastPart || part?.type === 'tool-call')}
            />
          ))}
        </SourcesContext.Provider>
        {isStreaming && needsCaret(lastPart) && <Caret />}
        {sources.length > 0 && replaceable(ChatSources, components.Sources, { sources })}
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
    case 'file':
      return replaceable(ChatAttachment, components.Attachment, { part, trusted: role === 'user' });
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

function isFile(part: ChatPart): boolean {
  return part?.type === 'file';
}

function isSource(part: ChatPart): part is SourcePart {
  return part?.type === 'source';
}
