import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactNode } from 'react';
import { useChatContext } from './chatContext.ts';

/** A prompt to begin with: its text, or a title with a second line and the text that is sent. */
export type ChatSuggestion =
  | string
  | {
      title: string;
      /** A second, muted line. */
      description?: string | undefined;
      /** What is sent. @defaultValue `title` */
      prompt?: string | undefined;
    };

/** Props of `ChatSuggestions`: those of a `<div>`, and the suggestions. */
export type ChatSuggestionsProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /** A card each. A string is both the title and what is sent. */
  suggestions: readonly ChatSuggestion[];
};

/**
 * Cards that send a prompt when clicked.
 * @selector [data-chat-suggestions]
 * @selector [data-chat-suggestion]
 */
export const ChatSuggestions = memo(
  forwardRef<HTMLDivElement, ChatSuggestionsProps>(function ChatSuggestions({ suggestions, ...props }, ref) {
    const { store, labels, scroll, focusComposer } = useChatContext();
    function send(prompt: string): void {
      void store.sendMessage(prompt);
      scroll.scrollToBottom();
      focusComposer();
    }
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and hosts style it
      <div ref={ref} data-chat-suggestions="" role="group" aria-label={labels.suggestions} {...props}>
        {suggestions.map((suggestion, index): ReactNode => {
          if (!suggestion) return null;
          const { title, description, prompt } =
            typeof suggestion === 'string' ? { title: suggestion } : suggestion;
          return (
            <button
              // Two may read the same, and a card has no state that could move with its position.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={index}
              type="button"
              data-chat-button=""
              data-chat-suggestion=""
              onClick={() => send(prompt ?? title)}
            >
              <span data-chat-suggestion-title="" dir="auto">
                {title}
              </span>
              {description && (
                <span data-chat-suggestion-description="" dir="auto">
                  {description}
                </span>
              )}
            </button>
          );
        })}
      </div>
    );
  }),
);
