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
import { createLazyModule } from '../react/createLazyModule.ts';
import { useChatMessage } from '../react/useChatMessage.ts';
import { useLazyModule } from '../react/useLazyModule.ts';
import { ActionButton } from './ActionButton.tsx';
import { ChatBranchPicker } from './ChatBranchPicker.tsx';
import { useChatContext } from './chatContext.ts';
import { editIcon, regenerateIcon } from './icons.ts';
import type { MoreMessageActionsProps } from './MoreMessageActions.tsx';
import { replaceable } from './PartBoundary.tsx';

/** What a reader can do with a message. `edit` is for questions, `regenerate`, `feedback` and `speak` for answers. */
export type ChatMessageActionName = 'copy' | 'regenerate' | 'edit' | 'feedback' | 'speak';

/** Props of `ChatMessageActions`: those of a `<div>`, and of which message. */
export type ChatMessageActionsProps = ComponentPropsWithoutRef<'div'> & {
  /** Id of the message in the store. */
  messageId: string;
  /** Which buttons there are. @defaultValue the `actions` of the root */
  actions?: readonly ChatMessageActionName[] | undefined;
  /** The reader wants to edit the message. Without it there is no button for that. */
  onEdit?: (() => void) | undefined;
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
            {isAnswer && (has('feedback') || has('speak')) && (
              <MoreActions message={message} hasFeedback={has('feedback')} hasSpeech={has('speak')} />
            )}
            {isAnswer && has('regenerate') && <RegenerateButton message={message} />}
            {children}
          </>
        )}
      </div>
    );
  }),
);

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

/** The code of `feedback` and `speak`. Exported for tests. */
export const moreActions = createLazyModule('`actions`', () => import('./MoreMessageActions.tsx'));

/** `feedback` and `speak`, once they are fetched. The row has its height already. */
function MoreActions(props: MoreMessageActionsProps): ReactElement | null {
  const chat = useChatContext();
  const { module } = useLazyModule(moreActions, true);
  return module ? <module.MoreMessageActions chat={chat} {...props} /> : null;
}
