import { type ReactElement, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useChatSelector } from '../../react/useChatSelector.ts';
import { useIsomorphicLayoutEffect } from '../../react/useIsomorphicLayoutEffect.ts';
import { ChatContext, type ChatContextValue, useChatContext } from '../chatContext.ts';
import { createOlderLoader, type LoadOlder, type OlderPhase } from './createOlderLoader.ts';
import { watchBeginning } from './watchBeginning.ts';

export type OlderMessagesProps = {
  onLoadOlder: LoadOlder;
  hasOlder: boolean;
  scrollerRef: RefObject<HTMLElement | null>;
};

/** Fetched by lists with `onLoadOlder`. In dist it is a whole of its own, with a context of its own, so it is given the chat. */
export function ChatOlderMessages({
  chat,
  ...props
}: OlderMessagesProps & { chat: ChatContextValue }): ReactElement {
  return (
    <ChatContext.Provider value={chat}>
      <OlderRow {...props} />
    </ChatContext.Provider>
  );
}

/**
 * Stands above the first message and asks for older ones, by itself and by its button. As tall in each of its states,
 * so that nothing moves when they change.
 * @selector [data-chat-older][data-phase="ready" | "loading" | "failed" | "ended"]
 */
function OlderRow(props: OlderMessagesProps): ReactElement | null {
  const { onLoadOlder, hasOlder, scrollerRef } = props;
  const { store, labels } = useChatContext();
  const [loader] = useState(() => createOlderLoader(store));
  const loaderPhase = useSyncExternalStore(loader.subscribe, loader.getPhase, () => 'ready' as const);
  const isEmpty = useChatSelector(store, ({ messages }) => messages.length === 0);
  const rowRef = useRef<HTMLDivElement>(null);
  const phase: OlderPhase = hasOlder ? loaderPhase : 'ended';
  const isEnded = phase === 'ended';

  useIsomorphicLayoutEffect(() => loader.setLoad(onLoadOlder), [loader, onLoadOlder]);
  useEffect(() => loader.attach(), [loader]);
  // There are some again, says the app.
  useEffect(() => (hasOlder ? undefined : () => loader.restart()), [loader, hasOlder]);
  useEffect(() => {
    const [scroller, row] = [scrollerRef.current, rowRef.current];
    if (isEmpty || isEnded || !scroller || !row) return;
    return watchBeginning(scroller, row, loader);
  }, [loader, scrollerRef, isEmpty, isEnded]);

  // Whoever has come up here by loading is told that this is the beginning; others do not miss it.
  if (isEmpty || (isEnded && !loader.hasAsked())) return null;
  const status = {
    ready: '',
    loading: labels.loadingOlder,
    failed: labels.loadOlderFailed,
    ended: labels.historyStart,
  }[phase];
  return (
    <div ref={rowRef} data-chat-older="" data-phase={phase}>
      <span role="status" data-chat-older-status="">
        {phase === 'loading' && <span data-chat-spinner="" aria-hidden="true" />}
        {status}
      </span>
      {!isEnded && (
        <LoadButton
          label={phase === 'failed' ? labels.tryAgain : labels.loadOlder}
          isBusy={phase === 'loading'}
          onClick={() => void loader.load()}
          scrollerRef={scrollerRef}
        />
      )}
    </div>
  );
}

/** It stays while it is busy, out of sight, and hands the focus on when it goes: who pressed it does not lose the place. */
function LoadButton(props: {
  label: string;
  isBusy: boolean;
  onClick: () => void;
  scrollerRef: RefObject<HTMLElement | null>;
}): ReactElement {
  const { label, isBusy, onClick, scrollerRef } = props;
  const ref = useRef<HTMLButtonElement>(null);
  useIsomorphicLayoutEffect(() => {
    const button = ref.current;
    return () => {
      if (button && button === button.ownerDocument.activeElement)
        scrollerRef.current?.focus({ preventScroll: true });
    };
  }, [scrollerRef]);
  return (
    <button
      ref={ref}
      type="button"
      data-chat-button=""
      data-chat-load-older=""
      aria-disabled={isBusy || undefined}
      onClick={onClick}
    >
      {label}
    </button>
  );
}
