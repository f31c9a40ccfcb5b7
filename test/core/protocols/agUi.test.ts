import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventType, type RunAgentInput } from '@ag-ui/core';
import { RunAgentInputSchema } from '@ag-ui/core/schemas';
import { EventEncoder } from '@ag-ui/encoder';
import { createChatStore } from 'react-chat-stream/core';
import { agUi } from 'react-chat-stream/protocols';
import { afterEach, expect, test } from 'vitest';
import { chatPart, toolCall } from '../../support/parts.ts';
import { type Recording, testRecordings } from '../../support/recordings.ts';
import { bodyOnTheWire } from '../../support/thread.ts';

const { text, reasoning } = chatPart;
const oslo = toolCall('c1', 'getWeather', '{"city":"Oslo"}');

const RECORDINGS: Recording[] = [
  {
    file: 'ag-ui/text.sse',
    expected: { parts: [reasoning('hm'), text('Ciao 🌍 世界')], finishReason: 'stop', metadata: {} },
  },
  {
    file: 'ag-ui/tools.sse',
    expected: {
      parts: [
        { ...oslo, output: '20 C', errorText: undefined, state: 'output-available' },
        text('It is 20 C.'),
      ],
      finishReason: 'stop',
      metadata: {},
    },
  },
  { file: 'ag-ui/error.sse', expected: { parts: [text('Hel')], error: 'server', metadata: undefined } },
];

testRecordings(() => agUi(), RECORDINGS, {
  terminator: /RUN_FINISHED/,
  unknownFrame: 'data: {"type":"BRAND_NEW","delta":"no"}',
});

test('a request is a RunAgentInput, by its type and by its schema', () => {
  const body = bodyOnTheWire(agUi({ threadId: 't1' })) as RunAgentInput;
  expect(RunAgentInputSchema.parse(body)).toMatchObject({
    threadId: 't1',
    state: {},
    tools: [],
    context: [],
  });
  expect(body.messages[0]).toMatchObject({ role: 'system', content: 'Be brief.' });
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

test("what AG-UI's own encoder writes is read over a real socket", async () => {
  const encoder = new EventEncoder();
  const events = [
    { type: EventType.RUN_STARTED, threadId: 't', runId: 'r' },
    { type: EventType.TOOL_CALL_START, toolCallId: 'c1', toolCallName: 'getWeather' },
    { type: EventType.TOOL_CALL_ARGS, toolCallId: 'c1', delta: '{"city":"Oslo"}' },
    { type: EventType.TOOL_CALL_END, toolCallId: 'c1' },
    { type: EventType.TOOL_CALL_RESULT, messageId: 'm2', toolCallId: 'c1', content: '20 C', role: 'tool' },
    { type: EventType.TEXT_MESSAGE_START, messageId: 'm1', role: 'assistant' },
    { type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm1', delta: 'It is 20 °C ☀️' },
    { type: EventType.TEXT_MESSAGE_END, messageId: 'm1' },
    { type: EventType.RUN_FINISHED, threadId: 't', runId: 'r' },
  ] as const;
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': encoder.getContentType() });
    // A line end of Windows, as Python's servers send it.
    for (const event of events) response.write(encoder.encodeSSE(event as never).replaceAll('\n', '\r\n'));
    response.end();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const store = createChatStore({ endpoint: `http://127.0.0.1:${port}`, protocol: agUi() });
  const { status, message } = await store.sendMessage('Hi');
  expect(status).toBe('done');
  expect(message?.parts).toEqual([
    { ...oslo, output: '20 C', errorText: undefined, state: 'output-available' },
    text('It is 20 °C ☀️'),
  ]);
});
