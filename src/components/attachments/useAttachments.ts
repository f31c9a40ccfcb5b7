import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { ChatLabels } from '../../locales/ChatLocale.ts';
import { useIsomorphicLayoutEffect } from '../../react/useIsomorphicLayoutEffect.ts';
import { useStableHandler } from '../../react/useStableHandler.ts';
import { useChatContext } from '../chatContext.ts';
import {
  type ChatAttachmentOptions,
  type FileRefusal,
  MAX_FILE_BYTES,
  MAX_FILES,
} from './attachmentOptions.ts';
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
/** What a file is refused for because of those that are there. */
const OF_OTHERS: readonly FileRefusal[] = ['duplicate', 'too-many'];
const NO_ITEMS: readonly TrayItem[] = [];

export type Attachments = {
  options: ChatAttachmentOptions;
  tray: AttachmentTray;
  items: readonly TrayItem[];
  /** What was refused, and why the draft is not sent yet: a sentence each. */
  notice: readonly string[];
  add(batch: FileBatch): void;
  remove(id: number): void;
  dismissNotice(): void;
  /** Says why the draft is not sent. */
  tellBlocked(): void;
};

/** What there is to say, not its words: those follow the language. */
type Notice = { refused: readonly RefusedFile[]; isOfSend?: boolean };
const NO_NOTICE: Notice = { refused: [] };

/** The files beside the draft, in words. */
export function useAttachments(options: ChatAttachmentOptions): Attachments {
  const { labels, language, announcements } = useChatContext();
  const [tray] = useState(createAttachmentTray);
  const items = useSyncExternalStore(tray.subscribe, tray.getItems, () => NO_ITEMS);
  const [notice, setNotice] = useState(NO_NOTICE);
  const dismissNotice = useCallback(() => setNotice(NO_NOTICE), []);

  useIsomorphicLayoutEffect(() => {
    tray.configure(options, ({ file }) =>
      announcements.say(`${isolatedName(file.name)}: ${failureText(options, labels)}`),
    );
  });
  useEffect(() => () => void tray.take(), [tray]);

  function wordsOf({ refused, isOfSend }: Notice): readonly string[] {
    return isOfSend ? blockLines(tray.getItems(), labels) : refusalLines(refused, options, labels, language);
  }
  function tell(next: Notice): void {
    setNotice(next);
    for (const line of wordsOf(next)) announcements.say(line);
  }

  const add = useStableHandler((batch: FileBatch) => {
    const { added, refused } = tray.add(batch);
    tell({ refused });
    if (added > 0) announcements.say(labels.filesAttached(added));
  });
  const tellBlocked = useStableHandler(() => tell({ refused: [], isOfSend: true }));

  return {
    options,
    tray,
    items,
    notice: wordsOf(notice),
    add,
    remove(id) {
      tray.remove(id);
      // There is room now, and the one that it was too many of may be gone.
      setNotice({ ...notice, refused: notice.refused.filter(({ reason }) => !OF_OTHERS.includes(reason)) });
    },
    dismissNotice,
    tellBlocked,
  };
}

/** Why a file that was taken cannot be sent. */
export function failureText({ upload }: ChatAttachmentOptions, labels: ChatLabels): string {
  return upload ? labels.uploadFailed : labels.fileUnreadable;
}

/** Why the draft is not sent, as long as that is so. */
function blockLines(items: readonly TrayItem[], labels: ChatLabels): string[] {
  if (items.some(({ state }) => state === 'error')) return [labels.filesFailed];
  return items.some(({ state }) => state === 'reading') ? [labels.filesPending] : [];
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
