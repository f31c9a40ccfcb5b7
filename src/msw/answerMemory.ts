import type { Answer } from './answer.ts';
import type { ChatMockRequest, ChatReply } from './types.ts';

/** What a resumable mock remembers of one answer. */
export type AnswerLog = {
  /** Begins the ids of its events: `2-1`, `2-2`, … */
  number: number;
  reply: Promise<ChatReply>;
  /** The texts of its events, oldest first. */
  sent: string[];
};

/** Where an answer is to go on: after so many events of it. */
export type Continuation = { log: AnswerLog; from: number };

/** Remembers answers by the ids of their events and by the `Idempotency-Key` of their requests. */
export type AnswerMemory = {
  /** Finds what a request continues; `'nothing'` where it asks for the rest of an answer that has none. */
  find(
    request: Pick<ChatMockRequest, 'idempotencyKey' | 'lastEventId'>,
  ): Continuation | 'nothing' | undefined;
  /** Begins the log of a new answer. */
  add(idempotencyKey: string | undefined, reply: Promise<ChatReply>): Continuation;
};

/** Makes an {@link AnswerMemory}. `overlap` is how many events it sends once more. */
export function createAnswerMemory(overlap: number): AnswerMemory {
  const logs: AnswerLog[] = [];
  const byKey = new Map<string, AnswerLog>();
  return {
    find({ idempotencyKey, lastEventId }) {
      if (lastEventId !== undefined) {
        const [number, position] = lastEventId.split('-').map(Number);
        const log = logs[(number ?? 0) - 1];
        // The terminator has an id as well: after it comes nothing.
        if (!log || position === undefined || !(position <= log.sent.length)) return 'nothing';
        return { log, from: Math.max(0, position - overlap) };
      }
      const log = idempotencyKey === undefined ? undefined : byKey.get(idempotencyKey);
      return log && { log, from: 0 };
    },
    add(idempotencyKey, reply) {
      const log = { number: logs.length + 1, reply, sent: [] };
      logs.push(log);
      if (idempotencyKey !== undefined) byKey.set(idempotencyKey, log);
      return { log, from: 0 };
    },
  };
}

/** Sends again what is remembered, and gives an answer that writes into the log too and names its events. */
export function continueAnswer(answer: Answer, { log, from }: Continuation): Answer {
  const idAt = (position: number): string => `${log.number}-${position}`;
  const add = (text: string): string => idAt(log.sent.push(text));
  for (const [index, text] of log.sent.entries()) if (index >= from) answer.write(text, idAt(index + 1));
  return {
    ...answer,
    write: (text) => answer.write(text, add(text)),
    writeMalformed: (text, variant) => answer.writeMalformed(text, variant, add(text)),
    finish: (fault) => answer.finish(fault, idAt(log.sent.length + 1)),
  };
}
