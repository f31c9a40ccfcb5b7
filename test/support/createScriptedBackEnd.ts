import { ChatError, type ChatRequest, type ChatTransport, type StreamEvent } from 'react-chat-stream/core';
import type { Piece } from './chatCommands.ts';
import { settled } from './createManualTransport.ts';

/** One answer of the back end, whatever number of requests it takes. */
export type ScriptedAnswer = {
  /** What the answer holds so far; a resumed request without a last id is told it from the beginning. */
  frames: StreamEvent[];
  /** The attempt that brought the first message, after which a drop is resumed and not retried. */
  begunAt?: number;
};

/** One request. */
export type ScriptedRequest = {
  request: ChatRequest;
  answer: ScriptedAnswer;
  /** How many of the frames an earlier request has been given. */
  toldBefore: number;
  /** How many of the frames this request has been given. */
  told: number;
  /** Whether the back end still owes something: neither side has ended it. */
  isOpen(): boolean;
  /** Whether nobody reads any more: aborted, closed, or ended by the back end. */
  isOver(): boolean;
  deliver(step: () => IteratorResult<StreamEvent>): Promise<void>;
};

/** A back end that a test plays, and that notes every request, who closed it, and what it was asked to go on from. */
export function createScriptedBackEnd(hasEventIds: boolean, onRequest: (made: ScriptedRequest) => void) {
  const requests: ScriptedRequest[] = [];
  let count = 0;
  /** Which answer each piece of text belongs to, by its words. */
  const owners = new Map<string, ScriptedAnswer>();

  const transport: ChatTransport = {
    send(request) {
      const steps: (() => IteratorResult<StreamEvent>)[] = [];
      let wake = (): void => {};
      let isClosed = false;
      let isEnded = false;
      const isFirst = request.attempt === 1;
      const answer: ScriptedAnswer = (!isFirst && requests.at(-1)?.answer) || { frames: [] };
      const toldBefore =
        answer.frames.findIndex(({ eventId }) => eventId && eventId === request.lastEventId) + 1;
      const made: ScriptedRequest = {
        request,
        answer,
        toldBefore,
        told: toldBefore,
        isOpen: () => !isEnded && !isClosed && !request.signal.aborted,
        isOver: () => isEnded || isClosed || request.signal.aborted,
        deliver(step) {
          steps.push(step);
          wake();
          return settled();
        },
      };
      requests.push(made);
      onRequest(made);
      return {
        [Symbol.asyncIterator]: () => ({
          async next() {
            while (steps.length === 0) {
              await new Promise<void>((resolve) => {
                wake = resolve;
              });
            }
            try {
              const result = (steps.shift() as () => IteratorResult<StreamEvent>)(); // the loop has waited for one
              isEnded ||= result.done === true;
              return result;
            } catch (error) {
              isEnded = true;
              throw error;
            }
          },
          async return() {
            isClosed = true;
            return { value: undefined, done: true };
          },
        }),
      };
    },
  };

  function newFrame(piece: Piece): StreamEvent {
    const n = ++count;
    const eventId = hasEventIds ? `e${n}` : undefined;
    const call = { toolCallId: 'call', eventId };
    switch (piece) {
      case 'text':
        return { type: 'text-delta', delta: `t${n} `, eventId };
      case 'reasoning':
        return { type: 'reasoning-delta', delta: `r${n} `, eventId };
      case 'start':
        return { type: 'message-start', messageId: `server${n}`, eventId };
      case 'tool-start':
        return { ...call, type: 'tool-call-start', toolName: 'tool' };
      case 'tool-delta':
        return { ...call, type: 'tool-call-delta', delta: '{}' };
      case 'tool-end':
        return { ...call, type: 'tool-call-end' };
      case 'tool-result':
        return { ...call, type: 'tool-result', output: n };
      case 'metadata':
        return { type: 'metadata', metadata: { n }, eventId };
      case 'data':
        return { type: 'data', name: 'note', id: 'd', data: n, eventId };
    }
  }

  const give = (to: ScriptedRequest, event: StreamEvent): Promise<void> =>
    to.deliver(() => ({ value: event, done: false }));

  return {
    transport,
    requests,
    owners,
    open: (): ScriptedRequest[] => requests.filter((made) => made.isOpen()),
    give,
    /** Gives the next frame of the answer: one that an earlier request has had, or a new one. */
    tell(to: ScriptedRequest, piece: Piece): Promise<void> {
      const { frames } = to.answer;
      if (to.told === frames.length) {
        frames.push(newFrame(piece));
        owners.set(`t${count}`, to.answer);
      }
      to.answer.begunAt ??= to.request.attempt;
      return give(to, frames[to.told++] as StreamEvent); // pushed where it was missing
    },
    fail: (to: ScriptedRequest, error: unknown): Promise<void> =>
      to.deliver(() => {
        throw error;
      }),
    close: (to: ScriptedRequest): Promise<void> => to.deliver(() => ({ value: undefined, done: true })),
    serverError: (to: ScriptedRequest): Promise<void> =>
      give(to, { type: 'error', error: new ChatError('server') }),
  };
}
