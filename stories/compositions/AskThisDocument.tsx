import type { ReactElement } from 'react';
import {
  ChatComposer,
  ChatErrorNotice,
  ChatMessageParts,
  ChatRoot,
  ChatTypingIndicator,
  type UseChatStreamOptions,
  useChatContext,
  useChatSelector,
} from 'react-chat-stream';
import './AskThisDocument.css';

/** One question and its answer in the flow of a page: no thread, no scroller, no bubbles. */
export function AskThisDocument(
  props: UseChatStreamOptions & { theme?: 'light' | 'dark' | 'auto' },
): ReactElement {
  return (
    <ChatRoot className="ask" {...props} actions={false}>
      <p className="ask-title">Ask about this page</p>
      <ChatComposer placeholder="When does the market open?" />
      <LastAnswer />
      <ChatTypingIndicator />
      <ChatErrorNotice />
    </ChatRoot>
  );
}

/** The newest answer alone. */
function LastAnswer(): ReactElement | null {
  const { store } = useChatContext();
  const message = useChatSelector(store, ({ messages }) => messages.at(-1));
  return message?.role === 'assistant' ? (
    <section className="ask-answer" aria-label="Answer">
      <ChatMessageParts message={message} />
    </section>
  ) : null;
}
