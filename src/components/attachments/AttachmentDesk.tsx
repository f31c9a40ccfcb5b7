import { forwardRef, useImperativeHandle, useRef } from 'react';
import { useStableHandler } from '../../react/useStableHandler.ts';
import { ChatContext, type ChatContextValue, useChatContext } from '../chatContext.ts';
import { AttachmentTray, DropZone } from './AttachmentTray.tsx';
import type { ChatAttachmentOptions } from './attachmentOptions.ts';
import type { FileBatch, AttachmentTray as Tray } from './createAttachmentTray.ts';
import { pastedFiles } from './pastedFiles.ts';
import { useAttachments } from './useAttachments.ts';
import { useFileDrop } from './useFileDrop.ts';

/** What the composer does with the files beside its draft. */
export type AttachmentDeskHandle = Pick<Tray, 'getItems' | 'subscribe' | 'take' | 'restore' | 'holds'> & {
  /** Opens the picker of the system. */
  pick(): void;
  drop(batch: FileBatch): void;
  /** Says whether the text that came with the files is to be pasted too. */
  paste(files: readonly File[], text: string): boolean;
  /** Says why the draft is not sent. */
  tellBlocked(): void;
};

type DeskProps = { isOn: boolean; options: ChatAttachmentOptions };

/**
 * All that is done with files in a composer. Fetched by composers with `attachments`, and by no other. In dist it is a
 * whole of its own, with a context of its own, so it is given the chat.
 */
export const AttachmentDesk = forwardRef<AttachmentDeskHandle, DeskProps & { chat: ChatContextValue }>(
  function AttachmentDesk({ chat, ...props }, ref) {
    return (
      <ChatContext.Provider value={chat}>
        <Desk ref={ref} {...props} />
      </ChatContext.Provider>
    );
  },
);

const Desk = forwardRef<AttachmentDeskHandle, DeskProps>(function Desk({ isOn, options }, ref) {
  const { inputRef, focusComposer } = useChatContext();
  const attachments = useAttachments(options);
  const { tray, add, dismissNotice, tellBlocked } = attachments;
  const pickerRef = useRef<HTMLInputElement>(null);
  const drop = useStableHandler((batch: FileBatch) => {
    add(batch);
    focusComposer();
  });
  const dropTarget = useFileDrop(inputRef, isOn, drop);
  useImperativeHandle(
    ref,
    () => ({
      ...tray,
      take() {
        dismissNotice();
        return tray.take();
      },
      pick: () => pickerRef.current?.click(),
      drop,
      paste(files, text) {
        const { hasText, ...batch } = pastedFiles(files, text);
        if (batch.files.length > 0) add(batch);
        return hasText;
      },
      tellBlocked,
    }),
    [tray, add, drop, dismissNotice, tellBlocked],
  );
  return (
    <>
      {dropTarget && <DropZone target={dropTarget} />}
      <AttachmentTray attachments={attachments} />
      {isOn && (
        <input
          ref={pickerRef}
          type="file"
          hidden
          data-chat-file-input=""
          accept={options.accept}
          multiple={options.maxCount !== 1}
          onChange={({ currentTarget }) => {
            add({ files: [...(currentTarget.files ?? [])] });
            // The same file can be picked again after it was taken away.
            currentTarget.value = '';
            focusComposer();
          }}
        />
      )}
    </>
  );
});
