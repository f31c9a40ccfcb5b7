import { type ReactElement, useContext } from 'react';
import { Caret } from '../markdown/Caret.tsx';
import { ChatMarkdown } from '../markdown/ChatMarkdown.tsx';
import { useChatContext } from './chatContext.ts';
import { addCitations, SourcesContext } from './citations.tsx';
import { PartBoundary } from './PartBoundary.tsx';

type ChatTextProps = { text: string; isMarkdown: boolean; hasCaret: boolean };

/** Each text decides its own direction: an Arabic answer in an English window reads from the right. */
export function ChatText({ text, isMarkdown, hasCaret }: ChatTextProps): ReactElement {
  const { markdown, components, labels } = useChatContext();
  const hasSources = useContext(SourcesContext).length > 0;
  const plain = <PlainText text={text} hasCaret={hasCaret} />;
  if (!isMarkdown || !markdown) return plain;
  return (
    <PartBoundary fallback={plain}>
      <ChatMarkdown
        data-chat-part="text"
        text={text}
        streaming={hasCaret}
        components={components}
        labels={labels}
        {...markdown}
        plugins={hasSources ? addCitations(markdown.plugins) : markdown.plugins}
      />
    </PartBoundary>
  );
}

function PlainText({ text, hasCaret }: Omit<ChatTextProps, 'isMarkdown'>): ReactElement {
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
