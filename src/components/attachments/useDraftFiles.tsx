import { type ClipboardEvent, type ReactElement, useState, useSyncExternalStore } from 'react';
import { Icon } from '../../markdown/Icon.tsx';
import { createLazyModule } from '../../react/createLazyModule.ts';
import { useIsomorphicLayoutEffect } from '../../react/useIsomorphicLayoutEffect.ts';
import { useLazyModule } from '../../react/useLazyModule.ts';
import { useChatContext } from '../chatContext.ts';
import { attachIcon } from '../icons.ts';
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
const NO_ACTIONS: readonly DeskAction[] = [];

export type DraftFiles = {
  /** There once the code of attachments is. */
  desk: AttachmentDeskHandle | null;
  isEmpty: boolean;
  /** A file is still on its way, or has failed. */
  isBlocked: boolean;
  tellBlocked(): void;
  paste(event: ClipboardEvent): void;
  /** The files, what there is to say about them, and the button that brings more. */
  element: ReactElement;
};

/** The files beside a draft. Their code is fetched for composers that may have some; what is done before waits for it. */
export function useDraftFiles(given: boolean | ChatAttachmentOptions = false): DraftFiles {
  const chat = useChatContext();
  const { inputRef, labels } = chat;
  const isOn = given !== false;
  // Files stay where they are when `attachments` is turned off.
  const [wasOn, setWasOn] = useState(isOn);
  if (isOn && !wasOn) setWasOn(true);
  const { module, hasFailed } = useLazyModule(attachmentDesk, wasOn);
  const [desk, setDesk] = useState<AttachmentDeskHandle | null>(null);
  const [waiting, setWaiting] = useState(NO_ACTIONS);
  const items = useSyncExternalStore(desk?.subscribe ?? neverChanges, desk?.getItems ?? noItems, noItems);
  const isWaiting = waiting.length > 0;

  function perform(action: DeskAction): void {
    if (desk) {
      action(desk);
    } else {
      setWaiting((actions) => [...actions, action]);
      void attachmentDesk.load();
    }
  }
  useIsomorphicLayoutEffect(() => {
    if (!desk || waiting.length === 0) return;
    setWaiting(NO_ACTIONS);
    for (const action of waiting) action(desk);
  }, [desk, waiting]);
  useEarlyDrop(inputRef, isOn && !desk, (batch) => perform(({ drop }) => drop(batch)));

  return {
    desk,
    isEmpty: items.length === 0,
    isBlocked: items.some(({ state }) => state !== 'ready') || (isWaiting && !hasFailed),
    tellBlocked: () => perform(({ tellBlocked }) => tellBlocked()),
    paste(event) {
      const files = [...(event.clipboardData.files ?? [])];
      if (!isOn || files.length === 0) return;
      const text = event.clipboardData.getData('text/plain').trim();
      // Until it can be asked what was meant, text is text.
      let hasText = text !== '';
      perform(({ paste }) => {
        hasText = paste(files, text);
      });
      if (!hasText) event.preventDefault();
    },
    element: (
      <>
        {wasOn && module && (
          <module.AttachmentDesk
            ref={setDesk}
            chat={chat}
            isOn={isOn}
            options={typeof given === 'object' ? given : NO_OPTIONS}
          />
        )}
        {isWaiting && hasFailed && (
          <div data-chat-attachment-notice="" role="alert">
            <div data-chat-attachment-notice-text="">{labels.errors.network}</div>
            <button type="button" data-chat-button="" data-action="retry" onClick={attachmentDesk.load}>
              {labels.tryAgain}
            </button>
          </div>
        )}
        {isOn && (
          <button
            type="button"
            data-chat-button=""
            data-chat-attach=""
            aria-label={labels.attach}
            onClick={() => perform(({ pick }) => pick())}
          >
            <Icon path={attachIcon} />
          </button>
        )}
      </>
    ),
  };
}
