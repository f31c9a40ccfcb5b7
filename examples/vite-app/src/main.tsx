import { ChatWindow } from 'react-chat-stream';
import { createRoot } from 'react-dom/client';
import 'react-chat-stream/styles.css';

const suggestions = [
  'Hello, who are you?',
  '你好，请介绍一下你自己',
  { title: 'Take your time', description: 'Two words a second', prompt: '/slow' },
  { title: 'Fail in mid-answer', description: 'And offer to try again', prompt: '/error' },
];

// Both fit into the largest request that the example servers read.
const attachments = { maxBytes: 1_000_000, maxCount: 2 };

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ChatWindow endpoint="/chat/stream" title="Chat" suggestions={suggestions} attachments={attachments} />,
  );
}
