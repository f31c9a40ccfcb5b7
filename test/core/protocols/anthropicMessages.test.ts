import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Anthropic from '@anthropic-ai/sdk';
import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages';
import { messageText } from 'react-chat-stream/core';
import { anthropicMessages } from 'react-chat-stream/protocols';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatPart, toolCall } from '../../support/parts.ts';
import { outcomeOf, type Recording, recorded, testRecordings } from '../../support/recordings.ts';
import { bodyOnTheWire, PDF, PNG } from '../../support/thread.ts';

const { text, reasoning, source } = chatPart;
const metadata = { model: 'claude-test', usage: { input_tokens: 25, output_tokens: 40 } };
const signature = { type: 'data-anthropic-signature', id: undefined, data: 'EqQB' } as const;
const empty = { ...toolCall('toolu_02', 'get_time', '{}'), inputText: '' };

const RECORDINGS: Recording[] = [
  {
    file: 'anthropic-messages/text.sse',
    expected: { parts: [text('Wash the rice – 洗米 🍚.')], finishReason: 'stop', metadata },
  },
  {
    file: 'anthropic-messages/tools.sse',
    expected: {
      parts: [
        reasoning('Which city?'),
        signature,
        text('Let me look.'),
        toolCall('toolu_01', 'get_weather', '{"city": "Bern"}'),
        empty,
      ],
      finishReason: 'tool-calls',
      metadata,
    },
  },
  {
    file: 'anthropic-messages/citations.sse',
    expected: {
      parts: [text('The sky is blue.'), source('https://sky.example/', 'Sky')],
      finishReason: 'length',
      metadata,
    },
  },
  {
    file: 'anthropic-messages/overloaded.sse',
    expected: { parts: [text('Once upon')], error: 'server', metadata: { model: 'claude-test' } },
  },
];

testRecordings(() => anthropicMessages(), RECORDINGS, {
  terminator: /message_stop/,
  unknownFrame: 'event: news\ndata: {"type":"news","delta":{"text":"no"}}',
});

test('reads an answer that does not stream', async () => {
  const outcome = await outcomeOf(anthropicMessages(), recorded('anthropic-messages/answer.json'), {
    contentType: 'application/json',
  });
  expect(outcome).toMatchObject({
    parts: [text('Hello.'), { toolCallId: 'toolu_03', toolName: 'add', input: { a: 1 } }],
    finishReason: 'tool-calls',
  });
});

describe('a request', () => {
  test('is one that the SDK knows, with its files, tool calls and their results', () => {
    const expected: MessageCreateParams = {
      model: 'claude-test',
      max_tokens: 4096,
      stream: true,
      system: 'Be brief.',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            {
              type: 'image',
              source: { type: 'base64', media_type: 'image/png', data: PNG.split(',')[1] ?? '' },
            },
            {
              type: 'document',
              source: { type: 'base64', media_type: 'application/pdf', data: PDF.split(',')[1] ?? '' },
            },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'Let me look.' },
            { type: 'tool_use', id: 'c1', name: 'locate', input: { map: 1 } },
            { type: 'tool_use', id: 'c2', name: 'name', input: {} },
            { type: 'tool_use', id: 'c3', name: 'zoom', input: { by: 2 } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'c1', content: '{"city":"Oslo"}' },
            { type: 'tool_result', tool_use_id: 'c2', content: 'Norway' },
            { type: 'tool_result', tool_use_id: 'c3', content: 'Too close', is_error: true },
            { type: 'text', text: 'And the weather?' },
          ],
        },
      ],
    };
    expect(bodyOnTheWire(anthropicMessages({ model: 'claude-test' }))).toEqual(expected);
  });
});

describe("Anthropic's own client reads the same", () => {
  let recording = '';
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(recording);
  });
  let anthropic: Anthropic;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    anthropic = new Anthropic({ apiKey: 'none', baseURL: `http://127.0.0.1:${port}`, maxRetries: 0 });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const REASONS = { end_turn: 'stop', tool_use: 'tool-calls', max_tokens: 'length' } as const;

  test.each(['text', 'tools', 'citations'])('%s.sse', async (name) => {
    recording = recorded(`anthropic-messages/${name}.sse`);
    const theirs = await anthropic.messages
      .stream({ model: 'm', max_tokens: 10, messages: [{ role: 'user', content: 'Hi' }] })
      .finalMessage();
    const ours = await outcomeOf(anthropicMessages(), recording);
    const inputs = ours.parts.flatMap((part) => (part.type === 'tool-call' ? [part.input] : []));
    expect(inputs).toEqual(
      theirs.content.flatMap((block) => (block.type === 'tool_use' ? [block.input] : [])),
    );
    const said = theirs.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
    expect(messageText(ours)).toBe(said);
    expect(ours.finishReason).toBe(REASONS[theirs.stop_reason as keyof typeof REASONS]);
  });
});
