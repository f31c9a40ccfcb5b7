import type { FileBatch } from './createAttachmentTray.ts';

/** Whether files are dragged, and not text or a link. What they are is not known before they are dropped. */
export function hasFiles({ types, files }: DataTransfer): boolean {
  return types?.includes('Files') || files?.length > 0;
}

/** The files of a drop, with folders apart: browsers list one as a file that cannot be read. Only within its event. */
export function droppedFiles({ items, files }: DataTransfer): FileBatch {
  const entries = [...(items ?? [])].filter(({ kind }) => kind === 'file');
  const folders = entries.flatMap((item) => {
    const entry = item.webkitGetAsEntry?.();
    return entry?.isDirectory ? [entry.name] : [];
  });
  return { files: [...files].filter(({ name }) => !folders.includes(name)), folders };
}
