import { renderToStaticMarkup } from 'react-dom/server';
import { ChatMarkdown, type ChatMarkdownProps } from '../../../src/markdown/ChatMarkdown.tsx';

/** The HTML of a text, as a server would send it. */
export function renderStatic(text: string, props?: Omit<ChatMarkdownProps, 'text'>): string {
  return renderToStaticMarkup(<ChatMarkdown text={text} {...props} />);
}
