import {
  ChatError,
  type ChatSendResult,
  type ChatStoreOptions,
  createChatStore,
  messageText,
  type StreamEvent,
} from 'react-chat-stream/core';
import { vi } from 'vitest';
import type { CALLBACKS, ChatCase, ChatCommand, ChatDeed, ChatSetup } from './chatCommands.ts';
import { createChatWatch } from './createChatWatch.ts';
import { settled } from './createManualTransport.ts';
import { createScriptedBackEnd, type ScriptedRequest } from './createScriptedBackEnd.ts';
import { everyBranch } from './everyBranch.ts';
import { performDeed } from './performDeed.ts';
import { stubPage } from './stubPage.ts';

const LIMITS = { idle: 200, stall: 50, connect: 100 };
/** Longer than every limit, wait and answer of a `resume` function together. */
const LONG_MS = 10_000;

/**
 * Plays a case on a store with fake timers, and holds what happens against the contract after every command.
 * Gives what was wrong, in words.
 */
export async function playChat({
  setup,
  hasEventIds,
  ids,
  reactions,
  commands,
}: ChatCase): Promise<string[]> {
  const page = stubPage();
  const setups = new Map<ScriptedRequest, ChatSetup>();
  let current = setup;
  let isAttached = true;
  let isWindingDown = false;
  /** Cleared where callbacks or the page have a hand in it: what comes of a command is then not foretold. */
  let isForetold = reactions.length === 0;
  let openSends = 0;
  let idsMade = 0;
  const left = reactions.map(({ times }) => times);

  const backEnd = createScriptedBackEnd(hasEventIds, (request) => {
    const first = backEnd.requests.find(({ answer }) => answer === request.answer);
    setups.set(request, (first && setups.get(first)) ?? current);
    const last = request.answer.frames.slice(0, furthest(request)).at(-1)?.eventId;
    check(
      request.request.lastEventId === last,
      `asked to go on after ${request.request.lastEventId}, not ${last}`,
    );
    check(!!request.request.message, 'a request without a question');
  });
  const furthest = ({ answer }: ScriptedRequest): number => answer.frames.length;

  const react = (on: (typeof CALLBACKS)[number]): void => {
    reactions.forEach((reaction, index) => {
      if (isWindingDown || reaction.on !== on || !left[index]) return;
      left[index] = (left[index] as number) - 1; // checked above
      perform(reaction.deed);
    });
    if (current.throws && on !== 'listener') throw new Error(`${on} throws`);
  };

  function optionsOf(chosen: ChatSetup): ChatStoreOptions {
    return {
      transport: backEnd.transport,
      timeout: { ...LIMITS, total: chosen.total },
      retry: { max: chosen.retry, baseMs: 40 },
      resume: RESUMES[chosen.resume],
      whenBusy: chosen.whenBusy,
      generateId: () => {
        if (ids === 'throws') throw new Error('generateId throws');
        return ids === 'same' ? 'same' : `id${++idsMade}`;
      },
      onEvent: () => react('onEvent'),
      onFinish: () => react('onFinish'),
      onError: () => react('onError'),
      onStatusChange: () => react('onStatusChange'),
      onStop: () => react('onStop'),
    };
  }

  const store = createChatStore(optionsOf(setup));
  const watch = createChatWatch(store.getState(), ids === 'counted');
  const { violations } = watch;
  const check = (isFine: boolean, what: string): void => void (isFine || violations.push(what));
  store.subscribe(() => watch.see(store.getState()));
  store.subscribe(() => react('listener'));
  let detach = store.attach();

  function perform(deed: ChatDeed): void {
    const isReplacing = deed.do === 'reset' || deed.do === 'set-messages';
    if (isReplacing) watch.forget();
    try {
      note(performDeed(store, deed));
    } catch (error) {
      check(false, `${deed.do} threw: ${error}`);
    }
    if (isReplacing) watch.forget();
  }

  function note(sent: Promise<ChatSendResult> | undefined): void {
    if (!sent) return;
    openSends++;
    void sent
      .catch((error) => check(false, `a send was rejected: ${error}`))
      .finally(() => {
        openSends--;
      });
  }

  async function step(command: ChatCommand): Promise<void> {
    const live = backEnd.open().at(-1);
    switch (command.do) {
      case 'receive':
        if (live) await backEnd.tell(live, command.piece);
        return;
      case 'heartbeat':
        if (!live) return;
        if (command.isMessage) live.answer.begunAt ??= live.request.attempt;
        return backEnd.give(live, { type: 'heartbeat', isMessage: command.isMessage });
      case 'replay': {
        // A frame that was seen before the drop: the server has gone back too far.
        const seen = live?.answer.frames[0];
        if (live?.toldBefore && seen?.eventId) await backEnd.give(live, seen);
        return;
      }
      case 'finish':
        if (live) await finish(live);
        return;
      case 'server-error':
        return live && fail(live, () => backEnd.serverError(live), false);
      case 'close':
        return live && fail(live, () => backEnd.close(live), true);
      case 'break':
        return live && fail(live, () => backEnd.fail(live, new ChatError('network')), true);
      case 'throw-rubbish':
        return live && fail(live, () => backEnd.fail(live, RUBBISH[backEnd.requests.length % 4]), false);
      case 'late': {
        const over = backEnd.requests.filter((request) => request.isOver());
        const late: StreamEvent = { type: 'text-delta', delta: 'LATE' };
        if (over.length > 0) await backEnd.give(over[command.at % over.length] as ScriptedRequest, late); // not empty
        return;
      }
      case 'wait':
        vi.advanceTimersByTime(command.ms);
        return settled();
      case 'page':
        isForetold = false;
        page.dispatchEvent(new Event(command.event));
        return settled();
      case 'attach':
        if (!isAttached) detach = store.attach();
        isAttached = true;
        return;
      case 'detach':
        if (isAttached) detach();
        isAttached = false;
        return settled();
      case 'set-options':
        current = command.options;
        return store.setOptions(optionsOf(current));
      default:
        return ask(command);
    }
  }

  /** A deed; where nothing else has a hand in it, it makes as many requests as it should. */
  async function ask(deed: ChatDeed): Promise<void> {
    const { status, error } = store.getState();
    const isBusy = status === 'generating';
    const openedBefore = openSends;
    const isHeld = !isBusy && openSends > 0;
    const before = backEnd.requests.length;
    const live = backEnd.open().at(-1);
    perform(deed);
    await settled();
    if (deed.do === 'stop' && live) check(live.request.signal.aborted, 'stop left a request open');
    if (!isForetold) return;
    const isSend = deed.do === 'send' && deed.text.trim() !== '';
    const newOnes = backEnd.requests.length - before;
    const isAccepted = isAttached && (!isBusy || current.whenBusy === 'interrupt');
    if (deed.do === 'send')
      check(newOnes === (isAccepted && isSend ? 1 : 0), `a send made ${newOnes} requests`);
    if (deed.do === 'retry' && !error) check(newOnes === 0, 'retry without an error made a request');
    // What waits begins with the end of the run, behind an error with that of the error. It may have lost its place.
    const mayGoOn = openedBefore > (isBusy ? 1 : 0) && (isBusy ? /stop|set-messages/ : /clear/).test(deed.do);
    if (/stop|clear|reset|select|tool|set/.test(deed.do))
      check(newOnes <= (mayGoOn ? 1 : 0), `${deed.do} made ${newOnes} requests`);
    if (isHeld && /stop|select|tool|set-messages/.test(deed.do))
      check(
        store.getState().status === 'error' && openSends === openedBefore,
        `${deed.do} let the queue go on`,
      );
  }

  /** The terminator; the answer then holds what it was told to the end. */
  async function finish(live: ScriptedRequest): Promise<void> {
    const { frames, begunAt } = live.answer;
    const isRetold = live.request.attempt > (begunAt ?? Infinity) && !hasEventIds;
    const retold = frames.slice(0, live.told);
    const told = isRetold && retold.some(isShown) ? retold : frames;
    if (told.length < frames.length) watch.forgetText(store.getState().messages.at(-1)?.id);
    const wanted = textOf(told);
    // What waits may ask for another answer in its place.
    const hasMore = openSends > 1;
    await backEnd.give(live, { type: 'finish' });
    if (!isForetold || wasTouched || hasMore) return;
    const answer = store
      .getState()
      .messages.findLast(({ role, status }) => role === 'assistant' && status === 'done');
    check(
      !!answer && messageText(answer) === wanted,
      `answered "${answer && messageText(answer)}", told "${wanted}"`,
    );
  }

  /** A failure: tried again where it should be, told where not. */
  async function fail(live: ScriptedRequest, how: () => Promise<void>, isDrop: boolean): Promise<void> {
    const { answer, request } = live;
    const { retry, resume } = setups.get(live) as ChatSetup; // noted with the request
    const mayResume = isDrop && /^(on|yes|later|url)$/.test(resume);
    const isDue = answer.begunAt
      ? mayResume && request.attempt - answer.begunAt < 5
      : request.attempt <= retry;
    await how();
    if (!isForetold) return;
    const { status, activity, attempt } = store.getState();
    if (isDue) {
      check(status === 'generating', `attempt ${request.attempt} failed and was not tried again`);
      if (resume !== 'later' && resume !== 'url')
        check(activity === 'reconnecting', `${activity}, not reconnecting`);
    } else {
      check(
        status === 'error',
        `after attempt ${request.attempt} of ${attempt} it is ${activity ?? status}, not error`,
      );
    }
  }

  /** Each answer's pieces are in one message, once and in order, and nothing that came late is anywhere. */
  function checkPieces(): void {
    const homes = new Map<unknown, string>();
    for (const message of store.getState().messages) {
      const pieces = messageText(message).match(/t\d+|LATE/g) ?? [];
      for (const piece of pieces) {
        const owner = backEnd.owners.get(piece);
        check(!!owner, `${piece} came late and is shown`);
        check(
          (homes.get(owner) ?? message.id) === message.id,
          `${piece} is in another message than its answer`,
        );
        homes.set(owner, message.id);
        const isNewest = owner === backEnd.requests.at(-1)?.answer;
        check(
          isNewest || message.status !== 'streaming',
          `${piece} of an old run is in the answer under way`,
        );
      }
      check(new Set(pieces).size === pieces.length, `a piece is shown twice: ${pieces}`);
    }
  }

  /** The queue goes on by itself, and stands still only behind an error, which only somebody can take away. */
  async function checkQueue(command: ChatCommand, hadError: boolean): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await settled();
    const { status } = store.getState();
    check(openSends === 0 || /generating|error/.test(status), `${openSends} sends are open in ${status}`);
    if (!isAttached) check(openSends === 0, `${openSends} sends are open in a chat that nobody shows`);
    const isDeed = !/receive|heartbeat|replay|finish|server|close|break|throw|late|wait|options/.test(
      command.do,
    );
    if (isForetold && hadError && !isDeed) check(status === 'error', `the error gave way to ${status}`);
  }

  let wasTouched = false;
  let hadError = false;
  store.subscribe(() => {
    hadError ||= store.getState().status === 'error';
  });
  for (const command of commands) {
    if (command.do === 'set-messages') wasTouched = true;
    hadError = store.getState().status === 'error';
    await step(command);
    await checkQueue(command, hadError);
    watch.see(store.getState());
    checkPieces();
    const open = backEnd.open().length;
    check(open <= 1, `${open} requests are open`);
    check(
      open === 0 || store.getState().status === 'generating',
      `a request is open in ${store.getState().status}`,
    );
    if (violations.length > 0) {
      violations[0] = `${violations[0]} (after ${JSON.stringify(command)})`;
      break;
    }
  }

  isWindingDown = true;
  for (let turn = 0; turn < 60 && (openSends > 0 || store.getState().status === 'generating'); turn++) {
    if (openSends > 0 && store.getState().error) store.clearError();
    for (const live of backEnd.open()) {
      watch.forgetText(store.getState().messages.at(-1)?.id);
      await backEnd.give(live, { type: 'finish' });
    }
    vi.advanceTimersByTime(LONG_MS);
    await settled();
  }
  vi.advanceTimersByTime(LONG_MS);
  await settled();
  check(openSends === 0, `${openSends} sends never settled`);
  check(store.getState().status !== 'generating', 'it generates for ever');
  check(vi.getTimerCount() === 0, `${vi.getTimerCount()} timers are left`);
  check(page.listeners() === 0, `${page.listeners()} listeners are left on the page`);
  check(
    backEnd.requests.every((request) => request.isOver()),
    'a request was left open',
  );
  check(
    backEnd.requests.every(({ request }) => request.signal.aborted),
    'the signal of a run that is over is not aborted',
  );
  if (ids === 'counted') {
    const reachable = everyBranch(store);
    for (const id of watch.kept) check(reachable.has(id), `${id} was shown and cannot be reached any more`);
  }
  return violations;
}

const RUBBISH = [undefined, 'rubbish', { toString: null }, new TypeError('rubbish')];

const RESUMES: Record<ChatSetup['resume'], ChatStoreOptions['resume']> = {
  off: false,
  on: true,
  yes: () => true,
  later: () => new Promise((resolve) => setTimeout(resolve, 60, true)),
  url: async () => '/rest',
  no: () => false,
  throws: () => {
    throw new Error('resume throws');
  },
};

const isShown = ({ type }: StreamEvent): boolean =>
  !/^(message-start|metadata|tool-call-delta|tool-call-end|tool-result)$/.test(type);

function textOf(frames: readonly StreamEvent[]): string {
  return frames.map((frame) => (frame.type === 'text-delta' ? frame.delta : '')).join('');
}
