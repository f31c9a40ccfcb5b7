import { ollama } from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { chatPart, toolCall } from '../../support/parts.ts';
import { outcomeOf, type Recording, recorded, testRecordings } from '../../support/recordings.ts';

const { text, reasoning } = chatPart;
const model = 'llama3.2';
const COUNTS = {
  total_duration: 4883583458,
  load_duration: 1334875,
  prompt_eval_count: 26,
  eval_count: 282,
};

/** A call comes whole, so it has no text of its input. */
const wholeCall = (id: string, name: string, input: string): object => ({
  ...toolCall(id, name, input),
  inputText: '',
});

const RECORDINGS: Recording[] = [
  {
    file: 'ollama/text.ndjson',
    expected: {
      parts: [text('Tea needs 90 °C — 茶 🍵.')],
      finishReason: 'stop',
      metadata: { model, usage: COUNTS },
    },
  },
  {
    file: 'ollama/thinking.ndjson',
    expected: {
      parts: [reasoning('A greeting. Be kind.'), text('Hello!')],
      finishReason: 'length',
      metadata: { model, usage: { eval_count: 9 } },
    },
  },
  {
    file: 'ollama/tools.ndjson',
    expected: {
      parts: [
        wholeCall(expect.any(String), 'get_weather', '{"city":"Zürich"}'),
        wholeCall(expect.any(String), 'get_weather', '{"city":"Rome"}'),
        wholeCall('call_5', 'get_time', '{}'),
      ] as Recording['expected']['parts'],
      finishReason: 'tool-calls',
      metadata: { model, usage: { eval_count: 40 } },
    },
  },
  {
    file: 'ollama/last-line-without-end.ndjson',
    expected: { parts: [text('No line feed')], finishReason: 'stop', metadata: { model, usage: {} } },
  },
  { file: 'ollama/error.ndjson', expected: { parts: [text('Half an ')], error: 'server' } },
];

testRecordings(ollama, RECORDINGS, { terminator: /"done":true/, unknownFrame: '{"status":"loading"}' });

describe('a streamed answer', () => {
  const read = (...lines: object[]): ReturnType<typeof outcomeOf> =>
    outcomeOf(ollama(), lines.map((line) => `${JSON.stringify(line)}\n`).join(''), {
      contentType: 'application/x-ndjson',
    });

  test('may put its last words into the line that ends it, and null for what is absent', async () => {
    const outcome = await read(
      { message: { content: 'Hel', thinking: null, tool_calls: null }, done: false },
      { message: { content: 'lo' }, done: true, done_reason: null },
    );
    expect(outcome).toMatchObject({ parts: [text('Hello')], finishReason: 'stop' });
  });

  test.each([
    ['load', 'other'],
    ['constructor', 'other'],
  ])('that ends with %s has the finish reason %s', async (done_reason, finishReason) => {
    expect(await read({ message: { content: 'Hi' }, done: true, done_reason })).toMatchObject({
      finishReason,
    });
  });

  test('gives calls without an id one each', async () => {
    const { parts } = await read(
      { message: { tool_calls: [{ function: { name: 'a', arguments: {} } }] } },
      { message: { tool_calls: [{ function: { name: 'a', arguments: {} } }] }, done: true },
    );
    expect(new Set(parts.map((part) => 'toolCallId' in part && part.toolCallId)).size).toBe(2);
  });
});

describe('a JSON answer', () => {
  const read = (body: string): ReturnType<typeof outcomeOf> =>
    outcomeOf(ollama(), body, { contentType: 'application/json' });

  test('has its text, thinking, calls and counts', async () => {
    expect(await read(recorded('ollama/answer.json'))).toEqual({
      parts: [
        reasoning('Rayleigh.'),
        text('It scatters.'),
        wholeCall(expect.any(String), 'get_weather', '{"city":"Oslo"}'),
      ],
      finishReason: 'tool-calls',
      metadata: { model, usage: COUNTS },
    });
  });

  test('is an error where it holds one, and malformed where it is of another format', async () => {
    expect(await read('{"error":"model not found"}')).toMatchObject({ error: 'server' });
    for (const other of ['{"content":"Hi"}', '[]', 'null', '"Hi"'])
      expect(await read(other), other).toMatchObject({ error: 'protocol' });
  });
});
