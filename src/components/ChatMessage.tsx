import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { ChatState, ChatMessage as Message } from '../core/types.ts';
import type { ChatLabels } from '../locales/ChatLocale.ts';
import { useChatMessage } from '../react/useChatMessage.ts';
import { useChatSelector } from '../react/useChatSelector.ts';
import { ChatMessageActions } from './ChatMessageActions.tsx';
import { ChatMessageEditor } from './ChatMessageEditor.tsx';
import { ChatMessageParts } from './ChatMessageParts.tsx';
import { useChatContext } from './chatContext.ts';
import { replaceable } from './PartBoundary.tsx';

/** One message of the thread, as the store holds it. Here, so that one import of this name brings part and type. */
export type ChatMessage = Message;

/** Props of `ChatMessage`: those of an `<article>`, and which message it shows. */
export type ChatMessageProps = ComponentPropsWithoutRef<'article'> & {
  /** Id of the message in the store. */
  messageId: string;
  /** What it shows. @defaultValue the parts of the message, a note where it did not end by itself, and its actions */
  children?: ReactNode;
};

/**
 * One message. It subscribes to that message alone, so the rest of the window rests while an answer streams.
 * System messages are not shown. A question that is edited gives its place to `ChatMessageEditor`.
 * @selector [data-chat-message][data-role="user" | "assistant"]
 * @selector [data-chat-message][data-status="streaming" | "done" | "stopped" | "error"]
 * @selector [data-chat-message][data-new] came while the window was open
 * @selector [data-chat-message][data-editing]
 */
export const ChatMessage = memo(
  forwardRef<HTMLElement, ChatMessageProps>(function ChatMessage({ messageId, children, ...props }, ref) {
    const { store, labels, components } = useChatContext();
    const message = useChatMessage(store, messageId);
    const [isNew] = useState(() => hasJustCome(store.getState(), messageId));
    const articleRef = useRef<HTMLElement>(null);
    const isShown = message !== undefined && message.role !== 'system';
    // biome-ignore lint/correctness/useExhaustiveDependencies: the element comes and goes with it
    useImperativeHandle(ref, () => articleRef.current as HTMLElement, [isShown]);
    const [isEditing, edit, endEdit] = useEditing(articleRef);
    if (!isShown) return null;
    const note = endNote(message, labels);
    return (
      <article
        ref={articleRef}
        data-chat-message=""
        data-role={message.role}
        data-status={message.status}
        data-new={isNew ? '' : undefined}
        data-editing={isEditing ? '' : undefined}
        aria-label={message.role === 'user' ? labels.you : labels.assistant}
        {...props}
      >
        {children ??
          (isEditing ? (
            replaceable(ChatMessageEditor, components.MessageEditor, { message, onClose: endEdit })
          ) : (
            <>
              {replaceable(ChatMessageParts, components.MessageParts, { message })}
              {note && <p data-chat-message-note="">{note}</p>}
              {message.status === 'error' && <InterruptedNote messageId={messageId} />}
              {replaceable(ChatMessageActions, components.MessageActions, { messageId, onEdit: edit })}
            </>
          ))}
      </article>
    );
  }),
);

/** Whether a message is being edited. Its button has the focus again when that is given up. */
function useEditing(articleRef: RefObject<HTMLElement | null>): [boolean, () => void, () => void] {
  const [isEditing, setIsEditing] = useState(false);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) {
      articleRef.current?.querySelector<HTMLElement>('[data-action="edit"]')?.focus({ preventScroll: true });
    }
    wasEditing.current = isEditing;
  }, [articleRef, isEditing]);
  const edit = useCallback(() => setIsEditing(true), []);
  const endEdit = useCallback(() => setIsEditing(false), []);
  return [isEditing, edit, endEdit];
}

/** History stays still, also where it comes into view while an answer streams: only the newest turn moves. */
function hasJustCome({ status, messages }: ChatState, messageId: string): boolean {
  return status === 'generating' && messages.slice(-2).some(({ id }) => id === messageId);
}

/** Stands under a partial answer once the error notice, which says more, has gone from below it. */
function InterruptedNote({ messageId }: { messageId: string }): ReactElement | null {
  const { store, labels } = useChatContext();
  const hasNotice = useChatSelector(
    store,
    ({ error, messages }) => error && messages.at(-1)?.id === messageId,
  );
  return hasNotice ? null : <p data-chat-message-note="">{labels.interrupted}</p>;
}

/** Says why an answer ended, where it did not end by itself. */
function endNote(message: Message, labels: ChatLabels): string | undefined {
  if (message.role !== 'assistant') return undefined;
  if (message.status === 'stopped') return labels.stopped;
  if (message.finishReason === 'length') return labels.lengthLimit;
  if (message.finishReason === 'content-filter') return labels.contentFilter;
  return undefined;
}
