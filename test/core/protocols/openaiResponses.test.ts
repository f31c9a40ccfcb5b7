import { openaiResponses } from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { chatPart, sse, toolCall } from '../../support/parts.ts';
import { outcomeOf, type Recording, recorded, testRecordings } from '../../support/recordings.ts';

const { text, reasoning, source } = chatPart;
const GPT = { model: 'gpt-5', responseId: 'resp_1' };

const RECORDINGS: Recording[] = [
  {
    file: 'openai-responses/text.sse',
    expected: {
      parts: [text('Tea needs 90 °C — 茶 🍵.')],
      finishReason: 'stop',
      metadata: { ...GPT, usage: { input_tokens: 9, output_tokens: 8, total_tokens: 17 } },
    },
  },
  {
    file: 'openai-responses/reasoning.sse',
    expected: {
      parts: [
        reasoning('**Light**\nShort waves.\n\n**Sky**\nBlue.'),
        text('It scatters.'),
        source('https://sky.example/', 'Sky'),
      ],
      finishReason: 'stop',
      metadata: { ...GPT, usage: { output_tokens: 30, output_tokens_details: { reasoning_tokens: 20 } } },
    },
  },
  {
    file: 'openai-responses/tools.sse',
    expected: {
      parts: [
        toolCall('call_w', 'get_weather', '{"city":"Zürich"}'),
        toolCall('call_t', 'get_time', '{"zone":"CET"}'),
      ],
      finishReason: 'tool-calls',
      metadata: { ...GPT, usage: { total_tokens: 40 } },
    },
  },
  {
    file: 'openai-responses/incomplete.sse',
    expected: {
      parts: [text('The story goes ')],
      finishReason: 'length',
      metadata: { ...GPT, usage: { output_tokens: 3 } },
    },
  },
  {
    file: 'openai-responses/refusal.sse',
    expected: {
      parts: [text("I'm sorry, I cannot.")],
      finishReason: 'stop',
      metadata: { ...GPT, usage: null },
    },
  },
  {
    file: 'openai-responses/image.sse',
    expected: {
      parts: [{ type: 'file', url: 'data:image/webp;base64,UklGRg==', mediaType: 'image/webp' }],
      finishReason: 'stop',
      metadata: { ...GPT, usage: null },
    },
  },
  {
    file: 'openai-responses/whole-items.sse',
    expected: {
      parts: [reasoning('Plan.'), text('All at once.'), toolCall('call_9', 'search', '{"q":"tea"}')],
      finishReason: 'tool-calls',
      metadata: { ...GPT, usage: null },
    },
  },
  {
    file: 'openai-responses/failed.sse',
    expected: { parts: [text('Half an ')], error: 'server', metadata: GPT },
  },
  {
    file: 'openai-responses/error.sse',
    expected: { parts: [], error: 'rate-limited' },
  },
];

testRecordings(openaiResponses, RECORDINGS, {
  terminator: /"type":"response\.(completed|incomplete)"/,
  unknownFrame: 'event: response.x_unknown\ndata: {"type":"response.x_unknown","delta":"No"}',
});

describe('a streamed answer', () => {
  const done = { type: 'response.completed', response: { status: 'completed' } };

  test('is read by the names of its events where the data has no type', async () => {
    const body =
      'event: response.output_text.delta\ndata: {"delta":"Hi"}\n\nevent: response.completed\ndata: {}\n\n';
    const outcome = await outcomeOf(openaiResponses(), body);
    expect(outcome).toMatchObject({ parts: [text('Hi')], finishReason: 'stop' });
  });

  test('is read by the type of the data where the event has another name', async () => {
    const body = `event: message\n${sse({ type: 'response.output_text.delta', delta: 'Hi' })}${sse(done)}`;
    expect(await outcomeOf(openaiResponses(), body)).toMatchObject({
      parts: [text('Hi')],
      finishReason: 'stop',
    });
  });

  test('keeps the input of a call that comes only with its end', async () => {
    const call = { type: 'function_call', call_id: 'c1', name: 'add', arguments: '' };
    const body = sse(
      { type: 'response.output_item.added', output_index: 0, item: call },
      { type: 'response.output_item.done', output_index: 0, item: { ...call, arguments: '{"a":1}' } },
      done,
    );
    expect((await outcomeOf(openaiResponses(), body)).parts).toEqual([toolCall('c1', 'add', '{"a":1}')]);
  });

  test('shows a text that comes only with its end, though the thoughts before came in pieces', async () => {
    const content = [{ type: 'output_text', text: 'Whole.', annotations: [] }];
    const body = sse(
      { type: 'response.reasoning_text.delta', output_index: 0, delta: 'Hm.' },
      { type: 'response.output_item.done', output_index: 1, item: { type: 'message', content } },
      done,
    );
    expect((await outcomeOf(openaiResponses(), body)).parts).toEqual([reasoning('Hm.'), text('Whole.')]);
  });

  test.each([
    ['content_filter', 'content-filter'],
    ['max_output_tokens', 'length'],
    ['constructor', 'other'],
    [undefined, 'other'],
  ])('that is incomplete because of %s has the finish reason %s', async (reason, finishReason) => {
    const response = { status: 'incomplete', incomplete_details: { reason } };
    const outcome = await outcomeOf(openaiResponses(), sse({ type: 'response.incomplete', response }));
    expect(outcome).toMatchObject({ finishReason });
  });

  test.each([
    ['response.failed without a reason', sse({ type: 'response.failed', response: { status: 'failed' } })],
    ['an error without a type', sse({ error: { code: 'server_error', message: 'No' } })],
    ['a wrapped error', sse({ type: 'error', error: { code: 'server_error', message: 'No' } })],
    ['a bare sentence', 'event: error\ndata: No\n\n'],
  ])('that breaks off with %s is an error', async (_name, end) => {
    const body = sse({ type: 'response.output_text.delta', delta: 'Half' }) + end;
    expect(await outcomeOf(openaiResponses(), body)).toMatchObject({
      parts: [text('Half')],
      error: 'server',
    });
  });

  test('is not ended by the [DONE] of imitators, and not marred by it', async () => {
    const piece = { type: 'response.output_text.delta', delta: 'Hi' };
    expect(await outcomeOf(openaiResponses(), sse(piece, '[DONE]'))).toMatchObject({
      error: 'incomplete',
      metadata: undefined,
    });
    expect(await outcomeOf(openaiResponses(), sse(piece, done, '[DONE]'))).toMatchObject({
      finishReason: 'stop',
    });
  });
});

describe('a JSON answer', () => {
  const read = (body: string): ReturnType<typeof outcomeOf> =>
    outcomeOf(openaiResponses(), body, { contentType: 'application/json' });

  test('has everything that a streamed one has', async () => {
    expect(await read(recorded('openai-responses/answer.json'))).toEqual({
      parts: [
        reasoning('**Light**\nShort waves.\n\n**Sky**\nBlue.'),
        text('It scatters.'),
        source('https://sky.example/', 'Sky'),
        toolCall('call_w', 'get_weather', '{"city":"Oslo"}'),
        { type: 'file', url: 'data:image/webp;base64,UklGRg==', mediaType: 'image/webp' },
      ],
      finishReason: 'tool-calls',
      metadata: { ...GPT, usage: { total_tokens: 50 } },
    });
  });

  test('is an error where it holds one, and malformed where it is of another format', async () => {
    expect(await read('{"error":{"message":"No","type":"rate_limit_error"}}')).toMatchObject({
      error: 'rate-limited',
    });
    expect(await read('{"id":"r","output":[],"status":"failed","error":null}')).toMatchObject({
      error: 'server',
    });
    for (const other of ['{"content":"Hi"}', '{"id":"x"}', '[]', 'null', '"Hi"'])
      expect(await read(other), other).toMatchObject({ error: 'protocol' });
  });
});
