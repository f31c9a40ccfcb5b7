import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createUIMessageStream, pipeUIMessageStreamToResponse, type UIMessage } from 'ai';
import { createChatStore } from 'react-chat-stream/core';
import { aiSdk } from 'react-chat-stream/protocols';
import { afterEach, describe, expect, test } from 'vitest';
import { chatPart, toolCall } from '../../support/parts.ts';
import { type Recording, testRecordings } from '../../support/recordings.ts';
import { bodyOnTheWire } from '../../support/thread.ts';

const { text, reasoning, source } = chatPart;
const rome = toolCall('c1', 'getWeather', '{"city":"Rome"}');

const RECORDINGS: Recording[] = [
  {
    file: 'ai-sdk/text.sse',
    expected: {
      parts: [reasoning('A greeting'), text('Grüezi, 世界 👋')],
      finishReason: 'stop',
      metadata: { cost: 3 },
    },
  },
  {
    file: 'ai-sdk/tools.sse',
    expected: {
      parts: [
        { ...rome, output: { t: 20 }, errorText: undefined, state: 'output-available' },
        { ...source('https://e.example/', 'E'), sourceId: 's1' },
        { type: 'file', url: 'https://e.example/a.png', mediaType: 'image/png' },
        { type: 'data-weather', id: 'w1', data: { t: 20 } },
      ],
      finishReason: 'stop',
      metadata: undefined,
    },
  },
  {
    file: 'ai-sdk/error.sse',
    expected: { parts: [text('Hel')], error: 'server', metadata: undefined },
  },
];

testRecordings(() => aiSdk(), RECORDINGS, {
  terminator: /"finish"/,
  unknownFrame: 'data: {"type":"brand-new","delta":"no"}',
});

test('a request carries the thread as messages of the SDK', () => {
  const body = bodyOnTheWire(aiSdk({ id: 'chat-1' })) as { messages: UIMessage[] };
  expect(body).toMatchObject({ id: 'chat-1', trigger: 'submit-message' });
  expect(body.messages[1]).toMatchObject({
    role: 'user',
    parts: [
      { type: 'text', text: 'What is this?' },
      { type: 'file', mediaType: 'image/png' },
      { type: 'file', mediaType: 'application/pdf', filename: 'map.pdf' },
    ],
  });
});

describe("what the SDK's own server functions write, over a real socket", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  test('is read to the last part', async () => {
    server = createServer((request, response) => {
      request.resume();
      const stream = createUIMessageStream({
        execute({ writer }) {
          writer.write({ type: 'start', messageId: 'from-server' });
          writer.write({ type: 'reasoning-start', id: 'r' });
          writer.write({ type: 'reasoning-delta', id: 'r', delta: 'Let me think.' });
          writer.write({ type: 'reasoning-end', id: 'r' });
          writer.write({ type: 'tool-input-start', toolCallId: 'c1', toolName: 'getWeather' });
          writer.write({ type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '{"city":"Rome"}' });
          writer.write({
            type: 'tool-input-available',
            toolCallId: 'c1',
            toolName: 'getWeather',
            input: { city: 'Rome' },
          });
          writer.write({ type: 'tool-output-available', toolCallId: 'c1', output: { t: 20 } });
          writer.write({ type: 'source-url', sourceId: 's1', url: 'https://e.example/', title: 'E' });
          writer.write({ type: 'file', url: 'https://e.example/a.png', mediaType: 'image/png' });
          writer.write({ type: 'data-note', id: 'n', data: { a: 1 } });
          writer.write({ type: 'text-start', id: 't' });
          for (const delta of ['It is ', '20 °C ', '☀️']) writer.write({ type: 'text-delta', id: 't', delta });
          writer.write({ type: 'text-end', id: 't' });
          writer.write({ type: 'finish', messageMetadata: { cost: 3 } });
        },
      });
      pipeUIMessageStreamToResponse({ response, stream });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const store = createChatStore({ endpoint: `http://127.0.0.1:${port}`, protocol: aiSdk() });
    const { status, message } = await store.sendMessage('Hi');
    expect(status).toBe('done');
    expect(message).toMatchObject({ id: 'from-server', metadata: { cost: 3 } });
    expect(message?.parts).toMatchObject([
      reasoning('Let me think.'),
      { ...rome, output: { t: 20 }, errorText: undefined, state: 'output-available' },
      { ...source('https://e.example/', 'E'), sourceId: 's1' },
      { type: 'file', url: 'https://e.example/a.png', mediaType: 'image/png' },
      { type: 'data-note', id: 'n', data: { a: 1 } },
      text('It is 20 °C ☀️'),
    ]);
  });

  test('is an error where the server throws', async () => {
    server = createServer((request, response) => {
      request.resume();
      const stream = createUIMessageStream({
        execute({ writer }) {
          writer.write({ type: 'text-start', id: 't' });
          writer.write({ type: 'text-delta', id: 't', delta: 'Hel' });
          throw new Error('The model is gone.');
        },
        onError: (error) => (error as Error).message,
      });
      pipeUIMessageStreamToResponse({ response, stream });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const store = createChatStore({ endpoint: `http://127.0.0.1:${port}`, protocol: aiSdk() });
    const { message, error } = await store.sendMessage('Hi');
    expect(error).toMatchObject({ code: 'server', detail: 'The model is gone.' });
    expect(message?.parts).toEqual([text('Hel')]);
  });
});
