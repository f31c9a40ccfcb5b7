import { type ComponentPropsWithoutRef, forwardRef, memo, useRef } from 'react';
import { Icon } from '../markdown/Icon.tsx';
import { useChatMessage } from '../react/useChatMessage.ts';
import { useIsomorphicLayoutEffect } from '../react/useIsomorphicLayoutEffect.ts';
import { useChatContext } from './chatContext.ts';
import { nextIcon, previousIcon } from './icons.ts';

/** Props of `ChatBranchPicker`: those of a `<div>`, and whose branches. */
export type ChatBranchPickerProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /** Id of the message in the store. */
  messageId: string;
};

/** Which button of which message takes the focus. */
export type ChatBranchFocus = { messageId: string; step: number };

/**
 * Leads through the versions of a message that regenerating, retrying and editing have made. Renders nothing where
 * there is only one. The focus stays on the button, though another message stands in the place of the first.
 * @selector [data-chat-branch-picker]
 */
export const ChatBranchPicker = memo(
  forwardRef<HTMLDivElement, ChatBranchPickerProps>(function ChatBranchPicker({ messageId, ...props }, ref) {
    const { store, labels, branchFocusRef, announcements } = useChatContext();
    const branch = useChatMessage(store, messageId)?.branch;
    const previousRef = useRef<HTMLButtonElement>(null);
    const nextRef = useRef<HTMLButtonElement>(null);

    useIsomorphicLayoutEffect(() => {
      if (branchFocusRef.current?.messageId !== messageId) return;
      const { step } = branchFocusRef.current;
      branchFocusRef.current = undefined;
      (step < 0 ? previousRef : nextRef).current?.focus({ preventScroll: true });
    }, [branchFocusRef, messageId]);

    if (!branch || branch.count < 2) return null;
    const { index, count } = branch;

    function show(step: number): void {
      const place = store.getState().messages.findIndex((message) => message.id === messageId);
      const next = index + step;
      if (next < 0 || next >= count) return;
      store.selectBranch(messageId, next);
      const shown = store.getState().messages[place];
      if (!shown || shown.id === messageId) return;
      branchFocusRef.current = { messageId: shown.id, step };
      announcements.say(labels.version(next + 1, count));
    }

    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
      <div
        ref={ref}
        data-chat-branch-picker=""
        role="group"
        aria-label={labels.version(index + 1, count)}
        {...props}
      >
        <button
          ref={previousRef}
          type="button"
          data-chat-button=""
          aria-label={labels.previousVersion}
          title={labels.previousVersion}
          aria-disabled={index === 0 || undefined}
          onClick={() => show(-1)}
        >
          <Icon path={previousIcon} />
        </button>
        {/* Drawn by the stylesheet: it is no word of the message, and is not copied with it. */}
        <span data-chat-branch-position={`${index + 1} / ${count}`} aria-hidden="true" dir="ltr" />
        <button
          ref={nextRef}
          type="button"
          data-chat-button=""
          aria-label={labels.nextVersion}
          title={labels.nextVersion}
          aria-disabled={index === count - 1 || undefined}
          onClick={() => show(1)}
        >
          <Icon path={nextIcon} />
        </button>
      </div>
    );
  }),
);
