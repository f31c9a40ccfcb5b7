import type { Answer } from './answer.ts';
import { tokenize } from './tokenize.ts';
import type { ChatAnswerFault } from './types.ts';

// Timers are not finer than this in a browser; faster rates send several tokens a tick.
const SHORTEST_TICK_MS = 10;

type PlayOptions = { tokensPerSecond: number; latencyMs: number; fault: ChatAnswerFault | undefined };

/** Writes a text into an answer at its pace, with what goes wrong on the way. */
export async function playReply(answer: Answer, text: string, options: PlayOptions): Promise<void> {
  const { tokensPerSecond, latencyMs, fault } = options;
  const tokens = tokenize(text);
  const faultIndex =
    fault && Math.min(fault.afterTokens ?? defaultIndex(fault, tokens.length), tokens.length);
  const nextToken = createPace(tokensPerSecond, answer.over);

  await pause(latencyMs, answer.over);
  for (const [index, token] of [...tokens, undefined].entries()) {
    if (token !== undefined && index > 0) await nextToken();
    if (answer.over.aborted) return;
    if (fault && index === faultIndex) {
      if (fault.type !== 'malformed') {
        applyFault(answer, fault);
        return;
      }
      answer.writeMalformed(token ?? '', fault.variant ?? 'json');
      if (token === undefined) answer.close();
    } else if (token === undefined) answer.finish();
    else answer.write(token);
  }
}

function defaultIndex(fault: ChatAnswerFault, tokenCount: number): number {
  return fault.type === 'no-terminator' ? tokenCount : 0;
}

function applyFault(answer: Answer, fault: Exclude<ChatAnswerFault, { type: 'malformed' }>): void {
  switch (fault.type) {
    case 'stall':
      break;
    case 'drop':
      answer.drop();
      break;
    case 'no-terminator':
      answer.close();
      break;
    case 'error-event': {
      const { message = 'The model stopped working.', code, event } = fault;
      answer.reportError({ message, ...(code !== undefined && { code }) }, event);
      break;
    }
    default:
      fault satisfies never;
  }
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

function pause(milliseconds: number, over: AbortSignal): Promise<void> {
  if (!(milliseconds > 0) || over.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    over.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
