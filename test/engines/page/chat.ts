import {
  type ChatState,
  type ChatStore,
  type ChatStoreOptions,
  createChatStore,
  createEventSourceTransport,
  messageText,
} from 'react-chat-stream/core';

/** Longest wait for something that a chat must come to, in milliseconds: generous, for a loaded machine. */
const WAIT_LIMIT_MS = 15_000;

/** A chat over `fetch`. */
export const chatByFetch = (endpoint: string, options?: ChatStoreOptions): ChatStore =>
  createChatStore({ endpoint, ...options });

/** A chat over the browser's `EventSource`. */
export const chatByEvents = (
  url: string,
  options?: ChatStoreOptions,
  eventNames?: readonly string[],
): ChatStore => createChatStore({ transport: createEventSourceTransport({ url, eventNames }), ...options });

/** The text of the newest answer. */
export function answerOf({ messages }: ChatState): string {
  const last = messages.at(-1);
  return last?.role === 'assistant' ? messageText(last) : '';
}

/** Waits until the published state is as wanted. */
export function reaches(store: ChatStore, isThere: (state: ChatState) => boolean): Promise<ChatState> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      leave();
      reject(new Error(`The chat stayed at ${describeState(store.getState())}.`));
    }, WAIT_LIMIT_MS);
    const check = (): void => {
      const state = store.getState();
      if (!isThere(state)) return;
      clearTimeout(limit);
      leave();
      resolve(state);
    };
    const leave = store.subscribe(check);
    check();
  });
}

/** Waits until the newest answer says exactly this. */
export const says = (store: ChatStore, text: string): Promise<ChatState> =>
  reaches(store, (state) => answerOf(state) === text);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function describeState(state: ChatState): string {
  const { status, activity, error } = state;
  return JSON.stringify({ status, activity, error: error?.code, answer: answerOf(state).slice(-80) });
}
