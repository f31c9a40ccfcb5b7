import type { FilePart } from '../../core/types.ts';

/** Takes a file to where the back end finds it. What is left out of the result is taken from the file. */
export type ChatUpload = (
  file: File,
  context: {
    /** Aborts when the file is taken away or the chat is gone. */
    signal: AbortSignal;
    /** Tells how much is done, from 0 to 1. */
    onProgress: (fraction: number) => void;
  },
) => Promise<Pick<FilePart, 'url'> & Partial<FilePart>>;

/** What may be attached, and how it travels. */
export type ChatAttachmentOptions = {
  /** As in `<input accept>`: types (`image/*`, `application/pdf`) and endings (`.csv`), with commas. @defaultValue anything */
  accept?: string | undefined;
  /** Largest size of one file. @defaultValue 10 MB (10 · 1024 · 1024) */
  maxBytes?: number | undefined;
  /** Most files of one message. @defaultValue 10 */
  maxCount?: number | undefined;
  /** @defaultValue the file travels within the message, as a `data:` URL */
  upload?: ChatUpload | undefined;
};

/** Why a file is not attached. */
export type FileRefusal = 'folder' | 'duplicate' | 'wrong-type' | 'empty' | 'too-large' | 'too-many';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_FILES = 10;

/** Whether `accept` lets a file. Browsers hold only the picker to it, not what is dropped or pasted. */
export function acceptsFile({ name, type }: Pick<File, 'name' | 'type'>, accept = ''): boolean {
  // A comma too many makes no rule: an empty one would let every file without a type.
  const rules = accept
    .toLowerCase()
    .split(',')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '');
  const mediaType = type.toLowerCase().split(';')[0]?.trim();
  const isRule = (rule: string): boolean => {
    if (rule.startsWith('.')) return name.toLowerCase().endsWith(rule);
    if (rule.endsWith('/*') && rule !== '*/*') return mediaType?.startsWith(rule.slice(0, -1)) === true;
    return rule === mediaType || rule === '*/*' || rule === '*';
  };
  return rules.length === 0 || rules.some(isRule);
}

/** Why a file is refused beside those that are there already; `undefined` where it is not. */
export function refusalOf(
  file: File,
  present: readonly File[],
  { accept, maxBytes = MAX_FILE_BYTES, maxCount = MAX_FILES }: ChatAttachmentOptions,
): FileRefusal | undefined {
  if (present.some((other) => isSameFile(other, file))) return 'duplicate';
  if (!acceptsFile(file, accept)) return 'wrong-type';
  if (file.size === 0) return 'empty';
  if (file.size > maxBytes) return 'too-large';
  return present.length >= maxCount ? 'too-many' : undefined;
}

/** Two files may have one name, but not also one size and one moment of their last change. */
function isSameFile(one: File, other: File): boolean {
  return (['name', 'size', 'type', 'lastModified'] as const).every((fact) => one[fact] === other[fact]);
}
