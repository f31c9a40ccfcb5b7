import { type ReactElement, useState } from 'react';
import { ChatWindow, type ChatWindowProps } from 'react-chat-stream';
import './ChatApp.css';

type Conversation = { id: string; title: string };

const UNTITLED = 'New conversation';

/** A page of its own: conversations at the side, each kept under its name. */
export function ChatApp(props: ChatWindowProps): ReactElement {
  const [conversations, setConversations] = useState<readonly Conversation[]>([
    { id: 'app-1', title: UNTITLED },
  ]);
  const [activeId, setActiveId] = useState('app-1');

  function begin(): void {
    const id = `app-${conversations.length + 1}`;
    setConversations((all) => [{ id, title: UNTITLED }, ...all]);
    setActiveId(id);
  }

  /** The first question names a conversation. */
  function name(title: string): void {
    setConversations((all) =>
      all.map((one) => (one.id === activeId && one.title === UNTITLED ? { ...one, title } : one)),
    );
  }

  return (
    <div className="app" dir={props.dir ?? props.locale?.direction}>
      <nav className="app-side" aria-label="Conversations">
        <button type="button" className="app-new" onClick={begin}>
          New conversation
        </button>
        <ul>
          {conversations.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === activeId ? 'page' : undefined}
                onClick={() => setActiveId(id)}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        <ChatWindow
          // A conversation is a chat of its own: its state, its requests, its draft.
          key={activeId}
          {...props}
          persistence={activeId}
          autoFocus
          onFinish={({ messages }) => {
            const first = messages[0]?.parts[0];
            if (first?.type === 'text') name(first.text);
          }}
        />
      </main>
    </div>
  );
}
