import type { ReactElement } from 'react';
import { createLazyModule } from '../../react/createLazyModule.ts';
import { useChatSelector } from '../../react/useChatSelector.ts';
import { useLazyModule } from '../../react/useLazyModule.ts';
import { useChatContext } from '../chatContext.ts';
import type { OlderMessagesProps } from './ChatOlderMessages.tsx';

/** The code of `onLoadOlder`. Exported for tests. */
export const olderMessages = createLazyModule('`onLoadOlder`', () => import('./ChatOlderMessages.tsx'));

/** Fetches the code that loads older messages, and keeps its place above the first message until it is there. */
export function OlderMessages(props: OlderMessagesProps): ReactElement | null {
  const chat = useChatContext();
  const { store, labels } = chat;
  const { module, hasFailed } = useLazyModule(olderMessages, props.hasOlder);
  const isEmpty = useChatSelector(store, ({ messages }) => messages.length === 0);
  if (module) return <module.ChatOlderMessages chat={chat} {...props} />;
  if (isEmpty || !props.hasOlder) return null;
  return (
    <div data-chat-older="" data-phase={hasFailed ? 'failed' : 'ready'}>
      {hasFailed && (
        <>
          <span data-chat-older-status="">{labels.loadOlderFailed}</span>
          <button type="button" data-chat-button="" data-chat-load-older="" onClick={olderMessages.load}>
            {labels.tryAgain}
          </button>
        </>
      )}
    </div>
  );
}
