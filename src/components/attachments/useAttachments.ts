import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ChatLabels } from '../../locales/ChatLocale.ts';
import { useIsomorphicLayoutEffect } from '../../react/useIsomorphicLayoutEffect.ts';
import { useStableHandler } from '../../react/useStableHandler.ts';
import { useChatContext } from '../chatContext.ts';
import { type ChatAttachmentOptions, MAX_FILE_BYTES, MAX_FILES } from './attachmentOptions.ts';
import {
  type AttachmentTray,
  createAttachmentTray,
  type FileBatch,
  type RefusedFile,
  type TrayItem,
} from './createAttachmentTray.ts';
import { formatBytes, isolatedName } from './fileFacts.ts';

/** How many refusals are told one by one. */
const MAX_LINES = 3;
const NO_ITEMS: readonly TrayItem[] = [];

export type Attachments = {
  options: ChatAttachmentOptions;
  tray: AttachmentTray;
  items: readonly TrayItem[];
  /** What was refused, and why the draft is not sent yet: a sentence each. */
  notice: readonly string[];
  add(batch: FileBatch): void;
  dismissNotice(): void;
  /** Says why the draft is not sent. */
  tellBlocked(): void;
};

type Notice = { lines: readonly string[]; isOfSend?: boolean };
const NO_NOTICE: Notice = { lines: [] };

/** The files beside the draft, in words. */
export function useAttachments(options: ChatAttachmentOptions): Attachments {
  const { labels, language, announcements } = useChatContext();
  const [tray] = useState(createAttachmentTray);
  const items = useSyncExternalStore(tray.subscribe, tray.getItems, () => NO_ITEMS);
  const [notice, setNotice] = useState(NO_NOTICE);
  const isBlocked = items.some(({ state }) => state !== 'ready');

  useIsomorphicLayoutEffect(() => {
    tray.configure(options, ({ file }) =>
      announcements.say(`${isolatedName(file.name)}: ${failureText(options, labels)}`),
    );
  });
  useEffect(() => () => void tray.take(), [tray]);

  function tell(lines: readonly string[], isOfSend?: boolean): void {
    setNotice({ lines, isOfSend });
    for (const line of lines) announcements.say(line);
  }

  const add = useStableHandler((batch: FileBatch) => {
    const { added, refused } = tray.add(batch);
    tell(refusalLines(refused, options, labels, language));
    if (added > 0) announcements.say(labels.filesAttached(added));
  });
  const tellBlocked = useStableHandler(() => {
    const hasFailed = tray.getItems().some(({ state }) => state === 'error');
    tell([hasFailed ? labels.filesFailed : labels.filesPending], true);
  });

  return {
    options,
    tray,
    items,
    notice: notice.isOfSend && !isBlocked ? NO_NOTICE.lines : notice.lines,
    dismissNotice: () => setNotice(NO_NOTICE),
    add,
    tellBlocked,
  };
}

/** Why a file that was taken cannot be sent. */
export function failureText({ upload }: ChatAttachmentOptions, labels: ChatLabels): string {
  return upload ? labels.uploadFailed : labels.fileUnreadable;
}

function refusalLines(
  refused: readonly RefusedFile[],
  options: ChatAttachmentOptions,
  labels: ChatLabels,
  language: string,
): string[] {
  // One more line takes no more room than the count of one.
  const shown = refused.length > MAX_LINES + 1 ? refused.slice(0, MAX_LINES) : refused;
  const lines = shown.map((file) => refusalLine(file, options, labels, language));
  const more = refused.length - shown.length;
  return [...new Set(more > 0 ? [...lines, labels.moreFilesRefused(more)] : lines)];
}

function refusalLine(
  { name, reason }: RefusedFile,
  { maxBytes = MAX_FILE_BYTES, maxCount = MAX_FILES }: ChatAttachmentOptions,
  labels: ChatLabels,
  language: string,
): string {
  const isolated = isolatedName(name);
  switch (reason) {
    case 'folder':
      return labels.fileIsFolder(isolated);
    case 'duplicate':
      return labels.fileDuplicate(isolated);
    case 'wrong-type':
      return labels.fileWrongType(isolated);
    case 'empty':
      return labels.fileEmpty(isolated);
    case 'too-large':
      return labels.fileTooLarge(isolated, formatBytes(maxBytes, language));
    case 'too-many':
      return labels.tooManyFiles(isolated, maxCount);
  }
}
