import { useCallback, useMemo, useRef, useState } from 'react';
import { messageText } from '../../core/messageText.ts';
import type { ChatMessage, FilePart } from '../../core/types.ts';
import { useIsomorphicLayoutEffect } from '../../react/useIsomorphicLayoutEffect.ts';
import { useLazyModule } from '../../react/useLazyModule.ts';
import type { AttachmentDeskHandle } from '../attachments/AttachmentDesk.tsx';
import type { TrayItem } from '../attachments/createAttachmentTray.ts';
import { useChatContext } from '../chatContext.ts';
import { persistenceModule } from '../useChatPersistence.ts';

type DraftOptions = {
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  /** Holds the files that go with it, where there may be some. */
  desk: AttachmentDeskHandle | null;
};

type Draft = {
  text: string;
  setText(text: string): void;
  /** Sends the draft and empties it; a draft that is refused stays. */
  send(): void;
};

/** What the user has written and not yet sent. */
export function useDraft({ value, defaultValue = '', onValueChange, desk }: DraftOptions): Draft {
  const { store, scroll, inputRef, draftKey } = useChatContext();
  const [ownText, setOwnText] = useState(defaultValue);
  const text = value ?? ownText;

  // A send may end many renders later, and tells the newest callback.
  const onValueChangeRef = useRef(onValueChange);
  const storeRef = useRef(store);
  useIsomorphicLayoutEffect(() => {
    onValueChangeRef.current = onValueChange;
    storeRef.current = store;
  });
  // A draft that the application holds is kept by the application.
  const keptKey = value === undefined ? draftKey : undefined;
  const { module } = useLazyModule(persistenceModule, keptKey !== undefined);
  const kept = useMemo(
    () => (keptKey === undefined ? undefined : module?.persistence.createKeptDraft(keptKey)),
    [keptKey, module],
  );
  const isWrittenEarly = useRef(false);
  const shownKept = useRef<typeof kept>(undefined);
  const setText = useCallback(
    (next: string) => {
      setOwnText(next);
      if (kept) kept.keep(next);
      else isWrittenEarly.current = true;
      onValueChangeRef.current?.(next);
    },
    [kept],
  );
  useIsomorphicLayoutEffect(() => {
    if (!kept) return;
    const present = inputRef.current?.value ?? '';
    const before = kept.read();
    // What was written before the code of drafts had come is newer than what it has kept.
    if (isWrittenEarly.current) kept.keep(present);
    // Another conversation has a draft of its own.
    else if (shownKept.current && shownKept.current !== kept) setText(before);
    else if (before && present === '') setText(before);
    isWrittenEarly.current = false;
    shownKept.current = kept;
    return kept.attach();
  }, [kept, inputRef, setText]);

  async function send(): Promise<void> {
    const items = desk?.getItems() ?? [];
    const files = items.flatMap(({ part }) => part ?? []);
    if (text.trim() === '' && files.length === 0) return;
    const before = store.getState();
    const words = withoutBlankEdges(text);
    const last = before.messages.at(-1);
    // The question that failed stands in the thread already: the same words ask it again, not twice.
    const isAskedAgain =
      before.error && last?.role === 'user' && messageText(last) === words && hasSameFiles(last, files);
    const input = files.length > 0 ? { text: words, files } : words;
    const sending = isAskedAgain ? store.regenerate(last.id) : store.sendMessage(input);
    if (store.getState() === before && (await isSettled(sending))) return;
    setText('');
    desk?.take();
    scroll.scrollToBottom();
    const { status, message } = await sending;
    if (status === 'error' && message === undefined) giveBack(text, items);
  }

  /** The text and the files of a send that failed before anything arrived, so that it can be worded anew. */
  function giveBack(sent: string, taken: readonly TrayItem[]): void {
    // Nor into the composer of another chat that is shown by now.
    if (inputRef.current?.value !== '' || desk?.getItems().length || storeRef.current !== store) return;
    setText(sent);
    desk?.restore(taken);
    const unsubscribe = store.subscribe(() => {
      const { status } = store.getState();
      if (status === 'error') return;
      unsubscribe();
      // Retry sends the same; left in the draft they would be sent twice.
      if (status !== 'generating' || inputRef.current?.value !== sent || desk?.holds(taken) === false) return;
      setText('');
      desk?.take();
    });
  }

  return { text, setText, send: () => void send() };
}

/**
 * Whether a send has ended already. One that has changed nothing and has ended was refused; one that waits for its turn
 * (`whenBusy: 'queue'`) has not ended. Asked only of a send that has changed nothing: waiting for the answer would let
 * the page be painted with the draft still in it.
 */
export async function isSettled(sending: Promise<unknown>): Promise<boolean> {
  const pending = {};
  return (await Promise.race([sending, Promise.resolve().then(() => pending)])) !== pending;
}

/** A text as it is sent: lines of code keep their indentation. */
export function withoutBlankEdges(text: string): string {
  return text.replace(/^\s*\n/, '').trimEnd();
}

function hasSameFiles({ parts }: ChatMessage, files: readonly FilePart[]): boolean {
  const urls = parts.flatMap((part) => (part.type === 'file' ? part.url : []));
  return urls.length === files.length && files.every(({ url }, index) => url === urls[index]);
}
