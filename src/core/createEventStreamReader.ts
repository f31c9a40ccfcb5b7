import { ChatError } from './ChatError.ts';
import type { FrameSink } from './createFrameSink.ts';
import { createLineReader, MAX_EVENT_CHARS, type TextReader } from './createLineReader.ts';
import type { StreamFrame } from './types.ts';

/**
 * Reads `text/event-stream` as the HTML standard says (section 9.2.6), with one departure: at the end a block
 * that lacks its blank line is given out, because gateways drop it and with it the last event (openai-node #2725).
 */
export function createEventStreamReader(sink: Pick<FrameSink, 'frame' | 'comment'>): TextReader {
  let data: string | undefined;
  let event: string | undefined;
  // Not reset by a dispatch: an id holds until the next one.
  let id: string | undefined;

  function dispatch(mayBeCut?: boolean): void {
    const frame: StreamFrame | undefined = data === undefined ? undefined : { data, event, id };
    data = event = undefined;
    if (frame) sink.frame(frame, mayBeCut);
  }

  const read = createLineReader((line) => {
    if (line === '') return dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === '') sink.comment();
    if (field === 'event') event = value || undefined;
    if (field === 'id' && !value.includes('\0')) id = value || undefined;
    if (field !== 'data') return;
    data = data === undefined ? value : `${data}\n${value}`;
    if (data.length > MAX_EVENT_CHARS) throw new ChatError('too-large');
  });

  return (text, isEnd) => {
    read(text, isEnd);
    if (isEnd) dispatch(true);
  };
}
