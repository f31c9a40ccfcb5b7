import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  type ReactElement,
  type ReactNode,
  useRef,
} from 'react';
import { messageText } from '../core/messageText.ts';
import type { ChatMessage } from '../core/types.ts';
import { Icon } from '../markdown/Icon.tsx';
import { checkIcon, copyIcon } from '../markdown/icons.ts';
import { useCopy } from '../markdown/useCopy.ts';
import { useChatMessage } from '../react/useChatMessage.ts';
import { ChatBranchPicker } from './ChatBranchPicker.tsx';
import { type ChatFeedback, useChatContext } from './chatContext.ts';
import { editIcon, regenerateIcon, speakIcon, stopIcon, thumbDownIcon, thumbUpIcon } from './icons.ts';
import { replaceable } from './PartBoundary.tsx';
import { useSpeech } from './useSpeech.ts';

/** What a reader can do with a message. `edit` is for questions, `regenerate`, `feedback` and `speak` for answers. */
export type ChatMessageActionName = 'copy' | 'regenerate' | 'edit' | 'feedback' | 'speak';

/** Props of `ChatMessageActions`: those of a `<div>`, and of which message. */
export type ChatMessageActionsProps = ComponentPropsWithoutRef<'div'> & {
  /** Id of the message in the store. */
  messageId: string;
  /** @defaultValue the `actions` of the root */
  actions?: readonly ChatMessageActionName[];
  /** The reader wants to edit the message. Without it there is no button for that. */
  onEdit?: () => void;
  /** More buttons, after the built ones. */
  children?: ReactNode;
};

/**
 * The row of buttons under a message, and its versions. It is there for the pointer on the message, for the keyboard
 * and on touch, and keeps its room all the time. Empty while the message is being written.
 * @selector [data-chat-message-actions]
 * @selector [data-chat-message-actions] [data-action="copy" | "regenerate" | "edit" | "up" | "down" | "speak"]
 */
export const ChatMessageActions = memo(
  forwardRef<HTMLDivElement, ChatMessageActionsProps>(function ChatMessageActions(props, ref) {
    const { messageId, actions, onEdit, children, ...divProps } = props;
    const context = useChatContext();
    const { store, labels, components } = context;
    const message = useChatMessage(store, messageId);
    const names = actions ?? context.actions;
    const isBare = names.length === 0 && !message?.branch && !children;
    if (!message || isBare) return null;
    const isAnswer = message.role === 'assistant';
    const has = (name: ChatMessageActionName): boolean => names.includes(name);
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
      <div ref={ref} data-chat-message-actions="" role="group" aria-label={labels.actions} {...divProps}>
        {message.status !== 'streaming' && (
          <>
            {replaceable(ChatBranchPicker, components.BranchPicker, { messageId })}
            {has('copy') && <CopyButton message={message} />}
            {!isAnswer && has('edit') && onEdit && <EditButton onEdit={onEdit} />}
            {isAnswer && has('feedback') && <FeedbackButtons message={message} />}
            {isAnswer && has('speak') && <SpeakButton message={message} />}
            {isAnswer && has('regenerate') && <RegenerateButton message={message} />}
            {children}
          </>
        )}
      </div>
    );
  }),
);

type ActionButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'children'> & {
  action: string;
  label: string;
  children: ReactElement;
};

const ActionButton = forwardRef<HTMLButtonElement, ActionButtonProps>(function ActionButton(
  { action, label, ...props },
  ref,
) {
  return (
    <button
      ref={ref}
      type="button"
      data-chat-button=""
      data-action={action}
      aria-label={label}
      title={label}
      {...props}
    />
  );
});

function CopyButton({ message }: { message: ChatMessage }): ReactElement | null {
  const { labels, announcements } = useChatContext();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isCopied, copyText] = useCopy();
  if (messageText(message) === '') return null;

  async function copy(): Promise<void> {
    if (await copyText(messageText(message))) {
      announcements.say(labels.copied);
      return;
    }
    // The reader can copy what is selected now.
    const parts = buttonRef.current
      ?.closest('[data-chat-message]')
      ?.querySelector('[data-chat-message-parts]');
    if (parts) getSelection()?.selectAllChildren(parts);
  }
  return (
    <ActionButton ref={buttonRef} action="copy" label={labels.copy} onClick={() => void copy()}>
      {isCopied ? <Icon path={checkIcon} /> : <Icon path={copyIcon} />}
    </ActionButton>
  );
}

function EditButton({ onEdit }: { onEdit: () => void }): ReactElement {
  const { labels } = useChatContext();
  return (
    <ActionButton action="edit" label={labels.edit} onClick={onEdit}>
      <Icon path={editIcon} />
    </ActionButton>
  );
}

function RegenerateButton({ message }: { message: ChatMessage }): ReactElement {
  const { store, labels, focusComposer } = useChatContext();
  function regenerate(): void {
    void store.regenerate(message.id);
    focusComposer();
  }
  return (
    <ActionButton action="regenerate" label={labels.regenerate} onClick={regenerate}>
      <Icon path={regenerateIcon} />
    </ActionButton>
  );
}

function FeedbackButtons({ message }: { message: ChatMessage }): ReactElement {
  const { labels, giveFeedback, announcements } = useChatContext();
  const given = message.metadata?.feedback;
  function press(feedback: ChatFeedback): void {
    // A second press takes it back.
    const isTakenBack = given === feedback;
    giveFeedback(message.id, isTakenBack ? undefined : feedback);
    if (!isTakenBack) announcements.say(labels.feedbackGiven);
  }
  const toggle = (feedback: ChatFeedback) => ({
    action: feedback,
    'aria-pressed': given === feedback,
    onClick: () => press(feedback),
  });
  return (
    <>
      <ActionButton label={labels.goodAnswer} {...toggle('up')}>
        <Icon path={thumbUpIcon} />
      </ActionButton>
      <ActionButton label={labels.badAnswer} {...toggle('down')}>
        <Icon path={thumbDownIcon} />
      </ActionButton>
    </>
  );
}

function SpeakButton({ message }: { message: ChatMessage }): ReactElement | null {
  const { labels } = useChatContext();
  const { isAvailable, isSpeaking, speak, stop } = useSpeech();
  if (!isAvailable || messageText(message) === '') return null;
  return (
    <ActionButton
      action="speak"
      label={isSpeaking ? labels.stopSpeaking : labels.speak}
      onClick={(event) => (isSpeaking ? stop() : speak(spokenText(event.currentTarget)))}
    >
      {isSpeaking ? <Icon path={stopIcon} isFilled /> : <Icon path={speakIcon} />}
    </ActionButton>
  );
}

/** The words of a message as they are shown: nobody wants to hear the marks of Markdown. */
function spokenText(button: Element): string {
  const texts = button
    .closest('[data-chat-message]')
    ?.querySelectorAll<HTMLElement>('[data-chat-message-parts] > [data-chat-part="text"]');
  return [...(texts ?? [])].map((text) => text.innerText).join('\n');
}
