import { ChatError } from './ChatError.ts';
import type { FrameSink } from './createFrameSink.ts';
import { createLineReader, MAX_EVENT_CHARS, type TextReader } from './createLineReader.ts';
import type { StreamFrame } from './types.ts';

/**
 * Reads `text/event-stream` as the HTML standard says (section 9.2.6), with one departure: `end()` dispatches
 * a block that lacks its blank line, because gateways drop it and with it the last event (openai-node #2725).
 * The sink must be ready for that block to be cut.
 */
export function createEventStreamReader(sink: Pick<FrameSink, 'frame' | 'comment'>): TextReader {
  let data: string | undefined;
  let event: string | undefined;
  // Not reset by a dispatch: an id holds until the next one.
  let id: string | undefined;

  function dispatch(): void {
    const frame: StreamFrame | undefined = data === undefined ? undefined : { data, event, id };
    data = event = undefined;
    if (frame) sink.frame(frame);
  }

  const lines = createLineReader((line) => {
    if (line === '') return dispatch();
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === '') sink.comment();
    if (field === 'event') event = value || undefined;
    if (field === 'id' && !value.includes('\0')) id = value || undefined;
    if (field !== 'data') return;
    data = data === undefined ? value : `${data}\n${value}`;
    if (data.length > MAX_EVENT_CHARS) throw new ChatError('too-large');
  });

  return {
    feed: lines.feed,
    end() {
      lines.end();
      dispatch();
    },
  };
}
