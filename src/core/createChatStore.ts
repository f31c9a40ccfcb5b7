import { updateToolCall } from './applyStreamEvent.ts';
import { ChatError, withHint } from './ChatError.ts';
import type { ChatActions, ChatStore, ChatStoreOptions } from './ChatStore.ts';
import { call } from './call.ts';
import { normalizeMessages, toUserMessage } from './chatInput.ts';
import {
  type ChatEvent,
  type ChatMachine,
  chatReducer,
  createChatMachine,
  toChatState,
} from './chatReducer.ts';
import { checkOptions } from './checkOptions.ts';
import { isTerminal } from './createFrameSink.ts';
import { createPublishScheduler } from './createPublishScheduler.ts';
import { createRun, type Run, type RunEvent } from './createRun.ts';
import { isMessage } from './createRunTimers.ts';
import { type ChatThread, forkAt, selectFork } from './forks.ts';
import { randomId } from './randomId.ts';
import type { ChatInput, ChatMessage, ChatSendResult, StreamEvent } from './types.ts';

/** The run under way. `wire` is there once its request may have left. */
type ActiveRun = { wire?: Run; settle(result: ChatSendResult): void };

/** A piece of text, of reasoning or of the input of a tool call. */
type DeltaEvent = Extract<StreamEvent, { delta: string }> & { toolCallId?: string };

/** Makes a chat. It does nothing by itself: no request, timer or listener before the first send. */
export function createChatStore(initialOptions: ChatStoreOptions = {}): ChatStore {
  let options = initialOptions;
  let run: ActiveRun | undefined;
  let isDetached = false;
  /** The question of the newest run: the one that `retry` asks again. */
  let askedId: string | undefined;
  if (process.env.NODE_ENV !== 'production') checkOptions(options);

  // `machine` is what has arrived, `state` what of it has been shown: many events, one publish a frame.
  let machine = createChatMachine({ history: normalizeMessages(options.initialMessages) });
  let shown = machine;
  let state = toChatState(machine);
  const listeners = new Set<() => void>();
  /** The sends that wait for the end of the run, each with a way to drop it. */
  const waiting: ((isDropped?: boolean) => void)[] = [];

  /** Pieces of one part that have come since: reduced one by one, each would copy the message. */
  let pending: DeltaEvent | undefined;

  function reduce(event: ChatEvent): void {
    machine = chatReducer(machine, event);
  }

  /** What has arrived, to the last piece. */
  function arrived(): ChatMachine {
    const event = pending;
    pending = undefined;
    if (event) reduce({ type: 'receive', run: machine.run, event });
    return machine;
  }

  function collect(event: DeltaEvent): void {
    if (pending?.type === event.type && pending.toolCallId === event.toolCallId) pending.delta += event.delta;
    else {
      arrived();
      pending = { ...event };
    }
  }

  const schedule = createPublishScheduler(() => {
    if (arrived() === shown) return;
    // A listener may publish again: what this publish tells is its own.
    const before = state;
    const next = toChatState(machine);
    shown = machine;
    state = next;
    run?.wire?.settle();
    for (const listener of [...listeners]) call(listener);
    if (next.status !== before.status) call(options.onStatusChange, next.status);
  });

  function dispatch(event: ChatEvent, isUrgent = true): void {
    arrived();
    reduce(event);
    schedule(isUrgent);
  }

  /** An id that no other visible message has, whatever `generateId` gives. */
  function newId(taken?: string): string {
    let id = taken;
    try {
      id = options.generateId?.();
    } catch (error) {
      console.error(error);
    }
    return !id || id === taken || machine.history.some((message) => message.id === id) ? randomId() : id;
  }

  const setThread = (thread: Partial<ChatThread> & { answer?: ChatMessage }): void =>
    dispatch({ type: 'set-thread', thread });

  /**
   * Asks a new question at a position of the thread, or again the question that stands there.
   * What stood in the place of the new message becomes a branch beside it. The input comes in a tuple, so that an
   * `undefined` that somebody sends is empty input and not a question asked again.
   */
  async function ask(place: () => number, input?: [ChatInput]): Promise<ChatSendResult> {
    const question = input && toUserMessage(input[0]);
    const refusal = (): ChatSendResult => ({ status: state.status });
    if (place() < 0 || (input && !question)) return refusal();
    if (run && options.whenBusy === 'queue')
      return new Promise((settle) => {
        waiting.push((isDropped) => settle(isDropped ? refusal() : ask(place, input)));
      });
    if (options.whenBusy === 'interrupt') actions.stop();
    // What a callback has done at that stop counts: another run, or a place that is gone.
    const position = place();
    if (run || position < 0) return refusal();
    const before = machine;
    const { branch, history } = forkAt(before.history, question ? position : position + 1);
    // Not before the stop: what it has put in the thread has ids as well.
    const id = newId();
    const answer = {
      id: question ? newId(id) : id,
      role: 'assistant',
      parts: [],
      status: 'streaming',
      createdAt: Date.now(),
    } as const;
    return new Promise((settle) => {
      const self: ActiveRun = { settle };
      run = self;
      askedId = question ? id : before.history[position]?.id;
      // A new answer that never comes gives its place back; a new question keeps it.
      const [thread, blank, fallback] = question
        ? [{ history: [...history, { ...question, id, branch }] }, answer]
        : [{ history }, { ...answer, branch }, before];
      dispatch({ type: 'send', nextRun: before.run + 1, thread, blank, fallback });
      // Not `run`: the publish may have ended this run and begun another.
      void begin(self);
    });
  }

  async function begin(self: ActiveRun): Promise<void> {
    // One turn later: StrictMode unmounts and mounts again between the two, and only a real unmount stays detached.
    await undefined;
    if (self !== run) return;
    if (isDetached) return void halt();
    const messages = machine.history;
    const message = messages.findLast(isFromUser) as ChatMessage; // `ask` lets nothing else through
    const tell = (told: RunEvent): void => {
      if (told.type === 'fail') end({ ...told, run: machine.run });
      else if (told.type === 'receive') take(told.event);
      else dispatch({ ...told, run: machine.run });
    };
    const take = (event: StreamEvent): void => {
      // Taken in before it is told, so that a callback that stops the run loses nothing. A failure is the run's to tell.
      if ('delta' in event) {
        if (typeof event.delta !== 'string')
          throw process.env.NODE_ENV === 'production' ? new ChatError('protocol') : noText(event);
        collect(event);
        schedule();
      } else if (!isTerminal(event) && isMessage(event))
        dispatch({ type: 'receive', run: machine.run, event }, false);
      call(options.onEvent, event);
      if (self === run && event.type === 'finish') end({ type: 'receive', run: machine.run, event });
    };
    self.wire = createRun(options, { messages, message }, tell, () => arrived().answer);
  }

  /**
   * Ends what runs, whichever way it goes, and gives the answer as far as it has come. `next` is applied before any
   * callback can begin another run.
   */
  function end(event: ChatEvent, next?: ChatEvent): ChatMessage | undefined {
    const self = run;
    const { answer, blank } = arrived();
    run = undefined;
    reduce(event);
    const { status, messages, finishReason, error } = toChatState(machine);
    if (next) reduce(next);
    self?.wire?.abort();
    // Before anybody is told of the reset, and sends something.
    const dropped = event.type === 'reset' ? waiting.splice(0) : [];
    schedule(true);
    const message = messages.findLast(({ id }) => id === (answer ?? blank)?.id);
    if (finishReason) call(options.onFinish, { message, messages, finishReason });
    if (error) call(options.onError, error, { message });
    self?.settle({ status, message, error });
    for (const drop of dropped) drop(true);
    // Behind a failure they wait: its error would be gone before anybody has seen it.
    if (!error) goOn();
    return message;
  }

  /** Asks what waits. One that has nothing to ask any more makes way for the one behind it. */
  function goOn(): void {
    while (waiting[0] && !run) waiting.shift()?.();
  }

  /** Ends what runs as a user does. */
  const halt = (next?: ChatEvent): ChatMessage | undefined => end({ type: 'stop', run: machine.run }, next);

  const actions: ChatActions = {
    sendMessage(input) {
      // It takes its turn behind what an error has held up. What is asked again goes before that.
      if (toUserMessage(input)) goOn();
      return ask(() => machine.history.length, [input]);
    },
    stop() {
      if (run) call(options.onStop, { message: halt() });
    },
    // Empty input changes nothing, and without an error there is nothing to retry.
    // A question that another branch hides cannot be asked again: the newest in sight is.
    retry: () =>
      state.error
        ? actions.regenerate(machine.history.find(({ id }) => id === askedId)?.id)
        : actions.sendMessage(''),
    regenerate: (messageId) =>
      ask(() => {
        const { messages } = toChatState(machine);
        const named = messages.findLastIndex(({ id }) => messageId === undefined || id === messageId);
        return messages.findLastIndex((message, index) => index <= named && isFromUser(message));
      }),
    editMessage: (messageId, input) =>
      ask(
        () => machine.history.findIndex((message) => message.id === messageId && isFromUser(message)),
        [input],
      ),
    selectBranch(messageId, index) {
      if (!run) setThread(selectFork(machine, messageId, index));
    },
    addToolOutput(toolCallId, output) {
      const change = (message: ChatMessage): ChatMessage =>
        updateToolCall(message, toolCallId, () => ({ output, state: 'output-available' }));
      const { history, answer } = arrived();
      setThread({ history: history.map(change), answer: answer && change(answer) });
    },
    setMessages(updater) {
      const live = arrived().answer?.id;
      const { messages: visible } = toChatState(machine);
      const given = typeof updater === 'function' ? updater(visible) : updater;
      const messages = normalizeMessages(given, visible, live);
      if (run && !messages.some(({ id }) => id === visible.at(-1)?.id)) {
        halt({ type: 'set-thread', thread: { history: messages } });
        return;
      }
      const answer = messages.find(({ id }) => run && id === live);
      setThread({ history: messages.filter((message) => message !== answer), answer });
    },
    clearError() {
      dispatch({ type: 'clear-error' });
      goOn();
    },
    reset(messages) {
      end({ type: 'reset', nextRun: machine.run + 1, messages: normalizeMessages(messages) });
    },
  };

  return {
    ...actions,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    setOptions(next) {
      if (process.env.NODE_ENV !== 'production') checkOptions(next);
      options = next;
    },
    attach() {
      isDetached = false;
      return () => {
        isDetached = true;
        if (run?.wire) halt();
        // As in `begin`: after a real unmount nothing is left waiting, and behind an error it waits on through the others.
        queueMicrotask(() => isDetached && goOn());
      };
    },
  };
}

const isFromUser = ({ role }: ChatMessage): boolean => role === 'user';

/** TypeScript refuses such an event, but a server decides what is in it. */
const noText = ({ type, delta }: { type: string; delta: unknown }): ChatError =>
  withHint(
    new ChatError('protocol'),
    `The \`delta\` of a \`${type}\` is ${JSON.stringify(delta)}, and has to be a string.`,
  );
