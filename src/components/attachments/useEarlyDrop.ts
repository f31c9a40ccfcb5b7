import { type RefObject, useEffect } from 'react';
import { useStableHandler } from '../../react/useStableHandler.ts';
import type { FileBatch } from './createAttachmentTray.ts';
import { droppedFiles, hasFiles } from './droppedFiles.ts';

/** Takes files that are dropped on the window before the code of attachments is there: the browser would open them. */
export function useEarlyDrop(
  insideRef: RefObject<HTMLElement | null>,
  isOn: boolean,
  onDrop: (batch: FileBatch) => void,
): void {
  const tell = useStableHandler(onDrop);
  useEffect(() => {
    const root = insideRef.current?.closest<HTMLElement>('[data-chat-root]');
    if (!isOn || !root) return;
    function take(event: DragEvent): void {
      const data = event.dataTransfer;
      if (event.defaultPrevented || !data || !hasFiles(data)) return;
      event.preventDefault();
      if (event.type === 'drop') tell(droppedFiles(data));
    }
    const listening = new AbortController();
    for (const type of ['dragover', 'drop'] as const) root.addEventListener(type, take, listening);
    return () => listening.abort();
  }, [insideRef, isOn, tell]);
}
