import {
  type ComponentPropsWithoutRef,
  type FormEvent,
  forwardRef,
  type KeyboardEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { messageText } from '../core/messageText.ts';
import type { ChatMessage } from '../core/types.ts';
import { useChatContext } from './chatContext.ts';
import { composeHandlers } from './composeHandlers.ts';
import { isComposing, submitOnKey } from './composer/keys.ts';
import { useAutoGrow } from './composer/useAutoGrow.ts';
import { isSettled, withoutBlankEdges } from './composer/useDraft.ts';

/** Props of `ChatMessageEditor`: those of a `<form>`, and the message. */
export type ChatMessageEditorProps = Omit<ComponentPropsWithoutRef<'form'>, 'children'> & {
  /** The question that is put in other words. */
  message: ChatMessage;
  /** The reader is done: has sent, or has given up. */
  onClose: () => void;
};

/**
 * A question in another wording, in its place. What is sent stands beside the old one as a branch; files go along.
 * Escape gives up, and stops no answer.
 * @selector [data-chat-message-editor]
 */
export const ChatMessageEditor = forwardRef<HTMLFormElement, ChatMessageEditorProps>(
  function ChatMessageEditor({ message, onClose, ...props }, ref) {
    const { store, labels, scroll, focusComposer } = useChatContext();
    const [text, setText] = useState(() => messageText(message));
    const inputRef = useRef<HTMLTextAreaElement>(null);
    useAutoGrow(inputRef, text);
    useEffect(() => {
      const input = inputRef.current;
      input?.focus({ preventScroll: true });
      input?.setSelectionRange(input.value.length, input.value.length);
    }, []);
    const others = message.parts.filter((part) => part.type !== 'text');
    const isEmpty = text.trim() === '' && others.length === 0;

    const submit = composeHandlers(props.onSubmit, async (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      event.stopPropagation();
      if (isEmpty) return;
      const before = store.getState();
      const sending = store.editMessage(message.id, { text: withoutBlankEdges(text), parts: others });
      if (store.getState() === before && (await isSettled(sending))) return;
      onClose();
      scroll.scrollToBottom();
      focusComposer();
    });

    const handleKeyDown = composeHandlers(props.onKeyDown, (event: KeyboardEvent<HTMLFormElement>) => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    });

    return (
      <form ref={ref} data-chat-message-editor="" {...props} onSubmit={submit} onKeyDown={handleKeyDown}>
        <textarea
          ref={inputRef}
          data-chat-composer-input=""
          rows={1}
          dir="auto"
          aria-label={labels.editMessage}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => submitOnKey(event)}
        />
        <div data-chat-message-editor-buttons="">
          <button type="button" data-chat-button="" data-action="cancel" onClick={onClose}>
            {labels.cancel}
          </button>
          <button type="submit" data-chat-button="" data-action="send" aria-disabled={isEmpty || undefined}>
            {labels.send}
          </button>
        </div>
      </form>
    );
  },
);
