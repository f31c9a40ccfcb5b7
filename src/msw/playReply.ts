import type { Answer } from './answer.ts';
import { applyFault } from './applyFault.ts';
import type { ChatAnswerFault, ChatEndingFault } from './ChatFault.ts';
import { pause } from './pause.ts';

// Timers are not finer than this in a browser; faster rates send several tokens a tick.
const SHORTEST_TICK_MS = 10;

type PlayOptions = { tokensPerSecond: number; latencyMs: number; fault: ChatAnswerFault | undefined };

/** Writes tokens into an answer at their pace, with what goes wrong on the way. */
export async function playReply(
  answer: Answer,
  tokens: readonly string[],
  { tokensPerSecond, latencyMs, fault }: PlayOptions,
): Promise<void> {
  const nextToken = createPace(tokensPerSecond, answer.over);
  const faultIndex = fault && Math.min(afterTokens(fault, tokens.length), tokens.length);
  const brokenFrames = fault?.type === 'malformed' ? (fault.frames ?? 1) : 0;

  await pause(latencyMs, answer.over);
  for (const [index, token] of [...tokens, undefined].entries()) {
    if (token !== undefined && index > 0) await nextToken();
    if (answer.over.aborted) return;
    const sinceFault = index - (faultIndex ?? Infinity);
    if (fault?.type === 'malformed') {
      if (sinceFault >= 0 && sinceFault < brokenFrames) {
        answer.writeMalformed(token ?? '', fault.variant ?? 'json');
        if (token === undefined) answer.close();
        continue;
      }
    } else if (fault && sinceFault === 0 && !isEnding(fault)) {
      if (!(await applyFault(answer, fault))) return;
    }
    if (token !== undefined) answer.write(token);
    else answer.finish(fault && isEnding(fault) ? fault.type : undefined);
  }
}

function afterTokens(fault: ChatAnswerFault, tokenCount: number): number {
  if (isEnding(fault)) return tokenCount;
  return fault.afterTokens ?? (fault.type === 'no-terminator' ? tokenCount : 0);
}

const ENDINGS: readonly string[] = ['extra-after-done', 'no-close', 'no-final-blank-line'] satisfies Array<
  ChatEndingFault['type']
>;

function isEnding(fault: ChatAnswerFault): fault is ChatEndingFault {
  return ENDINGS.includes(fault.type);
}

/** Returns a function that resolves when the next token is due. It counts ticks, so fake timers drive it too. */
function createPace(tokensPerSecond: number, over: AbortSignal): () => Promise<void> {
  if (!(tokensPerSecond > 0)) return () => Promise.resolve();
  const tickMs = Math.max(1000 / tokensPerSecond, SHORTEST_TICK_MS);
  const tokensPerTick = (tokensPerSecond * tickMs) / 1000;
  let due = 0;
  return async () => {
    if (due < 1) {
      await pause(tickMs, over);
      due += tokensPerTick;
    }
    due -= 1;
  };
}
