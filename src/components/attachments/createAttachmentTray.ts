import type { FilePart } from '../../core/types.ts';
import { type ChatAttachmentOptions, type FileRefusal, refusalOf } from './attachmentOptions.ts';
import { readFile } from './readFile.ts';

/** A file beside the draft. */
export type TrayItem = {
  readonly id: number;
  readonly file: File;
  readonly state: 'reading' | 'ready' | 'error';
  readonly progress?: number;
  /** What is sent; there once it is ready. */
  readonly part?: FilePart;
  /** Address of its picture in this page. */
  readonly previewUrl?: string;
};

export type RefusedFile = { name: string; reason: FileRefusal };

/** Files to attach, and the names of folders that came among them. */
export type FileBatch = { files: readonly File[]; folders?: readonly string[] };

export type AttachmentTray = ReturnType<typeof createAttachmentTray>;

/** Holds the files of a draft: judges them, reads or uploads them, and gives them out when they are sent. */
export function createAttachmentTray() {
  let items: readonly TrayItem[] = [];
  let options: ChatAttachmentOptions = {};
  let onFailed: (item: TrayItem) => void = () => undefined;
  let lastId = 0;
  const jobs = new Map<number, AbortController>();
  const listeners = new Set<() => void>();

  function set(next: readonly TrayItem[]): void {
    items = next;
    for (const listener of listeners) listener();
  }

  function patch(id: number, change: Partial<TrayItem>): void {
    set(items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }

  async function start({ id, file }: TrayItem): Promise<void> {
    const job = new AbortController();
    const { signal } = job;
    jobs.set(id, job);
    const onProgress = (fraction: number): void => {
      if (jobs.get(id) === job) patch(id, { progress: Math.min(Math.max(fraction, 0), 1) || 0 });
    };
    try {
      const given = await (options.upload ?? readFile)(file, { signal, onProgress });
      if (signal.aborted) return;
      if (typeof given?.url !== 'string') throw given;
      const mediaType = given.mediaType ?? (file.type || 'application/octet-stream');
      const part: FilePart = { ...given, type: 'file', mediaType, filename: given.filename ?? file.name };
      patch(id, { state: 'ready', part });
    } catch {
      if (signal.aborted) return;
      patch(id, { state: 'error' });
      onFailed({ id, file, state: 'error' });
    } finally {
      if (jobs.get(id) === job) jobs.delete(id);
    }
  }

  /** Empties the tray and gives back the memory of its pictures. */
  function take(): readonly TrayItem[] {
    const taken = items;
    for (const job of jobs.values()) job.abort();
    jobs.clear();
    for (const item of taken) forgetPicture(item);
    if (taken.length > 0) set([]);
    return taken;
  }

  return {
    getItems: () => items,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configure(next: ChatAttachmentOptions, tellFailed: (item: TrayItem) => void): void {
      options = next;
      onFailed = tellFailed;
    },
    /** Takes what it may of a batch, and says what it did not take. */
    add({ files, folders = [] }: FileBatch): { added: number; refused: readonly RefusedFile[] } {
      const refused: RefusedFile[] = folders.map((name) => ({ name, reason: 'folder' }));
      const present = items.map(({ file }) => file);
      const added: TrayItem[] = [];
      for (const file of files) {
        const reason = refusalOf(file, present, options);
        if (reason) refused.push({ name: file.name, reason });
        else {
          present.push(file);
          added.push(withPicture({ id: ++lastId, file, state: 'reading' }));
        }
      }
      if (added.length > 0) set([...items, ...added]);
      for (const item of added) void start(item);
      return { added: added.length, refused };
    },
    remove(id: number): void {
      const item = items.find((each) => each.id === id);
      if (!item) return;
      jobs.get(id)?.abort();
      jobs.delete(id);
      forgetPicture(item);
      set(items.filter((each) => each !== item));
    },
    retry(id: number): void {
      const item = items.find((each) => each.id === id);
      if (item?.state !== 'error') return;
      patch(id, { state: 'reading', progress: undefined });
      void start(item);
    },
    take,
    /** Puts back what was taken, after a send that failed. */
    restore(taken: readonly TrayItem[]): void {
      if (taken.length > 0) set(taken.map(withPicture));
    },
    /** Whether exactly these are in it. */
    holds(taken: readonly TrayItem[]): boolean {
      return taken.length === items.length && taken.every(({ id }, index) => items[index]?.id === id);
    },
  };
}

function withPicture(item: TrayItem): TrayItem {
  // An SVG is shown as the file that it will be in the message; jsdom has no such addresses.
  if (!/^image\/(?!svg)/.test(item.file.type) || !URL.createObjectURL) return item;
  return { ...item, previewUrl: URL.createObjectURL(item.file) };
}

function forgetPicture({ previewUrl }: TrayItem): void {
  if (previewUrl) URL.revokeObjectURL(previewUrl);
}
