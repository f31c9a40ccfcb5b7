import { type Ending, isSilent, planConversation, spokenText, type Turn } from './conversationPlan.ts';
import type { FaultServer, SeenRequest } from './faultServer.ts';
import { type ConversationReport, type TurnReport, turnName } from './report.ts';

/** What each ending must be told as. */
const OUTCOMES: Record<Ending, RegExp> = {
  done: /^done$/,
  500: /^error server$/,
  503: /^error server$/,
  429: /^error rate-limited$/,
  // A machine without a network says `offline`, and is right.
  refused: /^error (network|offline)$/,
  'hang-up': /^error (network|offline)$/,
  reset: /^error (network|offline)$/,
  cut: /^error (network|offline)$/,
  unended: /^error incomplete$/,
  empty: /^error empty$/,
  malformed: /^error protocol$/,
  'in-band': /^error server$/,
  stall: /^error timeout$/,
  mute: /^error timeout$/,
};

/** Holds what the page saw against what the server did; each broken promise is a sentence. */
export async function judgeConversation(
  seed: number,
  report: ConversationReport,
  server: FaultServer,
): Promise<readonly string[]> {
  const { conversation, turns, thread, difference } = report;
  const faults: string[] = [];
  const plan = planConversation(seed, conversation);
  let expected: readonly string[] = [];
  for (const [index, seen] of turns.entries()) {
    const turn = plan[index] as Turn; // the page reports no turn that is not in the plan
    const name = turnName(conversation, index);
    const told = await judgeTurn(name, turn, seen, server);
    faults.push(...told.map((fault) => `${name} (${describe(turn)}): ${fault}`));
    expected = follow(expected, turn, seen);
    server.forget(name);
  }
  if (thread && JSON.stringify(thread) !== JSON.stringify(expected))
    faults.push(
      `${conversation}: the thread is ${JSON.stringify(thread)} and not ${JSON.stringify(expected)}.`,
    );
  if (difference) faults.push(`${conversation}: ${difference}`);
  return faults;
}

/**
 * The page's time limit, short in a turn whose server falls silent, was over before the answer had come: the machine
 * was held up for that long, and the page was right.
 */
export function wasTooSlow(turn: Turn | undefined, { code, received }: TurnReport): boolean {
  if (code !== 'timeout' || !turn || !isSilent(turn.scripts[0]?.ending)) return false;
  return received !== spokenText(turn);
}

async function judgeTurn(name: string, turn: Turn, seen: TurnReport, server: FaultServer): Promise<string[]> {
  const isClosed = await server.allClosed(name);
  const requests = asked(server.requests(name));
  const { scripts, interruption } = turn;
  const refused = scripts.slice(0, seen.fetches).filter(({ ending }) => ending === 'refused').length;
  const meant = spokenText(turn);
  const last = scripts.at(-1);
  const keys = new Set(requests.map(({ idempotencyKey }) => idempotencyKey));
  const isReset = seen.isInterrupted && interruption?.how === 'reset';
  const isTooSlow = wasTooSlow(turn, seen);

  const promises: [boolean, string][] = [
    [seen.isSettled, 'the send never settled'],
    [isClosed, 'a socket stayed open'],
    [!requests.some(({ isUnheard }) => isUnheard), 'the page never took in, or never closed, an answer'],
    [requests.every(({ script }) => script), 'the server saw a request too many'],
    [isReset || seen.text === seen.received, `the state holds "${seen.text}" of "${seen.received}"`],
    [meant.startsWith(seen.received), `"${seen.received}" arrived of "${meant}"`],
    [
      keys.size <= 1 && keys.has(undefined) === !(turn.canRetry || turn.canResume || !requests.length),
      'the Idempotency-Key changed',
    ],
    [
      requests.every((request) => request.lastEventId === resumePoint(request)),
      'a resumed request named the wrong event',
    ],
    [
      seen.busyStatus === undefined || seen.busyStatus === 'generating',
      `a send while busy gave ${seen.busyStatus}`,
    ],
  ];
  if (seen.isInterrupted) {
    const status = isReset ? 'idle' : 'done';
    promises.push(
      [seen.status === status, `an interrupted answer is ${seen.status}`],
      [requests.length <= seen.fetches, 'the server saw more requests than were made'],
    );
  } else {
    const outcome = [seen.status, seen.code].filter(Boolean).join(' ');
    promises.push(
      [OUTCOMES[last?.ending ?? 'done'].test(outcome), `told as ${outcome}`],
      [seen.received === meant || isTooSlow, `"${seen.received}" arrived of "${meant}"`],
      [seen.fetches === scripts.length, `${seen.fetches} requests were made`],
      [isTooSlow || requests.length === seen.fetches - refused, `the server saw ${requests.length} requests`],
      [isTooSlow || seen.skippedFrames === malformed(turn), `${seen.skippedFrames} frames were skipped`],
    );
  }
  return promises.filter(([isKept]) => !isKept).map(([, fault]) => fault);
}

/** The thread after a turn, by the rules of the contract alone. */
function follow(thread: readonly string[], turn: Turn, seen: TurnReport): readonly string[] {
  if (seen.isInterrupted && turn.interruption?.how === 'reset') return [];
  const place = thread.findLastIndex((line) => line.startsWith('user: '));
  const answer = seen.text ? [`assistant: ${seen.text}`] : [];
  if (place < 0 || turn.act === 'send') return [...thread, `user: ${turn.text}`, ...answer];
  if (turn.act === 'edit') return [...thread.slice(0, place), `user: ${turn.text}`, ...answer];
  // An answer that never came gives the place back to the one before it.
  return seen.text ? [...thread.slice(0, place + 1), ...answer] : thread;
}

/** The event that a resumed request names: the one that the server then says again. */
const resumePoint = ({ attempt, script }: SeenRequest): string | undefined =>
  attempt > 1 && script?.firstId !== undefined ? String(script.firstId) : undefined;

/**
 * What the library asked, without what Chromium asked again by itself: where a connection that was opened for a
 * request since aborted serves the next one and breaks before any answer, the browser sends that one once more.
 */
function asked(requests: readonly SeenRequest[]): readonly SeenRequest[] {
  return requests.filter(
    ({ attempt, script }, index) =>
      script?.ending !== 'hang-up' || requests.findIndex((other) => other.attempt === attempt) === index,
  );
}

const malformed = ({ scripts }: Turn): number =>
  scripts.filter(({ malformedAt }) => malformedAt !== undefined).length;

function describe({ act, scripts, interruption }: Turn): string {
  const { how = '', afterChars, delayMs } = interruption ?? {};
  const endings = scripts.map(({ format, pace, ending }) => `${format} ${pace} ${ending}`).join(', ');
  return `${act}; ${endings}${how && `; ${how} after ${afterChars} characters and ${delayMs} ms`}`;
}
