import { type RefObject, useEffect, useState } from 'react';
import type { FileBatch } from './createAttachmentTray.ts';
import { droppedFiles, hasFiles } from './droppedFiles.ts';

// Browsers tell of a drag twice a second at least; a drag that is given up over the window says nothing at all.
const GONE_AFTER_MS = 1000;

/** Lets files be dropped anywhere on the window around. Returns that window while files are dragged over it. Keep `onDrop`. */
export function useFileDrop(
  insideRef: RefObject<HTMLElement | null>,
  isOn: boolean,
  onDrop: (batch: FileBatch) => void,
): HTMLElement | undefined {
  const [target, setTarget] = useState<HTMLElement>();

  useEffect(() => {
    const root = insideRef.current?.closest<HTMLElement>('[data-chat-root]');
    if (!isOn || !root) return;
    const listening = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOwnDrag = false;

    function hide(): void {
      clearTimeout(timer);
      setTarget(undefined);
    }
    /** A picture of the conversation that is dragged counts as a file too; it is in the chat already. */
    const isMeant = (event: DragEvent): boolean =>
      !isOwnDrag && !event.defaultPrevented && !!event.dataTransfer && hasFiles(event.dataTransfer);

    function handleOver(event: DragEvent): void {
      if (!isMeant(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setTarget(root ?? undefined);
      clearTimeout(timer);
      timer = setTimeout(hide, GONE_AFTER_MS);
    }
    function handleLeave({ relatedTarget, clientX, clientY }: DragEvent): void {
      // Each element that is crossed is left. Where the pointer goes, Safari does not say.
      const isInside = relatedTarget
        ? root?.contains(relatedTarget as Node)
        : isWithin(root?.getBoundingClientRect(), clientX, clientY);
      if (!isInside) hide();
    }
    function handleDrop(event: DragEvent): void {
      hide();
      if (!isMeant(event) || !event.dataTransfer) return;
      event.preventDefault();
      onDrop(droppedFiles(event.dataTransfer));
    }

    const { signal } = listening;
    root.addEventListener('dragstart', () => (isOwnDrag = true), { signal });
    root.addEventListener('dragend', () => (isOwnDrag = false), { signal });
    root.addEventListener('dragenter', handleOver, { signal });
    root.addEventListener('dragover', handleOver, { signal });
    root.addEventListener('dragleave', handleLeave, { signal });
    root.addEventListener('drop', handleDrop, { signal });
    return () => {
      listening.abort();
      hide();
    };
  }, [insideRef, isOn, onDrop]);

  return target;
}

function isWithin(box: DOMRect | undefined, x: number, y: number): boolean {
  return !!box && x > box.left && x < box.right - 1 && y > box.top && y < box.bottom - 1;
}
