import {
  ChatToolCall,
  type ChatToolCallProps,
  ChatWindow,
  type ChatWindowProps,
  useChatContext,
} from 'react-chat-stream';

/** A call without output waits for the application. What it is given travels with the next request. */
function Approval(props: ChatToolCallProps) {
  const { store } = useChatContext();
  const { toolCallId, toolName, state } = props.part;
  if (toolName !== 'delete_file' || state !== 'input-available') return <ChatToolCall {...props} />;

  function decide(isAllowed: boolean): void {
    store.addToolOutput(toolCallId, { isAllowed });
    void store.sendMessage(isAllowed ? 'Yes, delete it.' : 'No, keep it.');
  }

  return (
    <>
      <ChatToolCall {...props} defaultOpen />
      <p style={{ display: 'flex', gap: 8 }}>
        <button type="button" onClick={() => decide(true)}>
          Delete it
        </button>
        <button type="button" onClick={() => decide(false)}>
          Keep it
        </button>
      </p>
    </>
  );
}

const components = { ToolCall: Approval };

export function CarefulAgent(props: ChatWindowProps) {
  return <ChatWindow {...props} components={components} />;
}
