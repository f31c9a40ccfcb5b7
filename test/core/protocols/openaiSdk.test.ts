import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import type { ChatPart, ChatProtocol, FinishReason } from 'react-chat-stream/core';
import { openaiChat, openaiResponses } from 'react-chat-stream/protocols';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf, recorded } from '../../support/recordings.ts';

/** What both clients must agree on. */
type Reading = { text: string; toolInputs: string[]; finishReason?: FinishReason };

let openai: OpenAI;
let recording = '';

const server = createServer((request, response) => {
  request.resume();
  const isStream = recording.startsWith('data:') || /^(:|event:)/.test(recording);
  response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
  response.end(recording);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  openai = new OpenAI({ apiKey: 'none', baseURL: `http://127.0.0.1:${port}`, maxRetries: 0 });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ours(protocol: ChatProtocol, body: string, contentType?: string): Promise<Reading> {
  const { parts, finishReason } = await outcomeOf(protocol, body, { contentType });
  const inputOf = (part: ChatPart): string[] => (part.type === 'tool-call' ? [part.inputText] : []);
  return {
    text: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    toolInputs: parts.flatMap(inputOf),
    finishReason,
  };
}

const ask = {
  model: 'm',
  messages: [{ role: 'user', content: 'Hi' }],
} satisfies OpenAI.ChatCompletionCreateParams;

const toReason = (reason: string): FinishReason => reason.replace('_', '-') as FinishReason;

describe("OpenAI's own client reads Chat Completions as openaiChat does:", () => {
  test.each(['text', 'tools', 'deepseek', 'openrouter', 'azure-filtered', 'no-done', 'refusal'])(
    '%s.sse',
    async (name) => {
      recording = recorded(`openai-chat/${name}.sse`);
      const theirs = await openai.chat.completions
        .stream(ask)
        .finalChatCompletion()
        .catch((error) => error);
      // A length or a filter is an exception for their client, after the same text.
      const reason = {
        LengthFinishReasonError: 'length',
        ContentFilterFinishReasonError: 'content-filter',
      } as const;
      const read = await ours(openaiChat(), recording);
      if (theirs instanceof Error) {
        expect(read.finishReason).toBe(reason[theirs.constructor.name as keyof typeof reason]);
        expect(read.text).toBe(await streamedText());
        return;
      }
      const { message, finish_reason } = theirs.choices[0];
      expect(read).toEqual({
        text: (message.content ?? '') || (message.refusal ?? ''),
        toolInputs: (message.tool_calls ?? []).map(
          (call: { function: { arguments: string } }) => call.function.arguments,
        ),
        finishReason: toReason(finish_reason),
      });
    },
  );

  async function streamedText(): Promise<string> {
    let text = '';
    const chunks = await openai.chat.completions.create({ ...ask, stream: true });
    for await (const { choices } of chunks) text += choices[0]?.delta.content ?? '';
    return text;
  }

  test.each(['answer', 'tools'])('%s.json', async (name) => {
    recording = recorded(`openai-chat/${name}.json`);
    const { choices } = await openai.chat.completions.create(ask);
    const [{ message, finish_reason }] = choices as [OpenAI.ChatCompletion.Choice];
    expect(await ours(openaiChat(), recording, 'application/json')).toEqual({
      text: message.content ?? '',
      toolInputs: message.tool_calls?.map((call) => 'function' in call && call.function.arguments) ?? [],
      finishReason: toReason(finish_reason),
    });
  });

  test.each(['error', 'openrouter-error'])('%s.sse is an error for both', async (name) => {
    recording = recorded(`openai-chat/${name}.sse`);
    await expect(openai.chat.completions.stream(ask).finalChatCompletion()).rejects.toThrow();
    expect((await ours(openaiChat(), recording)).finishReason).toBeUndefined();
  });
});

describe("OpenAI's own client reads Responses as openaiResponses does:", () => {
  const toReading = ({ output, output_text, incomplete_details }: OpenAI.Responses.Response): Reading => {
    const toolInputs = output.flatMap((item) => (item.type === 'function_call' ? [item.arguments] : []));
    const ended = toolInputs.length > 0 ? 'tool-calls' : 'stop';
    return {
      text: output_text,
      toolInputs,
      finishReason: incomplete_details?.reason === 'max_output_tokens' ? 'length' : ended,
    };
  };

  test.each(['text', 'tools', 'incomplete'])('%s.sse', async (name) => {
    recording = recorded(`openai-responses/${name}.sse`);
    const theirs = await openai.responses.stream({ model: 'm', input: 'Hi' }).finalResponse();
    expect(await ours(openaiResponses(), recording)).toEqual(toReading(theirs));
  });

  test('answer.json', async () => {
    recording = recorded('openai-responses/answer.json');
    const theirs = await openai.responses.create({ model: 'm', input: 'Hi' });
    expect(await ours(openaiResponses(), recording, 'application/json')).toEqual(toReading(theirs));
  });

  test('error.sse is an error for both', async () => {
    recording = recorded('openai-responses/error.sse');
    await expect(openai.responses.stream({ model: 'm', input: 'Hi' }).finalResponse()).rejects.toThrow();
    expect((await ours(openaiResponses(), recording)).finishReason).toBeUndefined();
  });
});
