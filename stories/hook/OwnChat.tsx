import type { FormEvent, ReactElement } from 'react';
import { messageText, useChatStream } from 'react-chat-stream';

/** A chat of one's own: nothing of the library but the hook. */
export function OwnChat({ endpoint }: { endpoint: string }): ReactElement {
  const { messages, status, error, sendMessage, stop, retry } = useChatStream({ endpoint });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (status === 'generating') return;
    const form = event.currentTarget;
    void sendMessage(String(new FormData(form).get('prompt')));
    form.reset();
  }

  return (
    <main
      style={{
        maxWidth: '36rem',
        margin: '0 auto',
        padding: '1.5rem',
        font: '1rem/1.6 system-ui, sans-serif',
      }}
    >
      <h1 style={{ fontSize: '1.25rem' }}>My own chat</h1>
      <ul aria-label="Messages" style={{ padding: 0, listStyle: 'none' }}>
        {messages.map((message) => (
          <li key={message.id} style={{ whiteSpace: 'pre-line', marginBlock: '0.75rem' }}>
            <strong>{message.role === 'user' ? 'You: ' : 'Answer: '}</strong>
            {messageText(message)}
          </li>
        ))}
      </ul>
      <p role="status">{error ? error.message : `Status: ${status}`}</p>
      <form onSubmit={submit} style={{ display: 'flex', gap: '0.5rem' }}>
        <input name="prompt" aria-label="Prompt" autoComplete="off" style={{ flex: 1, font: 'inherit' }} />
        {status === 'generating' ? (
          // Keys, or React makes one button of the two, which sends when it was pressed to stop.
          <button key="stop" type="button" onClick={stop}>
            Stop
          </button>
        ) : (
          <button key="ask" type="submit">
            Ask
          </button>
        )}
        {error?.retryable && (
          <button type="button" onClick={() => void retry()}>
            Try again
          </button>
        )}
      </form>
    </main>
  );
}
