import { convertToModelMessages, type UIMessage, validateUIMessages } from 'ai';
import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import type { ResponseCreateParams } from 'openai/resources/responses/responses';
import type { ChatProtocol, FilePart } from 'react-chat-stream/core';
import {
  agUi,
  aiSdk,
  anthropicMessages,
  ollama,
  openaiChat,
  openaiResponses,
  plainText,
  simple,
} from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { toolCall } from '../../support/parts.ts';
import { assistantMessage, userMessage } from '../../support/request.ts';
import { bodyOnTheWire, PDF, PNG, THREAD } from '../../support/thread.ts';

// What is expected has the types of the SDK, so a body that the API does not know fails to compile.

describe('openaiChat', () => {
  test('sends the thread with its files, tool calls and their outputs', () => {
    const expected: ChatCompletionCreateParams = {
      model: 'gpt-5-mini',
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: PNG } },
            { type: 'file', file: { filename: 'map.pdf', file_data: PDF } },
          ],
        },
        {
          role: 'assistant',
          content: 'Let me look.',
          tool_calls: [
            { id: 'c1', type: 'function', function: { name: 'locate', arguments: '{"map":1}' } },
            { id: 'c2', type: 'function', function: { name: 'name', arguments: '{}' } },
            { id: 'c3', type: 'function', function: { name: 'zoom', arguments: '{"by":2}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'c1', content: '{"city":"Oslo"}' },
        { role: 'tool', tool_call_id: 'c2', content: 'Norway' },
        { role: 'tool', tool_call_id: 'c3', content: 'Too close' },
        { role: 'user', content: 'And the weather?' },
      ],
    };
    expect(bodyOnTheWire(openaiChat({ model: 'gpt-5-mini' }))).toEqual(expected);
  });

  test('asks for no token counts where nothing streams or they are not wanted', () => {
    const messages = [userMessage('Hi')];
    const said = [{ role: 'user', content: 'Hi' }];
    expect(bodyOnTheWire(openaiChat(), messages, false)).toEqual({ messages: said, stream: false });
    expect(bodyOnTheWire(openaiChat({ usage: false }), messages)).toEqual({ messages: said, stream: true });
  });
});

describe('openaiResponses', () => {
  test('sends the thread as items, in the order of its parts', () => {
    const expected: ResponseCreateParams = {
      model: 'gpt-5',
      instructions: 'In English.',
      stream: true,
      input: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'What is this?' },
            { type: 'input_image', image_url: PNG, detail: 'auto' },
            { type: 'input_file', filename: 'map.pdf', file_data: PDF },
          ],
        },
        { role: 'assistant', content: 'Let me look.' },
        { type: 'function_call', call_id: 'c1', name: 'locate', arguments: '{"map":1}' },
        { type: 'function_call_output', call_id: 'c1', output: '{"city":"Oslo"}' },
        { type: 'function_call', call_id: 'c2', name: 'name', arguments: '{}' },
        { type: 'function_call_output', call_id: 'c2', output: 'Norway' },
        { type: 'function_call', call_id: 'c3', name: 'zoom', arguments: '{"by":2}' },
        { type: 'function_call_output', call_id: 'c3', output: 'Too close' },
        { role: 'user', content: [{ type: 'input_text', text: 'And the weather?' }] },
      ],
    };
    const protocol = openaiResponses({ model: 'gpt-5', instructions: 'In English.' });
    expect(bodyOnTheWire(protocol)).toEqual(expected);
  });

  test('sends a file elsewhere by its address', () => {
    const message = userMessage('Read it');
    const url = 'https://files.example/a.pdf';
    const parts = [...message.parts, { type: 'file' as const, url, mediaType: 'application/pdf' }];
    expect(bodyOnTheWire(openaiResponses(), [{ ...message, parts }])).toMatchObject({
      input: [{ content: [{ type: 'input_text' }, { type: 'input_file', file_url: url }] }],
    });
  });
});

test('ollama sends images as bare Base64, inputs as objects, and no other files', () => {
  expect(bodyOnTheWire(ollama({ model: 'llama3.2' }))).toEqual({
    model: 'llama3.2',
    stream: true,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is this?', images: ['iVBORw=='] },
      {
        role: 'assistant',
        content: 'Let me look.',
        tool_calls: [
          { function: { name: 'locate', arguments: { map: 1 } } },
          { function: { name: 'name', arguments: {} } },
          { function: { name: 'zoom', arguments: { by: 2 } } },
        ],
      },
      { role: 'tool', tool_name: 'locate', content: '{"city":"Oslo"}' },
      { role: 'tool', tool_name: 'name', content: 'Norway' },
      { role: 'tool', tool_name: 'zoom', content: 'Too close' },
      { role: 'user', content: 'And the weather?' },
    ],
  });
});

describe('plainText', () => {
  test('sends the newest message', () => {
    expect(bodyOnTheWire(plainText())).toEqual({ message: 'And the weather?', stream: true });
  });

  test('sends the thread where it is asked to', () => {
    const messages = THREAD.slice(2);
    expect(bodyOnTheWire(plainText({ history: true }), messages)).toEqual({
      message: 'And the weather?',
      stream: true,
      messages: [
        { role: 'assistant', content: 'Let me look.' },
        { role: 'assistant', content: '' },
        { role: 'user', content: 'And the weather?' },
      ],
    });
  });
});

describe('simple', () => {
  const FILES = [
    { url: PNG, mediaType: 'image/png' },
    { url: PDF, mediaType: 'application/pdf', filename: 'map.pdf' },
  ];

  test('sends the files of the newest message, and no such key where there are none', () => {
    expect(bodyOnTheWire(simple(), THREAD.slice(0, 2))).toEqual({
      message: 'What is this?',
      files: FILES,
      stream: true,
    });
    expect(bodyOnTheWire(simple())).toEqual({ message: 'And the weather?', stream: true });
  });

  test('sends the files of each message with the thread', () => {
    expect(bodyOnTheWire(simple({ history: true }))).toMatchObject({
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'What is this?', files: FILES },
        { role: 'assistant' },
        { role: 'assistant' },
        { role: 'user', content: 'And the weather?' },
      ],
    });
  });
});

describe('the output of a tool that gave', () => {
  const call = toolCall('c1', 'save', '{}');
  const sent = (protocol: ChatProtocol, output: unknown): unknown => {
    const parts = [{ ...call, output, state: 'output-available' as const }];
    return bodyOnTheWire(protocol, [userMessage('Save it'), { ...assistantMessage(''), parts }]);
  };
  const tool = (said: object): object => ({
    messages: expect.arrayContaining([expect.objectContaining(said)]),
  });

  // Every API takes an empty text; a `null` that a tool gave is its JSON.
  test.each([
    ['nothing', undefined, ''],
    ['null', null, 'null'],
  ])('%s', (_what, output, text) => {
    expect(sent(openaiChat(), output)).toMatchObject(tool({ role: 'tool', content: text }));
    expect(sent(ollama(), output)).toMatchObject(tool({ role: 'tool', content: text }));
    expect(sent(agUi(), output)).toMatchObject(tool({ role: 'tool', content: text }));
    expect(sent(openaiResponses(), output)).toMatchObject({
      input: expect.arrayContaining([
        expect.objectContaining({ type: 'function_call_output', output: text }),
      ]),
    });
    expect(sent(anthropicMessages(), output)).toMatchObject(
      tool({ content: [{ type: 'tool_result', tool_use_id: 'c1', content: text }] }),
    );
  });

  test('nothing goes to the AI SDK as null, as its own code refuses a call that is done without an output', async () => {
    const { messages } = sent(aiSdk(), undefined) as { messages: UIMessage[] };
    expect(messages[1]?.parts).toEqual([
      { type: 'tool-save', toolCallId: 'c1', input: {}, output: null, state: 'output-available' },
    ]);
    const heard = await convertToModelMessages(await validateUIMessages({ messages }));
    expect(heard.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
  });
});

describe('a file without a type', () => {
  const file = (url: string, mediaType?: null) => ({ type: 'file', url, mediaType }) as unknown as FilePart;
  const [image, pdf, elsewhere] = [file(PNG), file(PDF, null), file('https://files.example/a')];
  const sent = (protocol: ChatProtocol): unknown =>
    bodyOnTheWire(protocol, [{ ...userMessage(''), parts: [image, pdf, elsewhere] }]);

  test('has the one of its `data:` URL', () => {
    expect(sent(openaiChat())).toMatchObject({
      messages: [{ content: [{ type: 'image_url' }, { type: 'file' }, { type: 'file' }] }],
    });
    expect(sent(openaiResponses())).toMatchObject({
      input: [{ content: [{ type: 'input_image' }, { type: 'input_file' }, { type: 'input_file' }] }],
    });
    expect(sent(anthropicMessages())).toMatchObject({
      messages: [
        {
          content: [
            { type: 'image', source: { media_type: 'image/png' } },
            { type: 'document', source: { media_type: 'application/pdf' } },
            { type: 'document', source: { type: 'url' } },
          ],
        },
      ],
    });
    expect(sent(agUi())).toMatchObject({
      messages: [
        {
          content: [
            { type: 'image', source: { mimeType: 'image/png' } },
            { type: 'document', source: { mimeType: 'application/pdf' } },
            { type: 'document', source: { type: 'url' } },
          ],
        },
      ],
    });
  });

  test.each([
    ['simple', simple(), { files: [{ url: PNG }, { url: PDF, mediaType: null }, { url: elsewhere?.url }] }],
    ['ollama', ollama(), { messages: [{ images: ['iVBORw=='] }] }],
    ['aiSdk', aiSdk(), { messages: [{ parts: [{ url: PNG }, { url: PDF }, { url: elsewhere?.url }] }] }],
  ])('does %s no harm', (_, protocol, body) => {
    expect(sent(protocol)).toMatchObject(body);
  });
});
