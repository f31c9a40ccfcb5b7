import { anthropicMessages } from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { chatPart, sse, toolCall } from '../../support/parts.ts';
import { readAnswer } from '../../support/readAnswer.ts';
import { outcomeOf, type Recording, recorded, testRecordings } from '../../support/recordings.ts';

const { text, reasoning, source } = chatPart;
const model = 'claude-sonnet-4-5';
const usage = (output_tokens: number): object => ({ input_tokens: 25, output_tokens });
const OTTERS = { type: 'web_search_result', url: 'https://otters.example/', title: 'Otters' };

const RECORDINGS: Recording[] = [
  {
    file: 'anthropic-messages/text.sse',
    expected: {
      parts: [text('Tea likes 90 °C — 茶 🍵.')],
      finishReason: 'stop',
      metadata: { model, usage: usage(12) },
    },
  },
  {
    file: 'anthropic-messages/tools.sse',
    expected: {
      parts: [
        reasoning('Two cities; ask for each.'),
        { type: 'data-anthropic-signature', data: 'EqQBsig==' },
        { type: 'data-anthropic-redacted', data: 'Emwhidden==' },
        text('Let me look.'),
        toolCall('toolu_1', 'get_weather', '{"city":"Zürich"}'),
        { ...toolCall('toolu_2', 'get_weather', '{"city":"Rome"}'), inputText: '' },
      ],
      finishReason: 'tool-calls',
      metadata: { model, usage: usage(40) },
    },
  },
  {
    file: 'anthropic-messages/search.sse',
    expected: {
      parts: [
        {
          ...toolCall('srvtoolu_1', 'web_search', '{"query":"otters"}'),
          state: 'output-available',
          output: [{ ...OTTERS, encrypted_content: 'Ec=', page_age: null }],
        },
        {
          ...toolCall('srvtoolu_2', 'web_search', '{"query":"seals"}'),
          inputText: '',
          state: 'output-error',
          output: { type: 'web_search_tool_result_error', error_code: 'max_uses_exceeded' },
          errorText: 'max_uses_exceeded',
        },
        source('https://otters.example/', 'Otters'),
        text('Otters hold hands'),
        { type: 'source', sourceId: 'document-0' },
        text(' while they sleep.'),
      ],
      finishReason: 'stop',
      metadata: { model, usage: { ...usage(30), cache_read_input_tokens: 7 } },
    },
  },
  {
    file: 'anthropic-messages/citations.sse',
    expected: {
      parts: [text('The sky is blue.'), source('https://sky.example/', 'Sky')],
      finishReason: 'length',
      metadata: { model: 'claude-test', usage: usage(40) },
    },
  },
  {
    file: 'anthropic-messages/overloaded.sse',
    expected: { parts: [text('The first ')], error: 'server', metadata: { model } },
  },
  {
    file: 'anthropic-messages/length.sse',
    expected: {
      parts: [text('Once upon a')],
      finishReason: 'length',
      metadata: { model, usage: usage(3) },
    },
  },
];

testRecordings(anthropicMessages, RECORDINGS, {
  terminator: /message_stop/,
  unknownFrame: 'event: news\ndata: {"type":"news","delta":{"text":"no"}}',
});

describe('anthropicMessages', () => {
  test('reads a whole message', async () => {
    const body = recorded('anthropic-messages/answer.json');
    expect(await outcomeOf(anthropicMessages(), body, { contentType: 'application/json' })).toEqual({
      parts: [
        reasoning('Ask.'),
        { type: 'data-anthropic-signature', data: 'Eq=' },
        text('Let me look.'),
        { ...toolCall('toolu_3', 'get_weather', '{"city":"Oslo"}'), inputText: '' },
      ],
      finishReason: 'tool-calls',
      metadata: { model, usage: { input_tokens: 9, output_tokens: 20 } },
    });
  });

  test.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['tool_use', 'tool-calls'],
    ['refusal', 'content-filter'],
    ['pause_turn', 'other'],
    ['constructor', 'other'],
    [null, 'other'],
  ])('tells the stop reason %s as %s', async (stop_reason, finishReason) => {
    const body = sse({ type: 'message_delta', delta: { stop_reason } }, { type: 'message_stop' });
    expect((await outcomeOf(anthropicMessages(), body)).finishReason).toBe(finishReason);
  });

  test.each([
    ['overloaded_error', 'server', true],
    ['billing_error', 'server', false],
    ['request_too_large', 'server', false],
    ['api_error', 'server', true],
    ['rate_limit_error', 'rate-limited', true],
    ['invalid_request_error', 'server', false],
    ['authentication_error', 'server', false],
  ])('says of %s whether to try again', async (type, code, retryable) => {
    const { state } = await readAnswer(
      anthropicMessages(),
      sse({ type: 'error', error: { type, message: 'No' } }),
    );
    expect(state.error).toMatchObject({ code, retryable, detail: 'No' });
  });

  test('takes the id of the message', async () => {
    const { state } = await readAnswer(anthropicMessages(), recorded('anthropic-messages/text.sse'));
    expect(state.messages.at(-1)?.id).toBe('msg_01');
  });

  test('calls a text that is no string a protocol error', async () => {
    const delta = { type: 'text_delta', text: { a: 1 } };
    const body = sse({ type: 'content_block_delta', index: 0, delta });
    expect((await outcomeOf(anthropicMessages(), body)).error).toBe('protocol');
  });
});
