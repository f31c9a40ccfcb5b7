import { createEventStreamReader } from './createEventStreamReader.ts';
import { createFrameSink, type FrameSink } from './createFrameSink.ts';
import { createLineReader, type TextReader } from './createLineReader.ts';
import type { ChatDecoder, StreamEvent } from './types.ts';

/** Takes the text of a body piece by piece, and gives the events that each piece completes. */
export type BodyReader = (text: string, isEnd: boolean) => readonly StreamEvent[];

/** Chooses how a body is read by its content type, whatever was asked for; `undefined` where nothing reads it. */
export function createBodyReader(contentType: string | null, decoder: ChatDecoder): BodyReader | undefined {
  // Without its parameters, in which anything may stand.
  const [type = ''] = (contentType ?? '').split(';');
  if (/^text\/event-stream/i.test(type)) return reader(decoder, createEventStreamReader);
  if (/ndjson|jsonl|stream\+json/i.test(type)) return reader(decoder, readLines);
  if (/[/+]json/i.test(type))
    return reader({ frame: ({ data }) => decoder.json(JSON.parse(data)) }, (sink) =>
      readLines(sink, (text) => [text]),
    );
  if (/^text\/plain/i.test(type)) return reader(BARE_TEXT, readPieces);
  return undefined;
}

/** Its end is its only terminator. */
const BARE_TEXT: Pick<ChatDecoder, 'frame' | 'end'> = {
  frame: ({ data }) => [{ type: 'text-delta', delta: data }],
  end: () => [{ type: 'finish' }],
};

function reader(
  decoder: Pick<ChatDecoder, 'frame' | 'end'>,
  createReader: (sink: FrameSink) => TextReader,
): BodyReader {
  const sink = createFrameSink(decoder);
  const read = createReader(sink);
  return (text, isEnd) =>
    sink.take(() => {
      read(text, isEnd);
      if (isEnd) sink.end();
    });
}

const readLines = (sink: FrameSink, cut?: (text: string) => readonly string[]): TextReader =>
  createLineReader((data, mayBeCut) => {
    if (data.trim()) sink.frame({ data }, mayBeCut);
  }, cut);

const readPieces =
  (sink: FrameSink): TextReader =>
  (data) => {
    if (data) sink.frame({ data });
  };
