import { createRandom, type Random } from './seededRandom.ts';

/** How an answer ends. The first eight end before anything of it has been said. */
export type Ending = (typeof BEFORE_THE_ANSWER)[number] | (typeof DURING_THE_ANSWER)[number] | 'done';

const BEFORE_THE_ANSWER = ['500', '503', '429', 'refused', 'hang-up', 'empty', 'malformed', 'mute'] as const;
/** `cut` closes the connection in the middle of the body, `unended` ends the body without a terminator. */
const DURING_THE_ANSWER = ['reset', 'cut', 'unended', 'stall', 'in-band'] as const;

/** The failures that the option `retry` tries again after: each leaves nothing behind. */
const RETRIED = ['500', '503', '429', 'refused', 'hang-up', 'empty'] as const;

/** What the server does with one request. */
export type Script = {
  ending: Ending;
  /** What it says, frame by frame. */
  pieces: readonly string[];
  /** The id of the first frame, counted up from there; `undefined` for a server that names no events. */
  firstId?: number;
  /** Position of a frame that is not JSON. */
  malformedAt?: number;
  /** How the bytes leave: at once, a frame a write, with pauses, or byte by byte. */
  pace: 'burst' | 'frames' | 'slow' | 'bytes';
  format: 'sse' | 'ndjson' | 'json';
  lineEnd: '\n' | '\r\n';
  /** Keep-alive comments between the frames. */
  hasComments: boolean;
};

/** What the user does in the middle of an answer. */
export type Interruption = {
  how: 'stop' | 'unmount' | 'reset';
  /** Characters that have arrived by then; 0 for right after the send. */
  afterChars: number;
  /** Wait from there, in milliseconds; 0 for in the same turn of the event loop. */
  delayMs: number;
};

/** One question, and each request that it leads to. `again` is a retry after an error and a regenerate otherwise. */
export type Turn = {
  act: 'send' | 'again' | 'edit';
  text: string;
  scripts: readonly Script[];
  canRetry: boolean;
  canResume: boolean;
  interruption?: Interruption;
  /** A second send while the answer is being written, which must change nothing. */
  isImpatient: boolean;
};

/** Everything that happens in a conversation, but for chance of timing. The same for the same numbers. */
export function planConversation(seed: number, conversation: number): readonly Turn[] {
  const random = createRandom(seed, conversation);
  const turns: Turn[] = [];
  for (let count = random.whole(1, 4); count > 0; count--) {
    const turn = planTurn(random, turns.length === 0);
    turns.push(turn);
    if (turn.interruption?.how === 'unmount') break;
  }
  return turns;
}

/** Everything that a turn's requests are meant to say, what a resumed one repeats left out. */
export function spokenText({ scripts }: Pick<Turn, 'scripts'>): string {
  const frames = new Map<number, string>();
  for (const { pieces, firstId = 0 } of scripts)
    pieces.forEach((piece, index) => {
      frames.set(firstId + index, piece);
    });
  return [...frames.values()].join('');
}

/** Whether the server falls silent, so that only the page's time limit ends the answer. */
export const isSilent = (ending: Ending | undefined): boolean => ending === 'stall' || ending === 'mute';

function planTurn(random: Random, isFirst: boolean): Turn {
  const canResume = random.chance(0.1);
  const canRetry = canResume || random.chance(0.3);
  const scripts = canResume ? planResumed(random) : planAttempts(random, canRetry);
  return {
    act: isFirst ? 'send' : random.pick(['send', 'send', 'again', 'again', 'edit'] as const),
    text: words(random, random.whole(1, 5)),
    scripts,
    canRetry,
    canResume,
    interruption: random.chance(0.2) ? planInterruption(random, scripts) : undefined,
    isImpatient: random.chance(0.1),
  };
}

function planAttempts(random: Random, canRetry: boolean): readonly Script[] {
  const scripts: Script[] = [];
  while (canRetry && scripts.length < MAX_RETRIES && random.chance(0.4))
    scripts.push(planScript(random, random.pick(RETRIED)));
  // With a retry left, most early failures would not be the last; and a silence that was tried again would take long.
  const isLastTry = scripts.length === MAX_RETRIES;
  const early = !canRetry ? BEFORE_THE_ANSWER : isLastTry ? RETRIED : (['malformed'] as const);
  const during = DURING_THE_ANSWER.filter((ending) => !(canRetry && ending === 'stall'));
  const ending = random.chance(0.45) ? 'done' : random.chance(0.7) ? random.pick(during) : random.pick(early);
  return [...scripts, planScript(random, ending)];
}

/** Retries after the first try that the page allows. */
export const MAX_RETRIES = 2;

/** An answer that breaks once or twice and is resumed from its last frame, which comes twice. */
function planResumed(random: Random): readonly Script[] {
  const scripts: Script[] = [];
  let firstId = 0;
  for (let drops = random.whole(1, 2); drops >= 0; drops--) {
    const ending = drops === 0 ? 'done' : random.pick(['reset', 'cut', 'unended'] as const);
    const script = planScript(random, ending);
    const repeated = scripts.at(-1)?.pieces.slice(-1) ?? [];
    const pieces = [...repeated, ...script.pieces];
    scripts.push({ ...script, pieces, firstId, format: 'sse', malformedAt: undefined });
    firstId += pieces.length - 1;
  }
  return scripts;
}

function planScript(random: Random, ending: Ending): Script {
  const isEarly = (BEFORE_THE_ANSWER as readonly string[]).includes(ending);
  // All at once before a silence: the pauses of a busy machine must not look like one.
  const pace = isSilent(ending)
    ? 'burst'
    : random.pick(['burst', 'burst', 'frames', 'slow', 'bytes'] as const);
  const count = isEarly ? 0 : random.whole(1, pace === 'slow' ? 12 : pace === 'bytes' ? 5 : 60);
  const format = random.pick<Script['format']>(
    ending === 'done' ? ['sse', 'sse', 'ndjson', 'json'] : ['sse', 'sse', 'ndjson'],
  );
  const isMalformed = format !== 'json' && count > 1 && random.chance(0.1);
  return {
    ending,
    pieces: Array.from({ length: count }, () => words(random, 1)),
    malformedAt: isMalformed ? random.whole(1, count - 1) : undefined,
    pace,
    format,
    lineEnd: random.pick(['\n', '\n', '\r\n']),
    hasComments: format === 'sse' && random.chance(0.2),
  };
}

function planInterruption(random: Random, scripts: readonly Script[]): Interruption {
  const length = scripts.reduce((sum, { pieces }) => sum + pieces.join('').length, 0);
  return {
    how: random.pick(['stop', 'stop', 'stop', 'unmount', 'reset']),
    afterChars: random.chance(0.2) ? 0 : random.whole(0, length),
    delayMs: random.chance(0.5) ? 0 : random.whole(1, 20),
  };
}

/** Of one to four bytes a character; none of them means anything in Markdown. */
const WORDS = [
  'stream',
  'chat',
  'piece by piece',
  'Grüße',
  'naïve',
  'поток',
  'مرحبا',
  '流式回答',
  '対話',
  '🙂',
  '👩‍🚀',
];

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => `${random.pick(WORDS)} `).join('');
}
