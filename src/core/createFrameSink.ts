import { ChatError, isChatError } from './ChatError.ts';
import type { ChatDecoder, StreamEvent, StreamFrame } from './types.ts';
import { warn } from './warn.ts';

/** Collects the events of one response until they are drained. Nothing after a `finish` or `error` is taken in. */
export type FrameSink = {
  frame(frame: StreamFrame): void;
  /** A sign of life that is no message. */
  comment(): void;
  add(events: readonly StreamEvent[]): void;
  /**
   * The frames ended by themselves. `flush` may give a last frame that was cut: one that does not decode is
   * dropped. Without a terminator the outcome is `incomplete`, or `empty` where no frame came.
   */
  end(flush?: () => void): void;
  /** Whether the terminator or an error has been taken in. */
  isOver(): boolean;
  /** Does a step of reading, and gives the events that came of it. What it throws becomes an `error` event. */
  take(step: () => void): readonly StreamEvent[];
};

/** A malformed frame is the error `protocol` if no good one came before; among good ones it is skipped and counted. */
export function createFrameSink(decoder: ChatDecoder): FrameSink {
  let events: StreamEvent[] = [];
  let good = 0;
  let skipped = 0;
  let isOver = false;
  let isTail = false;

  function add(more: readonly StreamEvent[]): void {
    for (const event of more) {
      if (isOver) return;
      events.push(event);
      isOver = event.type === 'finish' || event.type === 'error';
    }
  }

  return {
    add,
    frame(frame) {
      if (isOver) return;
      try {
        const decoded = decoder.frame(frame);
        good++;
        add(decoded.length > 0 ? decoded : [{ type: 'heartbeat', isMessage: true }]);
      } catch (error) {
        if (isTail) return;
        if (good === 0) throw error;
        add([{ type: 'metadata', metadata: { skippedFrames: ++skipped } }]);
        if (process.env.NODE_ENV !== 'production') {
          warn(
            `A malformed frame was skipped: ${frame.data.slice(0, 120)}.`,
            'Some of the answer may be missing, so the message carries metadata.skippedFrames.',
            'Make the server send one whole JSON value per frame.',
          );
        }
      }
    },
    comment: () => add([{ type: 'heartbeat' }]),
    end(flush) {
      isTail = true;
      flush?.();
      if (!isOver) add(decoder.end?.() ?? []);
      if (!isOver) throw new ChatError(good === 0 ? 'empty' : 'incomplete');
    },
    isOver: () => isOver,
    take(step) {
      try {
        step();
      } catch (error) {
        add([{ type: 'error', error: toChatError(error) }]);
      }
      const taken = events;
      events = [];
      return taken;
    },
  };
}

/** Keeps a {@link ChatError}; anything else that a transport or protocol throws is `server`, with its words as detail. */
export function toChatError(cause: unknown): ChatError {
  return isChatError(cause) ? cause : new ChatError('server', { cause, detail: String(cause) });
}
