import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import {
  ChatComposer,
  ChatEmptyState,
  ChatHeader,
  ChatMessageList,
  ChatRoot,
  type ChatRootProps,
  ChatScrollButton,
  ChatSuggestions,
} from 'react-chat-stream';
import './SupportWidget.css';

/** A button in the corner that opens a small chat. The conversation goes on while the panel is closed. */
export function SupportWidget(props: ChatRootProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const panelRef = useRef<HTMLDivElement>(null);
  const launcherRef = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (isOpen) panelRef.current?.querySelector('textarea')?.focus();
  }, [isOpen]);

  function close(): void {
    setIsOpen(false);
    launcherRef.current?.focus();
  }

  function closeOnEscape(event: KeyboardEvent): void {
    // The window has used up an Escape that stops an answer.
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  }

  return (
    <div className="support">
      <div
        className="support-panel"
        ref={panelRef}
        hidden={!isOpen}
        role="dialog"
        aria-label="Support"
        onKeyDown={closeOnEscape}
      >
        <ChatRoot {...props}>
          <ChatHeader>
            <h2 data-chat-title="">Support</h2>
            <button type="button" className="support-close" aria-label="Close" onClick={close}>
              ✕
            </button>
          </ChatHeader>
          <ChatMessageList>
            <ChatEmptyState greeting="Hi! What can we do for you?">
              <ChatSuggestions suggestions={['Plan a weekend in Lisbon', 'Cook something with leeks']} />
            </ChatEmptyState>
          </ChatMessageList>
          <ChatScrollButton />
          <ChatComposer placeholder="Ask us anything…" />
        </ChatRoot>
      </div>
      <button
        ref={launcherRef}
        type="button"
        className="support-launcher"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setIsOpen(true))}
      >
        Help
      </button>
    </div>
  );
}
