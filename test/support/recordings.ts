import { readFileSync } from 'node:fs';
import type {
  ChatErrorCode,
  ChatMetadata,
  ChatPart,
  ChatProtocol,
  ChatState,
  FinishReason,
} from 'react-chat-stream/core';
import { describe, expect, test } from 'vitest';
import { readAnswer } from './readAnswer.ts';

/** What is left of an answer when everything that differs from run to run is taken away. */
export type Outcome = {
  parts: readonly ChatPart[];
  finishReason?: FinishReason;
  error?: ChatErrorCode;
  metadata?: ChatMetadata;
};

/** A recorded answer in `test/fixtures`, and what a user must see of it. */
export type Recording = { file: string; expected: Outcome };

/** How the recordings of one protocol are varied. */
export type Variations = {
  /** Told by the file's ending where it is absent: `.sse`, `.ndjson`, `.json`, `.txt`. */
  contentType?: string;
  /**
   * Finds the frames that end an answer. They are taken out to see it become `incomplete`; they must hold no text.
   * Left out where the end of the body is the only end.
   */
  terminator?: RegExp;
  /** A frame that the protocol does not know, put between all others. Left out where every frame is text. */
  unknownFrame?: string;
};

const CONTENT_TYPES: Record<string, string> = {
  sse: 'text/event-stream',
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  txt: 'text/plain',
};

/** The text of a recording. Its lines end in LF. */
export const recorded = (file: string): string =>
  readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');

/** Reads a recording, in whatever pieces, to what a user sees at the end. */
export async function outcomeOf(
  ...[protocol, body, options]: Parameters<typeof readAnswer>
): Promise<Outcome> {
  const { state } = await readAnswer(protocol, body, options);
  return toOutcome(state);
}

/** Declares the tests that every streamed recording has to pass, however it reaches the reader. */
export function testRecordings(
  createProtocol: () => ChatProtocol,
  recordings: readonly Recording[],
  { contentType, terminator, unknownFrame }: Variations = {},
): void {
  describe.each(recordings)('the recording $file', ({ file, expected }) => {
    const body = recorded(file);
    const type = contentType ?? CONTENT_TYPES[file.slice(file.lastIndexOf('.') + 1)];
    const boundary = type === 'text/event-stream' ? '\n\n' : '\n';
    const frames = body.split(boundary).filter((frame) => frame.trim());
    const framed = (changed: readonly string[]): string => changed.map((frame) => frame + boundary).join('');
    const read = (changed: string, cut?: 'bytes' | number): Promise<Outcome> =>
      outcomeOf(createProtocol(), changed, { contentType: type, cut });

    test('reads in one piece', async () => {
      expect(await read(body)).toEqual(expected);
    });

    test('reads byte by byte', async () => {
      expect(await read(body, 'bytes')).toEqual(expected);
    });

    test('reads cut in two at every byte', async () => {
      const { length } = new TextEncoder().encode(body);
      for (let cut = 1; cut < length; cut++)
        expect(await read(body, cut), `cut at byte ${cut}`).toEqual(expected);
    }, 60_000);

    if (type !== 'text/plain')
      test('reads with lines that end in CRLF or CR', async () => {
        for (const lineEnd of ['\r\n', '\r']) {
          const changed = body.replaceAll('\n', lineEnd);
          expect(await read(changed)).toEqual(expected);
          expect(await read(changed, 'bytes')).toEqual(expected);
        }
      });

    if (unknownFrame)
      test('reads with unknown frames and fields put in', async () => {
        const changed = frames.flatMap((frame) => [
          unknownFrame,
          frame.replace('{', '{"x_unknown":{"x":[null]},'),
        ]);
        expect(await read(framed(changed))).toEqual(expected);
      });

    if (/^event:/m.test(body))
      test('reads without the names of the events', async () => {
        const changed = body.replace(/^event:.*\n/gm, '');
        expect(await read(changed)).toEqual(expected);
      });

    if (terminator && expected.finishReason)
      test('is incomplete without its end, and keeps all', async () => {
        const changed = frames.filter((frame) => !terminator.test(frame));
        expect(changed.length).toBeLessThan(frames.length);
        const { parts, error, finishReason } = await read(framed(changed));
        expect({ error, finishReason }).toEqual({ error: 'incomplete' });
        expect(textsOf(parts)).toEqual(textsOf(expected.parts));
      });
  });
}

function toOutcome({ messages, finishReason, error }: ChatState): Outcome {
  const answer = messages.at(-1);
  const isAnswer = answer?.role === 'assistant';
  return {
    parts: isAnswer ? answer.parts : [],
    metadata: isAnswer ? answer.metadata : undefined,
    finishReason,
    error: error?.code,
  };
}

/** The visible text and the thoughts, joined; the parts themselves may lack what only the end tells. */
const textsOf = (parts: readonly ChatPart[]): Record<string, string> => ({
  text: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
  reasoning: parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join(''),
});
