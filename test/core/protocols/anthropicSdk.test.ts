import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Anthropic from '@anthropic-ai/sdk';
import { anthropicMessages } from 'react-chat-stream/protocols';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf, recorded } from '../../support/recordings.ts';

const ask = { model: 'm', max_tokens: 9, messages: [{ role: 'user' as const, content: 'Hi' }] };
const REASONS: Record<string, string> = { end_turn: 'stop', tool_use: 'tool-calls', max_tokens: 'length' };

let anthropic: Anthropic;
let recording = '';
let contentType = '';

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': contentType });
  response.end(recording);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  anthropic = new Anthropic({ apiKey: 'none', baseURL: `http://127.0.0.1:${port}`, maxRetries: 0 });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function serve(file: string): void {
  recording = recorded(`anthropic-messages/${file}`);
  contentType = file.endsWith('.json') ? 'application/json' : 'text/event-stream';
}

/** What both clients must agree on. */
async function ours(): Promise<object> {
  const { parts, finishReason } = await outcomeOf(anthropicMessages(), recording, { contentType });
  return {
    text: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    thinking: parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join(''),
    inputs: parts.flatMap((part) => (part.type === 'tool-call' ? [part.input] : [])),
    finishReason,
  };
}

const theirs = ({ content, stop_reason }: Anthropic.Message): object => ({
  text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
  thinking: content.map((block) => (block.type === 'thinking' ? block.thinking : '')).join(''),
  inputs: content.flatMap((block) =>
    block.type.endsWith('tool_use') && 'input' in block ? [block.input] : [],
  ),
  finishReason: REASONS[`${stop_reason}`],
});

describe("Anthropic's own client reads what anthropicMessages reads:", () => {
  test.each(['text', 'tools', 'search', 'citations', 'length'])('%s.sse', async (name) => {
    serve(`${name}.sse`);
    expect(await ours()).toEqual(theirs(await anthropic.messages.stream(ask).finalMessage()));
  });

  test('answer.json', async () => {
    serve('answer.json');
    expect(await ours()).toEqual(theirs(await anthropic.messages.create(ask)));
  });

  test('overloaded.sse is an error for both', async () => {
    serve('overloaded.sse');
    await expect(anthropic.messages.stream(ask).finalMessage()).rejects.toThrow('Overloaded');
    expect(await ours()).toMatchObject({ text: 'The first ', finishReason: undefined });
  });
});
