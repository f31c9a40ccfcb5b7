import type { MarkdownPolicy } from '../markdown/markdownPolicy.ts';
import type { ChatMarkdownOptions } from './chatContext.ts';

/** What links and images may do in a chat, in one that shows plain text too. */
export function policyOf(markdown: false | ChatMarkdownOptions): MarkdownPolicy {
  return markdown ? (markdown.policy ?? {}) : {};
}
