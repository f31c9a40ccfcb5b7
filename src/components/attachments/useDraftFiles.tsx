import { type ClipboardEvent, type ReactElement, useState, useSyncExternalStore } from 'react';
import { Icon } from '../../markdown/Icon.tsx';
import { createLazyModule } from '../../react/createLazyModule.ts';
import { useIsomorphicLayoutEffect } from '../../react/useIsomorphicLayoutEffect.ts';
import { useLazyModule } from '../../react/useLazyModule.ts';
import { useChatContext } from '../chatContext.ts';
import { attachIcon, closeIcon } from '../icons.ts';
import type { AttachmentDeskHandle } from './AttachmentDesk.tsx';
import type { ChatAttachmentOptions } from './attachmentOptions.ts';
import type { TrayItem } from './createAttachmentTray.ts';
import { useEarlyDrop } from './useEarlyDrop.ts';

/** The code of attachments. Exported for tests. */
export const attachmentDesk = createLazyModule('`attachments`', () => import('./AttachmentDesk.tsx'));

const NO_OPTIONS: ChatAttachmentOptions = {};
const NO_ITEMS: readonly TrayItem[] = [];
const noItems = (): readonly TrayItem[] => NO_ITEMS;
const neverChanges = () => () => undefined;

type DeskAction = (desk: AttachmentDeskHandle) => void;
/** What was done before there was a desk. A text must not leave without the files that it brings. */
type WaitingAction = { action: DeskAction; hasFiles: boolean };
const NONE_WAITING: readonly WaitingAction[] = [];

export type DraftFiles = {
  /** There once the code of attachments is. */
  desk: AttachmentDeskHandle | null;
  isEmpty: boolean;
  /** A file, or the code that takes it, is still on its way or has failed. */
  isBlocked: boolean;
  tellBlocked(): void;
  paste(event: ClipboardEvent): void;
  /** The files, what there is to say about them, and the button that brings more. */
  element: ReactElement;
};

/** The files beside a draft. Their code is fetched for composers that may have some; what is done before waits for it. */
export function useDraftFiles(given: boolean | ChatAttachmentOptions = false): DraftFiles {
  const chat = useChatContext();
  const { inputRef, labels, announcements, focusComposer } = chat;
  // Without types it may be `null`, which is off.
  const isOn = Boolean(given);
  // Files stay where they are when `attachments` is turned off.
  const [wasOn, setWasOn] = useState(isOn);
  if (isOn && !wasOn) setWasOn(true);
  const { module, hasFailed } = useLazyModule(attachmentDesk, wasOn);
  const [desk, setDesk] = useState<AttachmentDeskHandle | null>(null);
  const [waiting, setWaiting] = useState(NONE_WAITING);
  const items = useSyncExternalStore(desk?.subscribe ?? neverChanges, desk?.getItems ?? noItems, noItems);
  const isWaiting = waiting.length > 0;
  const hasFilesWaiting = waiting.some(({ hasFiles }) => hasFiles);

  function perform(action: DeskAction, hasFiles: boolean): void {
    if (desk) {
      action(desk);
    } else {
      setWaiting((before) => [...before, { action, hasFiles }]);
      void attachmentDesk.load();
    }
  }
  function dismiss(): void {
    setWaiting(NONE_WAITING);
    focusComposer();
  }
  useIsomorphicLayoutEffect(() => {
    if (!desk || !isWaiting) return;
    setWaiting(NONE_WAITING);
    for (const { action } of waiting) action(desk);
  }, [desk, waiting, isWaiting]);
  useEarlyDrop(inputRef, isOn && !desk, (batch) => perform(({ drop }) => drop(batch), true));

  return {
    desk,
    isEmpty: items.length === 0,
    isBlocked: items.some(({ state }) => state !== 'ready') || (hasFailed ? hasFilesWaiting : isWaiting),
    tellBlocked() {
      if (hasFailed) announcements.say(labels.errors.network);
      else perform(({ tellBlocked }) => tellBlocked(), false);
    },
    paste(event) {
      const files = [...(event.clipboardData.files ?? [])];
      if (!isOn || files.length === 0) return;
      const text = event.clipboardData.getData('text/plain').trim();
      // Until it can be asked what was meant, text is text.
      let hasText = text !== '';
      perform(({ paste }) => {
        hasText = paste(files, text);
      }, true);
      if (!hasText) event.preventDefault();
    },
    element: (
      <>
        {wasOn && module && (
          <module.AttachmentDesk
            ref={setDesk}
            chat={chat}
            isOn={isOn}
            options={typeof given === 'object' && given ? given : NO_OPTIONS}
          />
        )}
        {isWaiting && hasFailed && (
          <div data-chat-attachment-notice="" role="alert">
            <div data-chat-attachment-notice-text="">{labels.errors.network}</div>
            <button type="button" data-chat-button="" data-action="retry" onClick={attachmentDesk.load}>
              {labels.tryAgain}
            </button>
            <button type="button" data-chat-button="" aria-label={labels.dismiss} onClick={dismiss}>
              <Icon path={closeIcon} />
            </button>
          </div>
        )}
        {isOn && (
          <button
            type="button"
            data-chat-button=""
            data-chat-attach=""
            aria-label={labels.attach}
            onClick={() => perform(({ pick }) => pick(), false)}
          >
            <Icon path={attachIcon} />
          </button>
        )}
      </>
    ),
  };
}
