import { type ChatMessage, type ChatState, messageText } from 'react-chat-stream/core';

const UNDER_WAY = ['streaming', 'stalled', 'reconnecting', 'done', 'error', 'idle'];

/** Which published state may follow which: the table of the contract, seen from outside. */
const TRANSITIONS: Record<string, readonly string[]> = {
  idle: ['connecting'],
  connecting: UNDER_WAY,
  streaming: UNDER_WAY,
  stalled: UNDER_WAY,
  reconnecting: UNDER_WAY,
  done: ['connecting', 'idle'],
  error: ['connecting', 'done', 'idle'],
};

const key = ({ status, activity }: ChatState): string => activity ?? status;

/**
 * Reads each published state as a strict user would, and notes what must not be. Without `hasOwnIds` an id that is
 * hidden in a branch may be another message's as well, so that texts cannot be compared.
 */
export function createChatWatch(
  first: ChatState,
  hasOwnIds: boolean,
): {
  violations: string[];
  /** Ids of the messages that hold something and that nobody has taken away. */
  kept: Set<string>;
  see(state: ChatState): void;
  /** The user has changed or removed messages: what was shown before binds nobody. */
  forget(): void;
  /** An answer may take another shape once: a shorter telling that is complete. */
  forgetText(id: string | undefined): void;
} {
  const violations: string[] = [];
  const kept = new Set<string>();
  let texts = new Map<string, string>();
  let before = first;

  function check(isFine: boolean, what: string): void {
    if (!isFine) violations.push(what);
  }

  function checkTransition(state: ChatState): void {
    const [from, to] = [key(before), key(state)];
    check(from === to || !!TRANSITIONS[from]?.includes(to), `${from} leads to ${to}`);
    if (before.status !== 'generating' || state.status !== 'generating') return;
    if (state.activity === 'connecting') check(state.attempt === 1, 'connecting at a later attempt');
    else check(state.attempt >= before.attempt, 'the number of the attempt went down');
  }

  function checkFields({ status, activity, attempt, finishReason, error }: ChatState): void {
    const has = [activity, attempt, finishReason, error].map((field) => field !== undefined).join();
    const wanted = {
      idle: 'false,false,false,false',
      generating: 'true,true,false,false',
      done: 'false,false,true,false',
      error: 'false,false,false,true',
    };
    check(has === wanted[status], `${status} carries ${has}`);
  }

  function checkMessages({ messages, status }: ChatState): void {
    const ids = new Set(messages.map(({ id }) => id));
    check(ids.size === messages.length, 'two messages share an id');
    const streaming = messages.filter((message) => message.status === 'streaming');
    check(streaming.length === 0 || status === 'generating', `a message is left streaming in ${status}`);
    check(streaming.length <= 1, 'two messages are streaming');
    for (const message of messages) checkMessage(message);
  }

  function checkMessage(message: ChatMessage): void {
    const { id, branch } = message;
    const text = messageText(message);
    const shown = texts.get(id) ?? '';
    check(!hasOwnIds || text.startsWith(shown), `${id} lost text: "${shown}" became "${text}"`);
    if (branch) check(branch.index >= 0 && branch.index < branch.count, `${id} is branch ${branch.index}`);
    texts.set(id, text);
    if (message.parts.length > 0) kept.add(id);
  }

  return {
    violations,
    kept,
    see(state) {
      checkTransition(state);
      checkFields(state);
      checkMessages(state);
      before = state;
    },
    forget() {
      texts = new Map();
      kept.clear();
    },
    forgetText(id) {
      if (id) texts.delete(id);
    },
  };
}
