import { type ReactElement, useEffect, useState } from 'react';
import { ChatMarkdown, type ChatMarkdownProps } from 'react-chat-stream/markdown';

export type StreamedMarkdownProps = ChatMarkdownProps & {
  /** How fast the text arrives, whatever the frame rate; 0 shows the whole at once. */
  charactersPerSecond?: number;
};

/** A text that arrives as an answer does. */
export function StreamedMarkdown({
  text,
  charactersPerSecond = 400,
  ...props
}: StreamedMarkdownProps): ReactElement {
  const [startedAt] = useState(() => performance.now());
  const [length, setLength] = useState(charactersPerSecond > 0 ? 0 : text.length);
  const isWriting = length < text.length;
  useEffect(() => {
    if (!isWriting) return;
    const frame = requestAnimationFrame(() =>
      setLength(Math.ceil(((performance.now() - startedAt) / 1000) * charactersPerSecond)),
    );
    return () => cancelAnimationFrame(frame);
  });
  return <ChatMarkdown text={text.slice(0, length)} streaming={isWriting} {...props} />;
}
