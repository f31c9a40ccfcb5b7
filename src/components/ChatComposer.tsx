import { type ComponentPropsWithoutRef, type FormEvent, forwardRef, type MouseEvent, memo } from 'react';
import { Icon } from '../markdown/Icon.tsx';
import { useChatSelector } from '../react/useChatSelector.ts';
import type { ChatAttachmentOptions } from './attachments/attachmentOptions.ts';
import { useDraftFiles } from './attachments/useDraftFiles.tsx';
import { useChatContext } from './chatContext.ts';
import { composeHandlers } from './composeHandlers.ts';
import { type ChatEnterKey, submitOnKey } from './composer/keys.ts';
import { useAutoGrow } from './composer/useAutoGrow.ts';
import { useDraft } from './composer/useDraft.ts';
import { sendIcon, stopIcon } from './icons.ts';

/** Props of `ChatComposer`: those of a `<form>`, and these. */
export type ChatComposerProps = Omit<ComponentPropsWithoutRef<'form'>, 'children' | 'defaultValue'> & {
  /** What the empty text area shows. @defaultValue the `placeholder` of the locale */
  placeholder?: string | undefined;
  /**
   * What Enter does. Shift+Enter always breaks the line; Ctrl+Enter and ⌘+Enter always send.
   * @defaultValue `'send'`, or `'newline'` where the main pointer is a finger
   */
  enterKey?: ChatEnterKey | undefined;
  /** Focuses the text area when it mounts. @defaultValue false */
  autoFocus?: boolean | undefined;
  /** The draft, where the application holds it; goes with `onValueChange`. */
  value?: string | undefined;
  /** The draft to begin with. @defaultValue `''` */
  defaultValue?: string | undefined;
  /** The draft has changed: by typing, by sending, or by its return after a failed send. */
  onValueChange?: ((value: string) => void) | undefined;
  /** Lets files be picked, pasted and dropped on the window; an object says which, and how they travel. @defaultValue false */
  attachments?: boolean | ChatAttachmentOptions | undefined;
};

/**
 * Where the user writes. Stop takes Send's place while an answer is written, and the draft stays meanwhile; it comes
 * back, with its files, when a send fails before anything has arrived. `preventDefault()` in `onSubmit` keeps it from being sent.
 * @selector [data-chat-composer]
 * @selector [data-chat-composer-input]
 * @selector [data-chat-submit][data-action="send" | "stop"]
 * @selector [data-chat-attach]
 * @selector [data-chat-attachments]
 * @selector [data-chat-attachment-notice]
 * @selector [data-chat-drop-zone] covers the root while files are dragged over it
 */
export const ChatComposer = memo(
  forwardRef<HTMLFormElement, ChatComposerProps>(function ChatComposer(props, ref) {
    const { placeholder, enterKey, autoFocus, value, defaultValue, onValueChange, ...more } = props;
    const { attachments: attachmentOptions, ...formProps } = more;
    const { store, labels, inputRef, focusComposer } = useChatContext();
    const files = useDraftFiles(attachmentOptions);
    const draft = useDraft({ value, defaultValue, onValueChange, desk: files.desk });
    const isGenerating = useChatSelector(store, (state) => state.status === 'generating');
    const isEmpty = draft.text.trim() === '' && files.isEmpty;
    useAutoGrow(inputRef, draft.text);

    const submit = composeHandlers(formProps.onSubmit, (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      // A form around the window, through a portal too, has nothing to do with it.
      event.stopPropagation();
      if (files.isBlocked) files.tellBlocked();
      else draft.send();
      focusComposer();
    });

    // The card looks like a field, so a press anywhere on it is one on the field.
    const focusInput = composeHandlers(formProps.onMouseDown, (event: MouseEvent<HTMLFormElement>) => {
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      inputRef.current?.focus();
    });

    function press(event: MouseEvent<HTMLButtonElement>): void {
      if (!isGenerating) {
        event.currentTarget.form?.requestSubmit();
      } else if (event.detail <= 1) {
        // The second half of a double click on Send is no wish to stop.
        store.stop();
        focusComposer();
      }
    }

    return (
      <form
        ref={ref}
        data-chat-composer=""
        {...formProps}
        onSubmit={submit}
        onMouseDown={focusInput}
        onPaste={composeHandlers(formProps.onPaste, files.paste)}
      >
        {files.element}
        <textarea
          ref={inputRef}
          data-chat-composer-input=""
          rows={1}
          // By its text, once there is any; the placeholder runs as the window does.
          dir={draft.text === '' ? undefined : 'auto'}
          aria-label={labels.message}
          placeholder={placeholder ?? labels.placeholder}
          enterKeyHint={enterKey === 'newline' ? 'enter' : enterKey}
          // biome-ignore lint/a11y/noAutofocus: off unless the application asks for it
          autoFocus={autoFocus}
          value={draft.text}
          onChange={(event) => draft.setText(event.target.value)}
          onKeyDown={(event) => submitOnKey(event, enterKey)}
        />
        {/* One button that changes, so that the focus on it is not lost when Stop takes Send's place. */}
        <button
          type="button"
          data-chat-button=""
          data-chat-submit=""
          data-action={isGenerating ? 'stop' : 'send'}
          aria-label={isGenerating ? labels.stop : labels.send}
          aria-disabled={(!isGenerating && (isEmpty || files.isBlocked)) || undefined}
          onClick={press}
        >
          {isGenerating ? <Icon path={stopIcon} isFilled /> : <Icon path={sendIcon} />}
        </button>
      </form>
    );
  }),
);
