import { type ComponentPropsWithoutRef, forwardRef, memo, type ReactElement } from 'react';
import type { ChatError } from '../core/ChatError.ts';
import { Icon } from '../markdown/Icon.tsx';
import { useChatSelector } from '../react/useChatSelector.ts';
import { useChatContext } from './chatContext.ts';
import { endsWithAnswer } from './endsWithAnswer.ts';
import { alertIcon } from './icons.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

/** Props of `ChatErrorNotice`: those of a `<div>`. */
export type ChatErrorNoticeProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

const MAX_DETAIL_CHARS = 200;

/**
 * What went wrong, in the reader's language, in the flow under the partial answer, with Retry where the same request
 * may succeed. Renders nothing unless the chat is in error. `ChatRoot` announces it, so it is no `alert` itself.
 * @selector [data-chat-error-notice][data-code="timeout"]
 * @selector [data-chat-error-notice][data-after-answer] an answer, or the beginning of one, stands above
 */
export const ChatErrorNotice = memo(
  forwardRef<HTMLDivElement, ChatErrorNoticeProps>(function ChatErrorNotice(props, ref) {
    const { store, labels } = useChatContext();
    const error = useChatSelector(store, (state) => state.error);
    const isAfterAnswer = useChatSelector(store, endsWithAnswer);
    if (!error) return null;
    const detail = readableDetail(error);
    return (
      <div
        ref={ref}
        data-chat-error-notice=""
        data-after-answer={isAfterAnswer ? '' : undefined}
        data-code={error.code}
        {...props}
      >
        <Icon path={alertIcon} />
        <div data-chat-error-text="">
          <p data-chat-error-message="">{labels.errors[error.code] ?? error.message}</p>
          {detail && (
            <p data-chat-error-detail="" dir="auto">
              {detail}
            </p>
          )}
          {process.env.NODE_ENV !== 'production' && error.hint && (
            <p data-chat-error-hint="" dir="auto">
              {error.hint}
            </p>
          )}
        </div>
        {error.retryable && <RetryButton error={error} />}
      </div>
    );
  }),
);

function RetryButton({ error }: { error: ChatError }): ReactElement {
  const { store, labels, scroll, focusComposer } = useChatContext();
  const secondsLeft = useSecondsLeft(error, error.retryAfterMs);
  function retry(): void {
    void store.retry();
    scroll.scrollToBottom();
    focusComposer();
  }
  // Really disabled, not aria-disabled: without focus, the name that changes each second is not read out.
  return (
    <button type="button" data-chat-button="" data-chat-retry="" disabled={secondsLeft > 0} onClick={retry}>
      {secondsLeft > 0 ? labels.retryIn(secondsLeft) : labels.retry}
    </button>
  );
}

/** The server's own words, where they were written for people: short, no markup, no JSON, no stack of a 5xx. */
function readableDetail({ detail, status }: ChatError): string | undefined {
  if (!detail || detail.length > MAX_DETAIL_CHARS || /[<{]/.test(detail)) return undefined;
  return status === undefined || (status >= 400 && status < 500) ? detail : undefined;
}
