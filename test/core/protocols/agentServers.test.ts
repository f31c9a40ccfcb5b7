import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AGUIEvent, EventType } from '@ag-ui/core';
import { EventEncoder } from '@ag-ui/encoder';
import {
  convertToModelMessages,
  createUIMessageStream,
  jsonSchema,
  pipeUIMessageStreamToResponse,
  simulateReadableStream,
  stepCountIs,
  streamText,
  tool,
  type UIMessage,
  type UIMessageChunk,
} from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import { type ChatProtocol, type ChatState, createChatStore } from 'react-chat-stream/core';
import { agUi, aiSdk } from 'react-chat-stream/protocols';
import { afterEach, describe, expect, test } from 'vitest';
import { chatPart, toolCall } from '../../support/parts.ts';
import { bodyOnTheWire } from '../../support/thread.ts';

// Somebody else's server code writes the stream, and a real socket carries it.

const { text, reasoning, source } = chatPart;
const answered = { state: 'output-available', output: { t: 20 } } as const;
let server: Server | undefined;

type ModelStream = Awaited<ReturnType<MockLanguageModelV3['doStream']>>['stream'];
type ModelPart = ModelStream extends ReadableStream<infer Part> ? Part : never;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function askThe(listener: RequestListener, protocol: ChatProtocol): Promise<ChatState> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo;
  const store = createChatStore({ endpoint: `http://127.0.0.1:${port}/chat`, protocol });
  await store.sendMessage('Hello');
  return store.getState();
}

describe("the AI SDK's server code, read by aiSdk:", () => {
  test('all that a writer has written arrives', async () => {
    const chunks: UIMessageChunk[] = [
      { type: 'start', messageId: 'msg_1', messageMetadata: { model: 'm-1' } },
      { type: 'start-step' },
      { type: 'reasoning-start', id: 'r' },
      { type: 'reasoning-delta', id: 'r', delta: 'Look it up.' },
      { type: 'reasoning-end', id: 'r' },
      { type: 'tool-input-start', toolCallId: 'c1', toolName: 'getWeather' },
      { type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '{"city":"Bern"}' },
      { type: 'tool-input-available', toolCallId: 'c1', toolName: 'getWeather', input: { city: 'Bern' } },
      { type: 'tool-output-available', toolCallId: 'c1', output: { t: 20 } },
      { type: 'source-url', sourceId: 'https://a.example/', url: 'https://a.example/', title: 'A' },
      { type: 'file', url: 'data:image/png;base64,iVBORw==', mediaType: 'image/png' },
      { type: 'data-weather', id: 'w', data: { t: 0 } },
      { type: 'data-weather', id: 'w', data: { t: 20 } },
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'Bern: 20 °C 🌤' },
      { type: 'text-end', id: 't' },
      { type: 'finish-step' },
      { type: 'finish', finishReason: 'stop', messageMetadata: { tokens: 7 } },
    ];
    const { messages, status, finishReason } = await askThe((_request, response) => {
      const stream = createUIMessageStream({
        execute({ writer }) {
          for (const chunk of chunks) writer.write(chunk);
        },
      });
      pipeUIMessageStreamToResponse({ response, stream });
    }, aiSdk());
    expect({ status, finishReason }).toEqual({ status: 'done', finishReason: 'stop' });
    expect(messages.at(-1)).toMatchObject({ id: 'msg_1', metadata: { model: 'm-1', tokens: 7 } });
    expect(messages.at(-1)?.parts).toEqual([
      reasoning('Look it up.'),
      { ...toolCall('c1', 'getWeather', '{"city":"Bern"}'), ...answered },
      source('https://a.example/', 'A'),
      { type: 'file', url: 'data:image/png;base64,iVBORw==', mediaType: 'image/png' },
      { type: 'data-weather', id: 'w', data: { t: 20 } },
      text('Bern: 20 °C 🌤'),
    ]);
  });

  test('a writer that throws is an error with its words', async () => {
    const { error, messages } = await askThe((_request, response) => {
      const stream = createUIMessageStream({
        execute({ writer }) {
          writer.write({ type: 'text-start', id: 't' });
          writer.write({ type: 'text-delta', id: 't', delta: 'Half' });
          throw new Error('The cable broke');
        },
        onError: (cause) => (cause as Error).message,
      });
      pipeUIMessageStreamToResponse({ response, stream });
    }, aiSdk());
    expect(error).toMatchObject({ code: 'server', detail: 'The cable broke' });
    expect(messages.at(-1)?.parts).toEqual([text('Half')]);
  });

  test('streamText with a tool and two steps arrives', async () => {
    const tokens = { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 };
    const usage = { inputTokens: tokens, outputTokens: { total: 1, text: 1, reasoning: 0 } };
    const call = { toolCallId: 'c1', toolName: 'getWeather', input: '{"city":"Bern"}' };
    let step = 0;
    const model = new MockLanguageModelV3({
      doStream: async () => ({
        stream: simulateReadableStream<ModelPart>({
          chunks:
            step++ === 0
              ? [
                  { type: 'tool-call', ...call },
                  { type: 'finish', finishReason: { unified: 'tool-calls', raw: undefined }, usage },
                ]
              : [
                  { type: 'text-start', id: '1' },
                  { type: 'text-delta', id: '1', delta: 'It is ' },
                  { type: 'text-delta', id: '1', delta: '20 °C.' },
                  { type: 'text-end', id: '1' },
                  { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
                ],
          initialDelayInMs: null,
          chunkDelayInMs: null,
        }),
      }),
    });
    const getWeather = tool({
      inputSchema: jsonSchema<{ city: string }>({ type: 'object', properties: { city: { type: 'string' } } }),
      execute: async () => ({ t: 20 }),
    });
    const { messages, finishReason } = await askThe((_request, response) => {
      const result = streamText({ model, prompt: 'Hi', tools: { getWeather }, stopWhen: stepCountIs(2) });
      result.pipeUIMessageStreamToResponse(response);
    }, aiSdk());
    expect(finishReason).toBe('stop');
    expect(messages.at(-1)?.parts).toEqual([
      { ...toolCall('c1', 'getWeather', '{"city":"Bern"}'), inputText: '', ...answered },
      { type: 'data-step-start', data: 2 },
      text('It is 20 °C.'),
    ]);
    // In one step the model would hear its words before the tool's.
    const body = bodyOnTheWire(aiSdk(), messages) as { messages: UIMessage[] };
    const heard = await convertToModelMessages(body.messages);
    expect(heard.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant']);
  });
});

describe("AG-UI's own encoder, read by agUi:", () => {
  const run = { threadId: 't1', runId: 'r1' };
  const encoder = new EventEncoder();
  const sending =
    (events: AGUIEvent[]): RequestListener =>
    (_request, response) => {
      response.writeHead(200, { 'content-type': encoder.getContentType() });
      // With the line ends that Python's servers send.
      for (const event of events) response.write(encoder.encodeSSE(event).replaceAll('\n', '\r\n'));
      response.end();
    };

  test('all that was encoded arrives', async () => {
    const events: AGUIEvent[] = [
      { type: EventType.RUN_STARTED, ...run },
      { type: EventType.REASONING_MESSAGE_START, messageId: 'm0', role: 'reasoning' },
      { type: EventType.REASONING_MESSAGE_CONTENT, messageId: 'm0', delta: 'Look it up.' },
      { type: EventType.REASONING_MESSAGE_END, messageId: 'm0' },
      { type: EventType.TOOL_CALL_START, toolCallId: 'c1', toolCallName: 'getWeather' },
      { type: EventType.TOOL_CALL_ARGS, toolCallId: 'c1', delta: '{"city":' },
      { type: EventType.TOOL_CALL_ARGS, toolCallId: 'c1', delta: '"Bern"}' },
      { type: EventType.TOOL_CALL_END, toolCallId: 'c1' },
      { type: EventType.TOOL_CALL_RESULT, messageId: 'm2', toolCallId: 'c1', content: '20 °C' },
      { type: EventType.STATE_SNAPSHOT, snapshot: { t: 20 } },
      { type: EventType.TEXT_MESSAGE_START, messageId: 'm3', role: 'assistant' },
      { type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm3', delta: 'Bern: 20 °C 🌤' },
      { type: EventType.TEXT_MESSAGE_END, messageId: 'm3' },
      { type: EventType.RUN_FINISHED, ...run, outcome: { type: 'success' }, result: { ok: true } },
    ];
    const { messages, finishReason } = await askThe(sending(events), agUi());
    expect(finishReason).toBe('stop');
    expect(messages.at(-1)?.metadata).toEqual({ result: { ok: true } });
    expect(messages.at(-1)?.parts).toEqual([
      reasoning('Look it up.'),
      { ...toolCall('c1', 'getWeather', '{"city":"Bern"}'), state: 'output-available', output: '20 °C' },
      { type: 'data-state-snapshot', data: { t: 20 } },
      text('Bern: 20 °C 🌤'),
    ]);
  });

  test('an error of the run keeps what came before it', async () => {
    const events: AGUIEvent[] = [
      { type: EventType.RUN_STARTED, ...run },
      { type: EventType.TEXT_MESSAGE_CHUNK, messageId: 'm', delta: 'Half' },
      { type: EventType.RUN_ERROR, message: 'The cable broke', code: 'E1' },
    ];
    const { messages, error } = await askThe(sending(events), agUi());
    expect(error).toMatchObject({ code: 'server', detail: 'The cable broke' });
    expect(messages.at(-1)?.parts).toEqual([text('Half')]);
  });

  test('a run that just ends is incomplete', async () => {
    const events: AGUIEvent[] = [
      { type: EventType.RUN_STARTED, ...run },
      { type: EventType.TEXT_MESSAGE_CHUNK, messageId: 'm', delta: 'Half' },
    ];
    expect((await askThe(sending(events), agUi())).error?.code).toBe('incomplete');
  });
});
