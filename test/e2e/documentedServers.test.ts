import { type ChatStoreOptions, createChatStore, messageText } from 'react-chat-stream/core';
import { agUi, aiSdk, plainText, simple } from 'react-chat-stream/protocols';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPython } from '../../scripts/demo.mjs';
import { type DocumentedServer, runFastApi, runHono } from '../docs/runServer.ts';

/** A model on this machine in the place of the provider's. */
const withOwnModel = (code: string): string => `
import { simulateReadableStream } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
${code.replace(
  "'openai/gpt-5-mini'",
  `new MockLanguageModelV3({
    doStream: async ({ prompt }) => {
      if (JSON.stringify(prompt).includes('/fail')) throw new Error('secret');
      return {
        stream: simulateReadableStream({ chunks: [
          { type: 'text-start', id: '1' },
          { type: 'text-delta', id: '1', delta: 'Hello there' },
          { type: 'text-end', id: '1' },
          { type: 'finish', finishReason: { unified: 'stop' }, usage: { inputTokens: {}, outputTokens: {} } },
        ] }),
      };
    },
  })`,
)}`;

const PAGES = [
  { page: 'docs/protocols/simple.md', protocol: simple(), says: ['You wrote: Hi', 'You wrote: Hi'] },
  { page: 'docs/protocols/plain-text.md', protocol: plainText(), says: ['You wrote: Hi', 'You wrote: Hi'] },
  {
    page: 'docs/protocols/ai-sdk.md',
    protocol: aiSdk(),
    says: ['Hello there', 'Hello from the server.'],
    edit: withOwnModel,
  },
  {
    page: 'docs/protocols/ag-ui.md',
    protocol: agUi(),
    says: ['Hello from the agent.', 'Hello from the agent.'],
  },
] as const;

const failing = (code: string): string =>
  code.replace('  if (signal.aborted) return;', (line) => `${line}\n throw new Error('secret');`);

async function ask(url: string, options: ChatStoreOptions, words = 'Hi') {
  const result = await createChatStore({ endpoint: `${url}/chat`, ...options }).sendMessage(words);
  return { ...result, text: messageText(result.message ?? { parts: [] }) };
}

describe.each(PAGES)('the servers of $page', ({ page, protocol, says, ...more }) => {
  test('in Hono answer', async () => {
    const server = await runHono(page, {}, 'edit' in more ? more.edit : undefined);
    try {
      expect(await ask(server.url, { protocol })).toMatchObject({ status: 'done', text: says[0] });
    } finally {
      await server.stop();
    }
  });

  // Skipped where there is no Python: backEnds.test.ts says so, and fails in CI.
  test.skipIf(!findPython())('in FastAPI answer', async () => {
    const server = await runFastApi(page);
    try {
      expect(await ask(server.url, { protocol })).toMatchObject({ status: 'done', text: says[1] });
    } finally {
      await server.stop();
    }
  });
});

test('a generator that fails is told as a typed error, without its own words', async () => {
  const server = await runHono('docs/protocols/simple.md', {}, failing);
  try {
    const { error } = await ask(server.url, { protocol: simple() });
    expect(error).toMatchObject({ code: 'server', detail: 'The model failed.', retryable: true });
  } finally {
    await server.stop();
  }
});

test('a model of the AI SDK that fails is told as a typed error, without its own words', async () => {
  const server = await runHono('docs/protocols/ai-sdk.md', {}, withOwnModel);
  try {
    const { error } = await ask(server.url, { protocol: aiSdk() }, '/fail');
    expect(error).toMatchObject({ code: 'server', detail: 'The model failed.' });
  } finally {
    await server.stop();
  }
});

describe('the server that can resume', () => {
  let server: DocumentedServer;
  beforeAll(async () => {
    server = await runHono('docs/when-things-go-wrong.md');
  });
  afterAll(() => server?.stop());

  /** Breaks the first connection after a few frames, as a line does. */
  function breakingFetch(requests: Headers[]): typeof fetch {
    return async (input, init) => {
      requests.push(new Headers(init?.headers));
      const response = await fetch(input, init);
      if (requests.length > 1 || !response.body) return response;
      let chunks = 0;
      const breaking = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          controller.enqueue(chunk);
          chunks++;
          if (chunks === 2) controller.error(new TypeError('terminated'));
        },
      });
      return new Response(response.body.pipeThrough(breaking), response);
    };
  }

  test('goes on where the line broke, without writing the answer twice', async () => {
    const requests: Headers[] = [];
    const words = 'one two three four five six seven';
    const result = await ask(server.url, { resume: true, fetch: breakingFetch(requests) }, words);
    expect(result).toMatchObject({ status: 'done', text: `You wrote: ${words}` });
    expect(requests).toHaveLength(2);
    expect(requests[1]?.get('last-event-id')).toMatch(/^\d$/);
    expect(requests[1]?.get('idempotency-key')).toBe(requests[0]?.get('idempotency-key'));
  });

  test('has nothing to resume of an answer that it does not know', async () => {
    const response = await fetch(`${server.url}/chat`, {
      method: 'POST',
      headers: { 'idempotency-key': 'unknown', 'last-event-id': '3' },
      body: '{"message":"Hi"}',
    });
    expect(response.status).toBe(204);
  });

  test('ends an answer when it is told to stop', async () => {
    const key = 'a-key';
    const response = await fetch(`${server.url}/chat`, {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: JSON.stringify({ message: 'word '.repeat(500) }),
    });
    await fetch(`${server.url}/chat/${key}`, { method: 'DELETE' });
    const text = await response.text();
    expect(text).toContain('"done":true');
    expect(text.split('data:').length).toBeLessThan(100);
  });
});
