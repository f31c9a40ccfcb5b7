import { type ReactElement, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../../markdown/Icon.tsx';
import { ChatAttachment } from '../ChatAttachment.tsx';
import { useChatContext } from '../chatContext.ts';
import { alertIcon, attachIcon, closeIcon } from '../icons.ts';
import { replaceable } from '../PartBoundary.tsx';
import type { TrayItem } from './createAttachmentTray.ts';
import { isolatedName } from './fileFacts.ts';
import { type Attachments, failureText } from './useAttachments.ts';

/** What stands above the text: what was refused, then the files as chips. */
export function AttachmentTray({ attachments }: { attachments: Attachments }): ReactElement {
  const { items, notice } = attachments;
  return (
    <>
      {notice.length > 0 && <Notice attachments={attachments} />}
      {items.length > 0 && <Chips attachments={attachments} />}
    </>
  );
}

function Notice({ attachments: { notice, dismissNotice } }: { attachments: Attachments }): ReactElement {
  const { labels, focusComposer } = useChatContext();
  function dismiss(): void {
    dismissNotice();
    focusComposer();
  }
  return (
    <div data-chat-attachment-notice="">
      <Icon path={alertIcon} />
      <div data-chat-attachment-notice-text="">
        {notice.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <button type="button" data-chat-button="" aria-label={labels.dismiss} onClick={dismiss}>
        <Icon path={closeIcon} />
      </button>
    </div>
  );
}

function Chips({ attachments }: { attachments: Attachments }): ReactElement {
  const { labels, components, announcements, focusComposer } = useChatContext();
  const { items, tray, options } = attachments;
  const listRef = useRef<HTMLUListElement>(null);

  function remove(item: TrayItem, index: number): void {
    // Before it goes, so that the focus is never on nothing: to the next one, then to the text.
    const buttons = listRef.current?.children[index + 1]?.querySelectorAll('button');
    const next = buttons?.[buttons.length - 1];
    if (next) next.focus();
    else focusComposer();
    attachments.remove(item.id);
    announcements.say(labels.fileRemoved(isolatedName(item.file.name)));
  }

  return (
    <ul ref={listRef} data-chat-attachments="" aria-label={labels.attachments}>
      {items.map((item, index) => {
        const { id, file, state, progress, part, previewUrl } = item;
        return (
          <li key={id}>
            {replaceable(ChatAttachment, components.Attachment, {
              part: {
                type: 'file',
                url: previewUrl ?? part?.url ?? '',
                mediaType: file.type,
                filename: file.name,
              },
              trusted: true,
              size: file.size,
              state,
              progress,
              errorText: state === 'error' ? failureText(options, labels) : undefined,
              onRetry: state === 'error' ? () => tray.retry(id) : undefined,
              onRemove: () => remove(item, index),
            })}
          </li>
        );
      })}
    </ul>
  );
}

/** Covers the window while files are dragged over it. */
export function DropZone({ target }: { target: HTMLElement }): ReactElement {
  const { labels } = useChatContext();
  return createPortal(
    <div data-chat-drop-zone="">
      <Icon path={attachIcon} />
      <span>{labels.dropFiles}</span>
    </div>,
    target,
  );
}
