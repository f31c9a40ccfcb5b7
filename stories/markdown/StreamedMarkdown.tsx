import { type ReactElement, useEffect, useState } from 'react';
import { ChatMarkdown, type ChatMarkdownProps } from 'react-chat-stream/markdown';

export type StreamedMarkdownProps = ChatMarkdownProps & {
  /** Characters that arrive in a frame; 0 shows the whole text at once. */
  charactersPerFrame?: number;
};

/** A text that arrives as an answer does. */
export function StreamedMarkdown({
  text,
  charactersPerFrame = 6,
  ...props
}: StreamedMarkdownProps): ReactElement {
  const [length, setLength] = useState(charactersPerFrame > 0 ? 0 : text.length);
  const isWriting = length < text.length;
  useEffect(() => {
    if (!isWriting) return;
    const frame = requestAnimationFrame(() => setLength((shown) => shown + charactersPerFrame));
    return () => cancelAnimationFrame(frame);
  });
  return <ChatMarkdown text={text.slice(0, length)} streaming={isWriting} {...props} />;
}
