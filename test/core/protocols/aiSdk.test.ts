import { aiSdk } from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { chatPart, sse, toolCall } from '../../support/parts.ts';
import { readAnswer } from '../../support/readAnswer.ts';
import { outcomeOf, type Recording, recorded, testRecordings } from '../../support/recordings.ts';

const { text, reasoning, source } = chatPart;
const failed = { state: 'output-error', inputText: '' } as const;

const RECORDINGS: Recording[] = [
  {
    file: 'ai-sdk/text.sse',
    expected: {
      parts: [reasoning('A greeting.'), text('Grüezi 👋 你好')],
      finishReason: 'stop',
      metadata: { model: 'm-1', tokens: 7, cost: 0.1 },
    },
  },
  {
    file: 'ai-sdk/tools.sse',
    expected: {
      parts: [
        {
          ...toolCall('c1', 'getWeather', '{"city":"Bern"}'),
          state: 'output-available',
          output: { t: 20 },
        },
        { ...toolCall('c2', 'book', '{"seat":4}'), ...failed, errorText: 'Sold out' },
        { ...toolCall('c3', 'book', '{}'), ...failed, input: '{seat', errorText: 'Bad input' },
        { ...toolCall('c4', 'delete', '{"all":true}'), ...failed, errorText: 'denied' },
        { type: 'data-tool-approval-request', id: 'c4', data: { approvalId: 'p1', toolCallId: 'c4' } },
      ],
      finishReason: 'tool-calls',
    },
  },
  {
    file: 'ai-sdk/extras.sse',
    expected: {
      parts: [
        { ...source('https://otters.example/', 'Otters'), sourceId: 's1' },
        { type: 'source', sourceId: 's2', title: 'Seals' },
        { type: 'file', url: 'data:image/png;base64,iVBORw==', mediaType: 'image/png' },
        { type: 'file', url: 'https://files.example/a.png', mediaType: 'image/png' },
        { type: 'data-weather', id: 'w1', data: { t: 20 } },
        { type: 'data-note', data: 'kept' },
        text('Done.'),
      ],
      finishReason: 'stop',
    },
  },
  {
    file: 'ai-sdk/steps.sse',
    expected: {
      parts: [
        {
          ...toolCall('c1', 'getWeather', '{"city":"Bern"}'),
          inputText: '',
          state: 'output-available',
          output: { t: 20 },
        },
        { ...source('https://a.example/', 'A'), sourceId: 's1' },
        { type: 'data-step-start', data: 2 },
        text('It is 20 °C.'),
        { ...source('https://b.example/', 'B'), sourceId: 's2' },
      ],
      finishReason: 'stop',
    },
  },
  { file: 'ai-sdk/error.sse', expected: { parts: [text('Half an')], error: 'server' } },
  { file: 'ai-sdk/abort.sse', expected: { parts: [text('Half an')], error: 'server' } },
];

// What is left is `[DONE]`, which is no end by itself.
testRecordings(aiSdk, RECORDINGS, {
  terminator: /"type":"finish"/,
  unknownFrame: 'data: {"type":"brand-new","delta":"no"}',
});

describe('aiSdk', () => {
  test('does not wait for [DONE] after the finish', async () => {
    const body = sse({ type: 'text-delta', id: 't', delta: 'Hi' }, { type: 'finish' });
    expect((await outcomeOf(aiSdk(), body)).finishReason).toBe('stop');
  });

  test.each([
    ['error', 'The model is gone.'],
    ['abort', 'deploy'],
  ])('passes the words of an %s on, which may be tried again', async (name, detail) => {
    const { state } = await readAnswer(aiSdk(), recorded(`ai-sdk/${name}.sse`));
    expect(state.error).toMatchObject({ detail, retryable: true });
  });

  test.each([
    ['length', 'length'],
    ['content-filter', 'content-filter'],
    ['error', 'other'],
    ['toString', 'other'],
    [null, 'stop'],
  ])('tells the finish reason %s as %s', async (finishReason, expected) => {
    const body = sse({ type: 'finish', finishReason });
    expect((await outcomeOf(aiSdk(), body)).finishReason).toBe(expected);
  });

  test('tells transient data to onEvent, and begins no answer with it', async () => {
    const note = { type: 'data-note', data: { percent: 50 }, transient: true };
    const { events, state } = await readAnswer(aiSdk(), sse(note, { type: 'error', errorText: 'No' }));
    expect(events).toContainEqual({ type: 'data', name: 'note', data: { percent: 50 }, transient: true });
    expect(state.messages.map(({ role }) => role)).toEqual(['user']);
  });

  test('reads a row of chunks that comes as one JSON array', async () => {
    const body = JSON.stringify([{ type: 'text-delta', id: 't', delta: 'Hi' }, { type: 'finish' }]);
    const outcome = await outcomeOf(aiSdk(), body, { contentType: 'application/json' });
    expect(outcome).toMatchObject({ parts: [text('Hi')], finishReason: 'stop' });
  });
});
