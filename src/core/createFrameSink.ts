import { ChatError, isChatError, withHint } from './ChatError.ts';
import { MAX_DETAIL_CHARS, serverError } from './serverError.ts';
import type { ChatDecoder, DecodedEvent, StreamEvent, StreamFrame } from './types.ts';
import { warn } from './warn.ts';

/** Turns the frames of one response into events, up to the first `finish` or `error`. */
export type FrameSink = {
  /** Takes a frame in. One that may be cut, because the body ended in it, is dropped if it does not decode and good ones came. */
  frame(frame: StreamFrame, mayBeCut?: boolean): void;
  /** A sign of life that is no message. */
  comment(): void;
  /** The frames ended by themselves: without a terminator that is `incomplete`, or `empty` where none came. */
  end(): void;
  /** Does a step of reading, and gives the events that came of it. What it throws becomes an `error` event. */
  take(step: () => void): readonly StreamEvent[];
};

/** Whether nothing can follow an event. */
export const isTerminal = ({ type }: DecodedEvent): boolean => type === 'finish' || type === 'error';

/** A malformed frame is the error `protocol` if no good one came before; among good ones it is skipped and counted. */
export function createFrameSink(decoder: Pick<ChatDecoder, 'frame' | 'end'>): FrameSink {
  let events: StreamEvent[] = [];
  let good = 0;
  let skipped = 0;
  let isOver = false;
  /** In development only: whether a frame meant anything. */
  let hasContent = false;

  function add(more: readonly DecodedEvent[], eventId?: string): void {
    for (const event of more) {
      if (isOver) return;
      isOver = isTerminal(event);
      const known = event.type === 'error' ? { ...event, error: serverError(event.error) } : event;
      events.push(eventId === undefined ? known : { ...known, eventId });
    }
  }

  return {
    frame(frame, mayBeCut) {
      if (isOver) return;
      try {
        const decoded = decoder.frame(frame);
        good++;
        if (process.env.NODE_ENV !== 'production') hasContent ||= decoded.length > 0;
        add(decoded.length > 0 ? decoded : [{ type: 'heartbeat', isMessage: true }], frame.id);
      } catch (cause) {
        if (good === 0) throw isChatError(cause) ? cause : malformed(frame.data, cause);
        if (mayBeCut) return;
        add([{ type: 'metadata', metadata: { skippedFrames: ++skipped } }]);
        if (process.env.NODE_ENV !== 'production') {
          warn(
            `A malformed frame was skipped: ${frame.data.slice(0, 120)}.`,
            'Some of the answer may be missing, so the message carries metadata.skippedFrames.',
            'Make the server send one whole JSON value per frame, or check the `protocol` option against what it sends.',
          );
        }
      }
    },
    comment: () => add([{ type: 'heartbeat' }]),
    end() {
      if (good > 0) add(decoder.end?.() ?? []);
      if (!isOver) {
        const error = new ChatError(good > 0 ? 'incomplete' : 'empty');
        throw process.env.NODE_ENV === 'production' ? error : withHint(error, endHint(good, hasContent));
      }
    },
    take(step) {
      try {
        step();
      } catch (error) {
        add([{ type: 'error', error: serverError(error) }]);
      }
      const taken = events;
      events = [];
      return taken;
    },
  };
}

function endHint(good: number, hasContent: boolean): string {
  if (good === 0) return 'The response ended without a single message.';
  return hasContent
    ? 'The response ended without the terminator of its protocol: `done: true` for `simple()`. The server crashed or forgot it, a proxy cut it off, or the `protocol` option is that of another format.'
    : `None of its ${good} frames says anything in this protocol. Check the \`protocol\` option against what the server sends.`;
}

/** The `protocol` error of a frame or body that is not what the wire format says. */
function malformed(data: string, cause: unknown): ChatError {
  const detail = data.slice(0, MAX_DETAIL_CHARS);
  const error = new ChatError('protocol', { detail, cause });
  return process.env.NODE_ENV === 'production' ? error : withHint(error, hintFor(detail));
}

function hintFor(frame: string): string {
  const isPythonRepr = /^\s*[[{]\s*'|[:,]\s*(True|False|None)\b/.test(frame);
  return isPythonRepr
    ? "This is Python's repr of a dict, not JSON: the server passed a dict where it needed a string. Send json.dumps(...) as the event's data."
    : 'The frame is not what the wire format says. Check the `protocol` option against what the server sends.';
}
