import { ChatError } from './ChatError.ts';
import { createEventStreamReader } from './createEventStreamReader.ts';
import type { FrameSink } from './createFrameSink.ts';
import { createLineReader, MAX_EVENT_CHARS, type TextReader } from './createLineReader.ts';
import { parseJson } from './parseJson.ts';
import type { ChatDecoder } from './types.ts';

/** Chooses how a body is read by its content type, whatever was asked for; `undefined` where nothing reads it. */
export function createBodyReader(
  contentType: string | null,
  sink: FrameSink,
  decoder: ChatDecoder,
): TextReader | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') return framed(createEventStreamReader(sink), sink);
  if (/[/-](ndjson|jsonl)$|stream\+json$/.test(type)) {
    const readLine = (data: string): void => (data.trim() === '' ? undefined : sink.frame({ data }));
    return framed(createLineReader(readLine), sink);
  }
  if (/[/+]json$/.test(type)) return whole((body) => sink.add(decoder.json(parseJson(body))));
  if (type === 'text/plain') return plain(sink);
  return undefined;
}

/** Many messages, of which the last says that it is the last. */
const framed = ({ feed, end }: TextReader, sink: FrameSink): TextReader => ({
  feed,
  end: () => sink.end(end),
});

/** One message. */
function whole(onBody: (body: string) => void): TextReader {
  let body = '';
  return {
    feed(text) {
      body += text;
      if (body.length > MAX_EVENT_CHARS) throw new ChatError('too-large');
    },
    end() {
      if (body.trim() === '') throw new ChatError('empty');
      onBody(body);
    },
  };
}

/** Bare text: its end is its only terminator. */
function plain(sink: FrameSink): TextReader {
  let isEmpty = true;
  return {
    feed(delta) {
      if (delta === '') return;
      isEmpty = false;
      sink.add([{ type: 'text-delta', delta }]);
    },
    end() {
      if (isEmpty) throw new ChatError('empty');
      sink.add([{ type: 'finish' }]);
    },
  };
}
