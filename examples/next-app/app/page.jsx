import { ChatWindow } from 'react-chat-stream';
import { createTheme, ocean } from 'react-chat-stream/themes';

// Plain data, so that a server component can hand it to the window, which is a client component.
const theme = createTheme({ ...ocean, radius: 16 });

const initialMessages = [
  {
    id: 'welcome',
    role: 'assistant',
    parts: [
      {
        type: 'text',
        text: 'Welcome. This was rendered **on the server**:\n\n- the conversation so far\n- its `Markdown` and its theme',
      },
    ],
    status: 'done',
    createdAt: 0,
  },
];

export default function Page() {
  return (
    <ChatWindow
      endpoint="/chat/stream"
      title="Next.js example"
      theme={theme}
      initialMessages={initialMessages}
    />
  );
}
