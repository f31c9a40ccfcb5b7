import type { ReactElement } from 'react';
import {
  type ChatSendResult,
  type ChatStore,
  ChatWindow,
  messageText,
  useChatStream,
} from 'react-chat-stream';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import {
  isSilent,
  MAX_RETRIES,
  planConversation,
  spokenText,
  type Turn,
} from '../support/conversationPlan.ts';
import {
  type ConversationReport,
  type HoldConversations,
  type SoakBridge,
  type TurnReport,
  turnName,
} from '../support/report.ts';

/** Longest silence in a turn whose server falls silent, in milliseconds; elsewhere it is the default. */
const SHORT_IDLE_MS = 1000;
/** How long a turn may take before it counts as never settled, in milliseconds. */
const TURN_LIMIT_MS = 25_000;

const page = globalThis as unknown as SoakBridge & { holdConversations: HoldConversations };

page.holdConversations = async ({ seed, conversations, atOnce, refusingOrigin }) => {
  const waiting = [...conversations];
  const lanes = Array.from({ length: atOnce }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const plan = planConversation(seed, next);
      await page.soakReport(await hold(next, plan, refusingOrigin));
    }
  });
  await Promise.all(lanes);
};

/** Holds one conversation in a window of its own. */
async function hold(
  conversation: number,
  plan: readonly Turn[],
  refusingOrigin: string,
): Promise<ConversationReport> {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  const turns: TurnReport[] = [];
  const chat: { store?: ChatStore } = {};
  let isMounted = true;
  let thread: string[] | undefined;
  let difference: string | undefined;
  const unmount = (): void => {
    isMounted = false;
    root.unmount();
  };

  for (const [index, turn] of plan.entries()) {
    const name = turnName(conversation, index);
    const listener = createListener(turn, name, chat, unmount);
    flushSync(() => root.render(<Window {...{ turn, name, listener, refusingOrigin, chat }} />));
    const { store } = chat;
    if (!store) throw new Error('The window gave no store.');
    const settled = act(store, turn);
    listener.begin();
    const isBusy = store.getState().status === 'generating';
    const busy = turn.isImpatient && isBusy ? store.sendMessage('Hurry!') : undefined;
    const result = await Promise.race([settled, after(TURN_LIMIT_MS)]);
    turns.push({ ...listener.end(), ...told(result), busyStatus: (await busy)?.status });
    if (!isMounted) break;
    thread = store.getState().messages.map((message) => `${message.role}: ${messageText(message)}`);
    difference ??= await differenceOnScreen(host, thread);
  }
  if (isMounted) unmount();
  else thread = undefined;
  host.remove();
  return { conversation, turns, thread, difference };
}

function Window(props: {
  turn: Turn;
  name: string;
  listener: Listener;
  refusingOrigin: string;
  chat: { store?: ChatStore };
}): ReactElement {
  const { turn, name, listener, refusingOrigin } = props;
  const mayFallSilent = turn.scripts.some(({ ending }) => isSilent(ending));
  const chat = useChatStream({
    endpoint: '/chat',
    headers: ({ attempt }) => ({ 'x-turn': name, 'x-attempt': String(attempt) }),
    timeout: mayFallSilent ? { idle: SHORT_IDLE_MS, stall: SHORT_IDLE_MS / 2 } : {},
    retry: turn.canRetry ? { max: MAX_RETRIES, baseMs: 4, maxMs: 16 } : 0,
    resume: turn.canResume,
    onEvent: (event) => listener.receive(event.type === 'text-delta' ? event.delta : ''),
    fetch: (input, init) => {
      const { ending } = turn.scripts[listener.countFetch()] ?? {};
      return fetch(ending === 'refused' ? `${refusingOrigin}/chat` : input, init);
    },
  });
  props.chat.store = chat.store;
  return <ChatWindow chat={chat} />;
}

function act(store: ChatStore, { act: kind, text }: Turn): Promise<ChatSendResult> {
  const { messages, status } = store.getState();
  const question = messages.findLast(({ role }) => role === 'user');
  if (!question || kind === 'send') return store.sendMessage(text);
  if (kind === 'edit') return store.editMessage(question.id, text);
  return status === 'error' ? store.retry() : store.regenerate();
}

type Listener = ReturnType<typeof createListener>;

/** Counts what arrives in a turn, tells the server when it is everything, and interrupts when it is time to. */
function createListener(turn: Turn, name: string, chat: { store?: ChatStore }, unmount: () => void) {
  const { interruption } = turn;
  let received = '';
  let fetches = 0;
  let isInterrupted = false;
  let hasBegun = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function interrupt(): void {
    if (isOver || chat.store?.getState().status !== 'generating') return;
    isInterrupted = true;
    if (interruption?.how === 'stop') chat.store.stop();
    if (interruption?.how === 'reset') chat.store.reset();
    // React unmounts nothing from within its own work, and an event may come in the middle of that.
    if (interruption?.how === 'unmount') unmount();
  }

  function check(): void {
    if (!interruption || timer !== undefined || isInterrupted || !hasBegun) return;
    if (received.length < interruption.afterChars) return;
    if (interruption.delayMs === 0) interrupt();
    else timer = setTimeout(interrupt, interruption.delayMs);
  }

  return {
    /** The question has been asked. */
    begin(): void {
      hasBegun = true;
      check();
    },
    receive(delta: string): void {
      received += delta;
      // What this attempt and those before it were meant to say, heard to the end.
      if (delta && received === spokenText({ scripts: turn.scripts.slice(0, fetches) }))
        void page.soakHeard(name, fetches);
      if (delta) check();
    },
    /** Position of the request among those of the turn. */
    countFetch: () => fetches++,
    end() {
      isOver = true;
      clearTimeout(timer);
      return { received, fetches, isInterrupted };
    },
  };
}

/** What a send gave, `undefined` where it gave nothing in time. */
function told(
  result: ChatSendResult | undefined,
): Omit<TurnReport, 'received' | 'fetches' | 'isInterrupted'> {
  const { status = 'none', message, error } = result ?? {};
  return {
    isSettled: result !== undefined,
    status,
    code: error?.code,
    finishReason: message?.finishReason,
    text: message ? messageText(message) : '',
    skippedFrames: message?.metadata?.skippedFrames ?? 0,
  };
}

/** Waits until the screen shows the thread; says what it shows where that never happens. */
async function differenceOnScreen(host: HTMLElement, thread: readonly string[]): Promise<string | undefined> {
  const wanted = thread.map((line) => bare(line.slice(line.indexOf(': ') + 2)));
  for (let tries = 0; ; tries++) {
    const shown = [...host.querySelectorAll('[data-chat-message]')].map(({ textContent }) =>
      bare(textContent ?? ''),
    );
    const isSame =
      shown.length === wanted.length && wanted.every((text, index) => shown[index]?.includes(text));
    if (isSame) return undefined;
    if (tries === 100) return `The screen shows ${JSON.stringify(shown)} for ${JSON.stringify(wanted)}.`;
    await after(10);
  }
}

/** Without white space, which a browser may fold. */
const bare = (text: string): string => text.replace(/\s+/g, '');

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, ms, undefined));
