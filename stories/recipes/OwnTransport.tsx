import { type ChatTransport, ChatWindow, type ChatWindowProps, messageText } from 'react-chat-stream';

/** Stands for a model in the browser, a socket, a worker: whatever gives pieces of text. */
async function* runModel(prompt: string, signal: AbortSignal): AsyncGenerator<string> {
  for (const word of `You said “${prompt}”, and nothing has left this page.`.split(/(?= )/)) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    if (signal.aborted) return;
    yield word;
  }
}

/** Anything that yields events is a transport. Stop, a timeout and unmounting abort `signal`. */
const inTheBrowser: ChatTransport = {
  async *send({ message, signal }) {
    for await (const delta of runModel(messageText(message), signal)) yield { type: 'text-delta', delta };
    // Without an end, an answer is incomplete.
    yield { type: 'finish' };
  },
};

export function LocalChat(props: ChatWindowProps) {
  return <ChatWindow {...props} transport={inTheBrowser} />;
}
