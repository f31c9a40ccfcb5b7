import type { ChatAnswerFault, ChatFault } from './ChatFault.ts';
import { chatFaults } from './chatFaults.ts';
import type { ChatMockRequest } from './types.ts';

/** Options of {@link createFaultPlan}. */
export type FaultPlanOptions = {
  /** Share of requests that fail, from 0 to 1. @defaultValue 0.5 */
  rate?: number | undefined;
  /** What is chosen from. @defaultValue all of {@link chatFaults} */
  faults?: readonly ChatFault[] | undefined;
  /** Where the fault says `afterTokens`, it comes after 0 to this many. @defaultValue as the fault says */
  maxAfterTokens?: number | undefined;
};

/**
 * Makes the option `fault` for a soak test: random faults, the same for the same seed and request count.
 *
 * @example
 * ```ts
 * const chat = createChatMock({ fault: createFaultPlan(42, { rate: 0.3 }) });
 * ```
 */
export function createFaultPlan(
  seed: number,
  {
    rate = 0.5,
    faults = Object.values(chatFaults).map(({ fault }) => fault),
    maxAfterTokens,
  }: FaultPlanOptions = {},
): (request: Pick<ChatMockRequest, 'count'>) => ChatFault | undefined {
  return ({ count }) => {
    const draw = createDraws(seed, count);
    const isFaulty = draw() < rate;
    const fault = faults[Math.floor(draw() * faults.length)];
    if (!isFaulty || !fault) return undefined;
    const position = Math.floor(draw() * ((maxAfterTokens ?? 0) + 1));
    return maxAfterTokens !== undefined && hasPosition(fault) ? { ...fault, afterTokens: position } : fault;
  };
}

function hasPosition(fault: ChatFault): fault is Extract<ChatAnswerFault, { afterTokens?: number }> {
  return 'afterTokens' in fault;
}

/** Numbers from 0 up to 1 that two integers decide: a hash of them, hashed on (splitmix32). */
function createDraws(seed: number, count: number): () => number {
  let state = Math.imul(seed | 0, 0x85ebca6b) ^ Math.imul(count, 0xc2b2ae35);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
