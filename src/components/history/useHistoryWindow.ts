import { useCallback, useRef, useState } from 'react';
import type { ChatStore } from '../../core/ChatStore.ts';
import { messageText } from '../../core/messageText.ts';
import { messageGroups } from '../../react/messageGroups.ts';
import { messageHub } from '../../react/messageHub.ts';
import type { ChatScroll } from '../scroll/useStickToBottom.ts';
import { attachHistory } from './attachHistory.ts';
import { createHistoryWindow, type HistoryWindow } from './createHistoryWindow.ts';
import { calibrate } from './estimateHeight.ts';

/** The window over the thread of a chat. */
export type UseHistoryWindowResult = {
  history: HistoryWindow;
  /** Call it when the thread has been committed, before it is painted. */
  onCommit: () => void;
  /** Watches a scroller and the content in it. Returns the function that ends it. */
  attach: (scroller: HTMLElement, content: HTMLElement) => () => void;
};

/** Keeps the part of a thread on the page that is in view, and the view in its place. */
export function useHistoryWindow(store: ChatStore, scroll: ChatScroll): UseHistoryWindowResult {
  const [history] = useState(createHistoryWindow);
  const attached = useRef<ReturnType<typeof attachHistory>>(undefined);
  const onCommit = useCallback(() => attached.current?.settle(), []);
  const attach = useCallback(
    (scroller: HTMLElement, content: HTMLElement) => {
      const getGroups = messageGroups(store);
      const getText = (messageId: string): string =>
        messageText(messageHub(store).get(messageId) ?? { parts: [] });
      const { subscribe } = store;
      const { isAtBottom } = scroll;
      // Heights first, then the place in them, then what is to be seen there.
      calibrate(store, getGroups(), content);
      // The scroll hears a key first: it has to know what the reader wants before the history jumps there.
      const detachScroll = scroll.attach(scroller, content);
      const own = attachHistory({ history, scroller, content, isAtBottom, subscribe, getGroups, getText });
      attached.current = own;
      own.settle();
      return () => {
        attached.current = undefined;
        detachScroll();
        own.detach();
      };
    },
    [history, store, scroll],
  );
  return { history, onCommit, attach };
}
