import { useRef } from 'react';
import { ChatWindow, type ChatWindowProps } from 'react-chat-stream';

/** The platform's dialog. An Escape that stops an answer is used up; any other one closes the drawer. */
export function ChatDrawer(props: ChatWindowProps) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" onClick={() => dialogRef.current?.showModal()}>
        Ask us
      </button>
      <dialog
        ref={dialogRef}
        aria-label="Ask us"
        style={{
          marginInlineEnd: 0,
          padding: 0,
          border: 0,
          blockSize: '100dvh',
          maxBlockSize: 'none',
          inlineSize: 420,
          maxInlineSize: '100%',
        }}
      >
        <ChatWindow {...props} title="Ask us" />
      </dialog>
    </>
  );
}
