import { applyStreamEvent } from './applyStreamEvent.ts';
import type { ChatError } from './ChatError.ts';
import type { ChatThread } from './forks.ts';
import { messageText } from './messageText.ts';
import type { ChatActivity, ChatMessage, ChatMessageStatus, ChatState, StreamEvent } from './types.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** {@link ChatState} without its messages. */
export type ChatPhase = DistributiveOmit<ChatState, 'messages'>;

/** What {@link chatReducer} works on. {@link toChatState} gives what a user sees of it. */
export type ChatMachine = ChatThread & {
  phase: ChatPhase;
  /** Token of the newest run. What carries another came late and changes nothing. */
  run: number;
  /** The answer before anything of it has arrived. */
  blank?: ChatMessage | undefined;
  /** The answer being written; it joins `history` when it ends. */
  answer?: ChatMessage | undefined;
  /** The answer told once more from its beginning; it takes the place of `answer` when it is as long. */
  replay?: ChatMessage | undefined;
  /** Whether somebody has changed its text: then it is not told over, and what comes is put behind it. */
  isEdited?: boolean | undefined;
  /** The thread to show again where the run ends before anything arrived. */
  fallback?: ChatThread | undefined;
};

/** What can happen to a chat. */
export type ChatEvent =
  | {
      type: 'send';
      nextRun: number;
      thread: ChatThread;
      blank: ChatMessage;
      fallback?: ChatThread | undefined;
    }
  | { type: 'receive'; run: number; event: StreamEvent }
  | { type: 'stall'; run: number }
  | { type: 'reconnect'; run: number; attempt: number; isAnew?: boolean | undefined }
  | { type: 'stop'; run: number }
  | { type: 'fail'; run: number; error: ChatError }
  | { type: 'clear-error' }
  | { type: 'set-thread'; thread: Partial<ChatThread> & { answer?: ChatMessage | undefined } }
  | { type: 'reset'; nextRun: number; messages: readonly ChatMessage[] };

/**
 * The state machine of a chat.
 *
 * | from              | event                          | to                                             |
 * |-------------------|--------------------------------|------------------------------------------------|
 * | idle, done, error | send                           | generating / connecting                        |
 * | generating        | receive (the first message)    | generating / streaming                         |
 * | generating        | stall; then receive            | generating / stalled; generating / streaming   |
 * | generating        | reconnect; then receive        | generating / reconnecting; generating / streaming |
 * | generating        | receive (the terminator)       | done                                           |
 * | generating        | stop                           | done / stopped                                 |
 * | generating        | fail                           | error                                          |
 * | error             | clear-error                    | idle if the conversation is empty, else done   |
 * | any               | set-thread                     | the same, with other messages                  |
 * | any               | reset                          | idle                                           |
 *
 * What carries the token `run` counts only while that run generates.
 */
export function chatReducer(machine: ChatMachine, event: ChatEvent): ChatMachine {
  const { phase, run, history, answer } = machine;
  const isGenerating = phase.status === 'generating';
  if ('run' in event && !(isGenerating && event.run === run)) return machine;
  switch (event.type) {
    case 'send': {
      const { thread, nextRun, blank, fallback } = event;
      if (isGenerating) return machine;
      return { ...createChatMachine(thread, nextRun, generating('connecting')), blank, fallback };
    }
    case 'receive': {
      const { event: received } = event;
      const next = write(machine, received);
      if (received.type !== 'finish') return { ...next, phase: generating('streaming', phase.attempt) };
      return settle(next, 'done', { status: 'done', finishReason: received.finishReason ?? 'stop' });
    }
    case 'stall':
      return { ...machine, phase: generating('stalled', phase.attempt) };
    case 'reconnect': {
      const next = { ...machine, phase: generating('reconnecting', event.attempt) };
      return event.isAnew && answer && !machine.isEdited
        ? { ...next, replay: { ...answer, parts: [] } }
        : next;
    }
    case 'stop':
      return settle(machine, 'stopped', { status: 'done', finishReason: 'stopped' });
    case 'fail':
      return settle(machine, 'error', { status: 'error', error: event.error });
    case 'clear-error':
      if (phase.status !== 'error') return machine;
      return {
        ...machine,
        phase: history.length ? { status: 'done', finishReason: 'other' } : { status: 'idle' },
      };
    case 'set-thread': {
      const { fallback } = machine;
      const next = { ...machine, ...event.thread };
      if (answer && next.answer && messageText(answer) !== messageText(next.answer)) {
        next.isEdited = true;
        next.replay = undefined;
      }
      if (!fallback) return next;
      // What a new answer has cut off stands behind what is visible.
      return { ...next, fallback: { history: [...next.history, ...fallback.history.slice(history.length)] } };
    }
    case 'reset':
      return createChatMachine({ history: event.messages }, event.nextRun);
    default:
      return event satisfies never;
  }
}

/** A machine without an answer under way. */
export function createChatMachine(
  { history }: ChatThread,
  run = 0,
  phase: ChatPhase = { status: 'idle' },
): ChatMachine {
  return { phase, run, history };
}

/** What a user sees of a machine. */
export function toChatState({ phase, history, answer }: ChatMachine): ChatState {
  return { ...phase, messages: answer ? [...history, answer] : history };
}

const generating = (activity: ChatActivity, attempt = 1): ChatPhase => ({
  status: 'generating',
  activity,
  attempt,
});

/** How much a message holds; only for telling which of two is ahead. */
const extent = (message: ChatMessage): number => messageText(message).length + message.parts.length;

/** Adds an event to the answer, which begins with the first one that says something. */
function write(machine: ChatMachine, event: StreamEvent): ChatMachine {
  const { answer, blank, replay, history } = machine;
  if (!blank || event.type === 'heartbeat' || (event as { transient?: boolean }).transient) return machine;
  const next = applyStreamEvent(replay ?? answer ?? blank, event);
  const isOver = event.type === 'finish' && next.parts.length > 0;
  if (replay && answer && !isOver && extent(next) < extent(answer)) return { ...machine, replay: next };
  // An id that has been shown, or that another message has, is not changed.
  const id = event.type === 'message-start' && !answer && event.messageId;
  const isTaken = !id || history.some((message) => message.id === id);
  return { ...machine, replay: undefined, answer: isTaken ? next : { ...next, id } };
}

/** Ends the run. An answer that holds nothing is dropped unless the server itself said that it is done. */
function settle(machine: ChatMachine, status: ChatMessageStatus, phase: ChatPhase): ChatMachine {
  const { answer, history, fallback = machine, run } = machine;
  if (!answer || (status !== 'done' && answer.parts.length === 0))
    return createChatMachine(fallback, run, phase);
  const message = { ...answer, status, finishReason: phase.finishReason };
  return createChatMachine({ history: [...history, message] }, run, phase);
}
