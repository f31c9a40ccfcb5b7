import {
  AssistantRuntimeProvider,
  MessagePrimitive,
  ThreadPrimitive,
  useLocalRuntime,
} from '@assistant-ui/react';
import { MarkdownTextPrimitive } from '@assistant-ui/react-markdown';
import { createRoot } from 'react-dom/client';
import remarkGfm from 'remark-gfm';
import { offer } from './kit.js';

/** As its documentation has it: a generator that yields the text so far. */
const adapter = {
  async *run({ abortSignal }) {
    const { body } = await fetch('/stream/text', { method: 'POST', signal: abortSignal });
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      yield { content: [{ type: 'text', text }] };
    }
  },
};

const plugins = [remarkGfm];
const Markdown = () => <MarkdownTextPrimitive remarkPlugins={plugins} />;
const UserMessage = () => (
  <MessagePrimitive.Root>
    <MessagePrimitive.Parts />
  </MessagePrimitive.Root>
);
const parts = { Text: Markdown };
const AssistantMessage = () => (
  <MessagePrimitive.Root>
    <MessagePrimitive.Parts components={parts} />
  </MessagePrimitive.Root>
);
const components = { UserMessage, AssistantMessage };

let runtime;
function App({ history }) {
  runtime = useLocalRuntime(adapter, { initialMessages: history });
  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <ThreadPrimitive.Root style={{ height: '100%' }}>
        <ThreadPrimitive.Viewport style={{ height: '100%', overflowY: 'auto' }}>
          <ThreadPrimitive.Messages components={components} />
        </ThreadPrimitive.Viewport>
      </ThreadPrimitive.Root>
    </AssistantRuntimeProvider>
  );
}

offer({
  open: (root, history) => {
    const messages = history.map(({ id, role, text }) => ({ id, role, content: [{ type: 'text', text }] }));
    createRoot(root).render(<App history={messages} />);
  },
  send: (text) => runtime.thread.append(text),
});
