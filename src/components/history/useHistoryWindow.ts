import { useCallback, useRef, useState } from 'react';
import type { ChatStore } from '../../core/ChatStore.ts';
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
      // Heights first, then the place in them, then what is to be seen there.
      calibrate(store, history.groupsOf(store).getGroups(), content);
      // The scroll hears a key first: it has to know what the reader wants before the history jumps there.
      const detachScroll = scroll.attach(scroller, content);
      const { isAtBottom } = scroll;
      const own = attachHistory({ history, scroller, content, isAtBottom, store });
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
