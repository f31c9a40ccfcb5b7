// The same window in every mode, chosen in the address: modes.html?mode=eventsource&timeout=2000
//
//   mode       stream (default), json, eventsource
//   timeout    the longest silence, in milliseconds
//   endpoint   another address for the chat

import { useState } from 'react';
import { ChatWindow } from 'react-chat-stream';
import { createEventSourceTransport } from 'react-chat-stream/core';
import { createRoot } from 'react-dom/client';
import 'react-chat-stream/styles.css';

const query = new URLSearchParams(location.search);
const mode = query.get('mode') ?? 'stream';
const endpoint = query.get('endpoint') ?? '/chat/stream';
const timeout = query.has('timeout') ? Number(query.get('timeout')) : undefined;

const connection =
  mode === 'eventsource'
    ? { transport: createEventSourceTransport({ url: endpoint }) }
    : { endpoint, stream: mode !== 'json' };

function Modes() {
  const [isOpen, setIsOpen] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? 'Close the chat' : 'Open the chat'}
      </button>
      {isOpen && <ChatWindow {...connection} timeout={timeout} title={`Chat, ${mode} mode`} />}
    </>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Modes />);
