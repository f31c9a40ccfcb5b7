import { Fragment, memo, type ReactElement, useMemo, useSyncExternalStore } from 'react';
import type { MessageGroup } from '../react/messageGroups.ts';
import { useIsomorphicLayoutEffect } from '../react/useIsomorphicLayoutEffect.ts';
import { ChatErrorNotice } from './ChatErrorNotice.tsx';
import { ChatMessage } from './ChatMessage.tsx';
import { ChatTypingIndicator } from './ChatTypingIndicator.tsx';
import { useChatContext } from './chatContext.ts';
import type { GroupFold, HistoryWindow } from './history/createHistoryWindow.ts';
import { estimateHeight, SCALE_PROPERTY } from './history/estimateHeight.ts';
import { replaceable } from './PartBoundary.tsx';

/**
 * The messages and what follows them. Apart from the scroller, so that neither renders for the other's sake.
 * `onCommit` is called when what is on the page has changed, before it is painted.
 */
export const ChatThread = memo(function ChatThread(props: {
  history: HistoryWindow;
  onCommit: () => void;
}): ReactElement {
  const { history, onCommit } = props;
  const { store, components } = useChatContext();
  const { getGroups } = history.groupsOf(store);
  const groups = useSyncExternalStore(store.subscribe, getGroups, getGroups);
  const folds = useSyncExternalStore(history.subscribe, history.getFolds, history.getFolds);
  useIsomorphicLayoutEffect(onCommit, [groups, folds, onCommit]);
  return (
    <>
      {groups.map((group) => (
        <Group key={group.key} group={group} fold={folds.get(group.key)} />
      ))}
      {replaceable(ChatTypingIndicator, components.TypingIndicator, {})}
      {replaceable(ChatErrorNotice, components.ErrorNotice, {})}
    </>
  );
});

/** Its element stays: only what is in it comes and goes, so that neighbours and the scrollbar keep their places. */
const Group = memo(function Group(props: { group: MessageGroup; fold: GroupFold | undefined }): ReactElement {
  const { group, fold } = props;
  const { components } = useChatContext();
  if (fold === 'open' || (fold === undefined && group.isOpen)) {
    return (
      <div data-chat-message-group="">
        {group.ids.map((messageId) => (
          <Fragment key={messageId}>{replaceable(ChatMessage, components.Message, { messageId })}</Fragment>
        ))}
      </div>
    );
  }
  return <FoldedGroup group={group} height={fold} />;
});

/** Room for messages that are not on the page. Their words are put into it for the browser's find-in-page. */
function FoldedGroup(props: { group: MessageGroup; height: number | undefined }): ReactElement {
  const { group, height } = props;
  const { store } = useChatContext();
  const estimate = useMemo(() => estimateHeight(store, group), [store, group]);
  const blockSize = height ?? `calc(${estimate}px * var(${SCALE_PROPERTY}, 1))`;
  return (
    <div data-chat-message-group="" data-folded="" style={{ blockSize }}>
      <div data-chat-folded-text={group.key} />
    </div>
  );
}
