import {
  type ChatState,
  type ChatStore,
  type ChatStoreOptions,
  createChatStore,
  createEventSourceTransport,
  messageText,
} from 'react-chat-stream/core';
import { openaiChat } from 'react-chat-stream/protocols';

/** What a test can ask of a chat in the page. */
export type ChatSetup = Pick<ChatStoreOptions, 'timeout' | 'retry' | 'stream'> & {
  endpoint: string;
  resume?: boolean;
  isEventSource?: boolean;
  isOpenai?: boolean;
  /** Requests go through a `fetch` that cannot be aborted. */
  dropsSignal?: boolean;
};

/** What a user would see of a chat. */
export type SeenChat = {
  status: ChatState['status'];
  activity?: string;
  code?: string;
  retryable?: boolean;
  retryAfterMs?: number;
  hint?: string;
  finishReason?: string;
  skippedFrames?: number;
  text: string;
};

type PageChat = { store: ChatStore; setup: ChatSetup; sending: Promise<unknown> };

const chats: PageChat[] = [];
// A page that is left must not have told an error; the storage outlives it.
const ERRORS = 'errors told';

const unstoppableFetch: typeof fetch = (input, { signal, ...init } = {}) => fetch(input, init);

function optionsOf({
  endpoint,
  isEventSource,
  isOpenai,
  dropsSignal,
  ...setup
}: ChatSetup): ChatStoreOptions {
  const onError = (): void => sessionStorage.setItem(ERRORS, 'yes');
  const limits = { ...setup, onError };
  if (isEventSource) return { ...limits, transport: createEventSourceTransport({ url: endpoint }) };
  return {
    ...limits,
    endpoint,
    protocol: isOpenai ? openaiChat() : undefined,
    fetch: dropsSignal ? unstoppableFetch : undefined,
  };
}

const api = {
  /** Makes a chat and sends a message. */
  start(setup: ChatSetup, message = 'Hello'): number {
    const store = createChatStore(optionsOf(setup));
    return chats.push({ store, setup, sending: store.sendMessage(message) }) - 1;
  },
  see(index: number): SeenChat {
    const state = chats[index]?.store.getState();
    if (!state) throw new Error(`There is no chat ${index}.`);
    const answer = state.messages.findLast(({ role }) => role === 'assistant');
    return {
      status: state.status,
      activity: state.activity,
      code: state.error?.code,
      retryable: state.error?.retryable,
      retryAfterMs: state.error?.retryAfterMs,
      hint: state.error?.hint,
      finishReason: state.finishReason,
      skippedFrames: answer?.metadata?.skippedFrames,
      text: answer ? messageText(answer) : '',
    };
  },
  /** Waits until the send is over. */
  async outcome(index: number): Promise<SeenChat> {
    await chats[index]?.sending;
    return api.see(index);
  },
  stop: (index: number) => chats[index]?.store.stop(),
  /** Sends once more in the same chat, to where all is well. */
  async sendAgain(index: number, endpoint: string): Promise<SeenChat> {
    const chat = chats[index];
    chat?.store.setOptions(optionsOf({ ...chat.setup, endpoint, isOpenai: false }));
    await chat?.store.sendMessage('And now?');
    return api.see(index);
  },
  /** Sends while an answer is written. */
  sendMore: (index: number) => chats[index]?.store.sendMessage('Once more'),
  /** Keeps the thread busy, as a long task or a sleeping computer does. */
  block(ms: number): void {
    const end = performance.now() + ms;
    while (performance.now() < end);
  },
  hasToldAnError: () => sessionStorage.getItem(ERRORS) === 'yes',
  forgetErrors: () => sessionStorage.removeItem(ERRORS),
};

declare global {
  interface Window {
    chat: typeof api;
  }
}

window.chat = api;
