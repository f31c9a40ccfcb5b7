import type { FileBatch } from './createAttachmentTray.ts';

/** Whether files are dragged, and not text or a link. What they are is not known before they are dropped. */
export function hasFiles({ types, files }: DataTransfer): boolean {
  return types?.includes('Files') || files?.length > 0;
}

/** The files of a drop, with folders apart: browsers list one as a file that cannot be read. */
export function droppedFiles({ items, files }: DataTransfer): FileBatch {
  const entries = [...(items ?? [])].filter(({ kind }) => kind === 'file');
  const folders = entries.flatMap((item) => {
    const entry = item.webkitGetAsEntry?.();
    return entry?.isDirectory ? [entry.name] : [];
  });
  return { files: [...files].filter(({ name }) => !folders.includes(name)), folders };
}

/**
 * The files of a paste, and whether its text is pasted too. Word, Excel and browsers put a picture of what was copied
 * beside its text: the text is what was meant. File managers put the names of the files there: the files are.
 */
export function pastedFiles(data: DataTransfer): FileBatch & { hasText: boolean } {
  const files = [...(data.files ?? [])];
  const text = data.getData('text/plain').trim();
  const names = new Set(files.map(({ name }) => name));
  const hasText = text !== '' && !text.split(/\r?\n/).every((line) => names.has(baseName(line)));
  return { files: hasText ? files.filter(({ type }) => !type.startsWith('image/')) : files, hasText };
}

function baseName(path: string): string {
  return path.trim().split(/[\\/]/).at(-1) ?? '';
}
