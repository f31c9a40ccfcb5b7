import { createContext, type RefObject, useContext } from 'react';
import type { ChatStore } from '../core/ChatStore.ts';
import type { ChatLabels } from '../locales/ChatLocale.ts';
import type { ChatMarkdownProps } from '../markdown/ChatMarkdown.tsx';
import type { ChatAnnouncements } from './announcer/createAnnouncements.ts';
import type { ChatBranchFocus } from './ChatBranchPicker.tsx';
import type { ChatComponents } from './ChatComponents.ts';
import type { ChatMessageActionName } from './ChatMessageActions.tsx';
import type { ChatScroll } from './scroll/useStickToBottom.ts';

/** What Markdown may do in a chat. */
export type ChatMarkdownOptions = Pick<ChatMarkdownProps, 'plugins' | 'policy'>;

/** What the reader thinks of an answer. */
export type ChatFeedback = 'up' | 'down';

/** What `ChatRoot` hands to the parts in it. It keeps its identity while answers stream. */
export type ChatContextValue = {
  /** The chat itself. Read it with `useChatSelector(store, …)` and `useChatMessage(store, id)`. */
  store: ChatStore;
  /** The words of the locale, with the overrides of `labels`. */
  labels: ChatLabels;
  /** BCP 47 tag of the locale, for numbers and dates. */
  language: string;
  /** Replacements given by the `components` prop. */
  components: ChatComponents;
  /** How answers are shown: as Markdown, or as plain text. */
  markdown: false | ChatMarkdownOptions;
  /** Where the message list stands. */
  scroll: ChatScroll;
  /** The branch button that takes the focus when its message comes into the place of another. */
  branchFocusRef: RefObject<ChatBranchFocus | undefined>;
  /** Under which name the draft is kept over a reload, if it is. */
  draftKey: string | undefined;
  /** The text area of the composer. */
  inputRef: RefObject<HTMLTextAreaElement | null>;
  /** Tells screen readers something in passing; nobody sees it. */
  announcements: ChatAnnouncements;
  /** Which actions stand under a message. */
  actions: readonly ChatMessageActionName[];
  /** Stores what the reader thinks of an answer in `metadata.feedback`, and tells `onFeedback`. */
  giveFeedback: (messageId: string, feedback: ChatFeedback | undefined) => void;
  /** Moves the focus to the composer; does nothing on touch, where that would open the keyboard. */
  focusComposer: () => void;
};

/** @internal */
export const ChatContext = createContext<ChatContextValue | null>(null);

/** For parts of your own: the store, words, scroll state and replacements of the `ChatRoot` around. */
export function useChatContext(): ChatContextValue {
  const context = useContext(ChatContext);
  if (context === null) {
    throw new Error(
      'react-chat-stream: a chat part was rendered outside of <ChatRoot>. ' +
        'It finds its chat, words and scroll state there. ' +
        'Put it inside <ChatRoot> or <ChatWindow>.',
    );
  }
  return context;
}
