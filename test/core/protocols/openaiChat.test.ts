import { openaiChat } from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { chatPart, sse, toolCall } from '../../support/parts.ts';
import { readAnswer } from '../../support/readAnswer.ts';
import { outcomeOf, type Recording, recorded, testRecordings } from '../../support/recordings.ts';

const { text, reasoning, source } = chatPart;
const chunk = (delta: object, finish_reason: string | null = null): object => ({
  choices: [{ index: 0, delta, finish_reason }],
});

const GPT = { model: 'gpt-5-mini', responseId: 'chatcmpl-A1' };
const DEEPSEEK = { model: 'deepseek-reasoner', responseId: 'd1' };
const OPENROUTER = { model: 'perplexity/sonar', responseId: 'gen-7' };

const RECORDINGS: Recording[] = [
  {
    file: 'openai-chat/text.sse',
    expected: {
      parts: [text('Tea needs 90 °C — 茶 🍵.')],
      finishReason: 'stop',
      metadata: { ...GPT, usage: { prompt_tokens: 9, completion_tokens: 8, total_tokens: 17 } },
    },
  },
  {
    file: 'openai-chat/tools.sse',
    expected: {
      parts: [
        toolCall('call_w', 'get_weather', '{"city":"Zürich"}'),
        toolCall('call_t', 'get_time', '{"zone":"CET"}'),
      ],
      finishReason: 'tool-calls',
      metadata: GPT,
    },
  },
  {
    file: 'openai-chat/tools-whole.sse',
    expected: {
      parts: [
        text('Let me look.'),
        toolCall('call_1', 'get_weather', '{"city":"Oslo"}'),
        toolCall('call_2', 'get_weather', '{"city":"Rome"}'),
      ],
      finishReason: 'tool-calls',
      metadata: { model: 'gemini', responseId: 'g1' },
    },
  },
  {
    file: 'openai-chat/tools-repeating.sse',
    expected: {
      parts: [toolCall('r1', 'add', '{"a":1,"b":2}'), toolCall('r2', 'add', '{"a":3} ')],
      finishReason: 'tool-calls',
      metadata: GPT,
    },
  },
  {
    file: 'openai-chat/tools-without-ids.sse',
    expected: {
      parts: [toolCall(expect.any(String), 'add', '{"a":1}'), toolCall(expect.any(String), 'add', '{"a":2}')],
      finishReason: 'tool-calls',
      metadata: GPT,
    },
  },
  {
    file: 'openai-chat/deepseek.sse',
    expected: {
      parts: [reasoning('A greeting. Be kind.'), text('Hello there!')],
      finishReason: 'stop',
      metadata: {
        ...DEEPSEEK,
        usage: { completion_tokens: 14, completion_tokens_details: { reasoning_tokens: 9 } },
      },
    },
  },
  {
    file: 'openai-chat/deepseek-overloaded.sse',
    expected: { parts: [text('Once upon')], error: 'server', metadata: DEEPSEEK },
  },
  {
    file: 'openai-chat/openrouter.sse',
    expected: {
      parts: [
        reasoning('Look it up.'),
        text('The moon is far.'),
        source('https://moon.example/a', 'Moon'),
        source('https://moon.example/b', 'Orbit'),
      ],
      finishReason: 'stop',
      metadata: { ...OPENROUTER, usage: { total_tokens: 31, cost: 0.0004 } },
    },
  },
  {
    file: 'openai-chat/openrouter-error.sse',
    expected: { parts: [text('The moon')], error: 'rate-limited', metadata: OPENROUTER },
  },
  {
    file: 'openai-chat/azure-filtered.sse',
    expected: {
      parts: [text('First, you')],
      finishReason: 'content-filter',
      metadata: { model: 'gpt-4o', responseId: 'chatcmpl-Az' },
    },
  },
  {
    file: 'openai-chat/no-done.sse',
    expected: {
      parts: [text('Only a reason ends me.')],
      finishReason: 'length',
      metadata: { model: 'abab', responseId: 'm1' },
    },
  },
  {
    file: 'openai-chat/no-reason.sse',
    expected: {
      parts: [text('Only DONE ends me.')],
      finishReason: 'stop',
      metadata: { model: 'tiny', responseId: 'm2' },
    },
  },
  {
    file: 'openai-chat/refusal.sse',
    expected: {
      parts: [text("I'm sorry, I cannot do that.")],
      finishReason: 'stop',
      metadata: GPT,
    },
  },
  {
    file: 'openai-chat/error.sse',
    expected: { parts: [text('The server')], error: 'server', metadata: GPT },
  },
  {
    file: 'openai-chat/vllm-error.sse',
    expected: { parts: [text('Half')], error: 'server', metadata: { model: 'qwen', responseId: 'v1' } },
  },
];

// The frame that ends `no-done.sse` holds text as well.
const [withTextInItsEnd, rest] = [
  RECORDINGS.filter(({ file }) => file.includes('no-done')),
  RECORDINGS.filter(({ file }) => !file.includes('no-done')),
];
const unknownFrame = 'event: x-unknown\ndata: {"type":"x_unknown","id":"x"}';
testRecordings(openaiChat, rest, { terminator: /\[DONE]|"finish_reason":"/, unknownFrame });
testRecordings(openaiChat, withTextInItsEnd, { unknownFrame });

describe('a streamed answer', () => {
  const read = (...frames: Parameters<typeof sse>): ReturnType<typeof outcomeOf> =>
    outcomeOf(openaiChat(), sse(...frames));

  test('is done by a reason and a clean end, and [DONE] may be the only sign of it', async () => {
    expect(await read(chunk({ content: 'Hi' }, 'stop'))).toMatchObject({ finishReason: 'stop' });
    expect(await read(chunk({ content: 'Hi' }), '[DONE]')).toMatchObject({ finishReason: 'stop' });
    expect(await read(chunk({ content: 'Hi' }))).toMatchObject({ error: 'incomplete' });
  });

  test('waits for the token counts, whose chunk may come after the reason', async () => {
    const outcome = await read(chunk({ content: 'Hi' }, 'stop'), { choices: [], usage: { total_tokens: 2 } });
    expect(outcome.metadata).toEqual({ usage: { total_tokens: 2 } });
  });

  test.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['tool_calls', 'tool-calls'],
    ['function_call', 'other'],
    ['constructor', 'other'],
  ])('that ends with %s has the finish reason %s', async (reason, finishReason) => {
    expect(await read(chunk({ content: 'Hi' }, reason))).toMatchObject({ finishReason });
  });

  test('takes the first choice where several are written at once', async () => {
    const other = { choices: [{ index: 1, delta: { content: 'Other' }, finish_reason: 'length' }] };
    const outcome = await read(other, chunk({ content: 'First' }), other, chunk({}, 'stop'), '[DONE]');
    expect(outcome).toMatchObject({ parts: [text('First')], finishReason: 'stop' });
  });

  test('keeps calls apart whose server gives neither index nor id', async () => {
    const whole = (city: string): object => ({
      tool_calls: [{ function: { name: 'get_weather', arguments: `{"city":"${city}"}` } }],
    });
    const { parts } = await read(chunk(whole('Oslo')), chunk(whole('Rome'), 'tool_calls'));
    expect(parts).toEqual([
      toolCall(expect.any(String), 'get_weather', '{"city":"Oslo"}'),
      toolCall(expect.any(String), 'get_weather', '{"city":"Rome"}'),
    ]);
    expect(new Set(parts.map((part) => 'toolCallId' in part && part.toolCallId)).size).toBe(2);
  });

  test('joins a call whose server makes up an id for each piece', async () => {
    const piece = (id: string, called: object): object => ({
      tool_calls: [{ index: 0, id, function: called }],
    });
    const { parts } = await read(
      chunk(piece('a', { name: 'add', arguments: '' })),
      chunk(piece('b', { arguments: '{"a":' })),
      chunk(piece('c', { arguments: '1}' }), 'tool_calls'),
    );
    expect(parts).toEqual([toolCall('a', 'add', '{"a":1}')]);
  });

  test('shows a thought once where a server sends it under two names', async () => {
    const both = { reasoning: 'Hm.', reasoning_content: 'Hm.' };
    const outcome = await read(chunk(both), chunk({ thinking: 'So.' }), chunk({ content: 'Yes' }, 'stop'));
    expect(outcome.parts).toEqual([reasoning('Hm.So.'), text('Yes')]);
  });

  test('has the images that OpenRouter sends as files', async () => {
    const url = 'data:image/jpeg;base64,AAAA';
    const images = [{ type: 'image_url', image_url: { url } }];
    const outcome = await read(chunk({ content: 'Here', images }), chunk({}, 'stop'));
    expect(outcome.parts).toEqual([text('Here'), { type: 'file', url, mediaType: 'image/jpeg' }]);
  });

  test('can be asked for again where DeepSeek was too busy to end it, not where the thread is too long', async () => {
    const errorOf = async (file: string): Promise<unknown> =>
      (await readAnswer(openaiChat(), recorded(file))).state.error;
    expect(await errorOf('openai-chat/deepseek-overloaded.sse')).toMatchObject({ retryable: true });
    expect(await errorOf('openai-chat/vllm-error.sse')).toMatchObject({
      retryable: false,
      detail: 'maximum context length exceeded',
    });
  });

  test.each([
    [
      'an error beside empty choices',
      sse({ error: { code: 'invalid_api_key', message: 'No' }, choices: [] }),
    ],
    ['an error inside a choice', sse({ choices: [{ index: 0, delta: {}, error: { message: 'No' } }] })],
    ['the event error', 'event: error\ndata: {"message":"No"}\n\n'],
    ['the event error with a bare sentence', 'event: error\ndata: No\n\n'],
    ['an error that is a string', sse({ error: 'No' })],
  ])('that breaks off with %s is an error in the words of the server', async (_name, end) => {
    const outcome = await outcomeOf(openaiChat(), sse(chunk({ content: 'Half' })) + end);
    expect(outcome).toMatchObject({ parts: [text('Half')], error: 'server' });
  });
});

describe('a JSON answer', () => {
  const read = (body: string): ReturnType<typeof outcomeOf> =>
    outcomeOf(openaiChat(), body, { contentType: 'application/json' });

  test('has its text, reasoning, sources and usage, after the blank lines that DeepSeek waits with', async () => {
    const expected = {
      parts: [
        reasoning('Rayleigh.'),
        text('Blue light scatters most.'),
        source('https://sky.example/', 'Sky'),
      ],
      finishReason: 'stop',
      metadata: { model: 'gpt-5-mini', responseId: 'chatcmpl-J1', usage: { total_tokens: 21 } },
    };
    expect(await read(recorded('openai-chat/answer.json'))).toEqual(expected);
    expect(await read(`\n\n\n${recorded('openai-chat/answer.json')}`)).toEqual(expected);
  });

  test('has its tool calls, which carry no index', async () => {
    expect(await read(recorded('openai-chat/tools.json'))).toEqual({
      parts: [
        toolCall('call_a', 'get_weather', '{"city":"Oslo"}'),
        toolCall('call_b', 'get_weather', '{"city":"Rome"}'),
      ],
      finishReason: 'tool-calls',
      metadata: { model: 'gpt-5-mini', responseId: 'chatcmpl-J2', usage: { total_tokens: 33 } },
    });
  });

  test('may be empty', async () => {
    const empty = { choices: [{ index: 0, message: { content: '' }, finish_reason: 'stop' }] };
    expect(await read(JSON.stringify(empty))).toMatchObject({ parts: [], finishReason: 'stop' });
  });

  test('is an error where it holds one, and malformed where it is of another format', async () => {
    expect(await read('{"error":{"message":"No","type":"rate_limit_error"}}')).toMatchObject({
      error: 'rate-limited',
    });
    expect(await read('{"object":"error","message":"No"}')).toMatchObject({ error: 'server' });
    for (const other of ['{"content":"Hi"}', '{"model":"x"}', '[]', 'null', '"Hi"'])
      expect(await read(other), other).toMatchObject({ error: 'protocol' });
  });
});
