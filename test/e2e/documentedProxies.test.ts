import { type ChatProtocol, createChatStore, messageText } from 'react-chat-stream/core';
import * as protocols from 'react-chat-stream/protocols';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPython } from '../../scripts/demo.mjs';
import { type FakeProvider, type ProviderScript, startFakeProvider } from '../docs/fakeProvider.ts';
import { type DocumentedServer, runFastApi, runHono } from '../docs/runServer.ts';

type Proxy = {
  page: string;
  protocol: ChatProtocol;
  path: string;
  baseUrl: string;
  /** What follows the provider's address in `baseUrl`. */
  prefix: string;
  key: Record<string, string>;
  header: [name: string, value: string] | undefined;
  script: ProviderScript;
};

const sse = (data: unknown, event?: string): string =>
  `${event ? `event: ${event}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
const typed = (data: { type: string; [key: string]: unknown }): string => sse(data, data.type);
const chunk = (delta: object, finish_reason: string | null = null): string =>
  sse({ id: 'c1', choices: [{ index: 0, delta, finish_reason }] });
const line = (message: object, more: object = { done: false }): string =>
  `${JSON.stringify({ model: 'm', message, ...more })}\n`;
const piece = (text: string): string =>
  typed({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });

const PROXIES: Proxy[] = [
  {
    page: 'docs/protocols/openai-chat.md',
    protocol: protocols.openaiChat(),
    path: '/v1/chat/completions',
    baseUrl: 'OPENAI_BASE_URL',
    prefix: '/v1',
    key: { OPENAI_API_KEY: 'secret' },
    header: ['authorization', 'Bearer secret'],
    script: {
      type: 'text/event-stream',
      answer: [chunk({ content: 'Hello ' }), chunk({ content: 'there' }), chunk({}, 'stop'), sse('[DONE]')],
      failure: sse({ error: { message: 'Out of order', type: 'server_error' } }),
    },
  },
  {
    page: 'docs/protocols/openai-responses.md',
    protocol: protocols.openaiResponses(),
    path: '/v1/responses',
    baseUrl: 'OPENAI_BASE_URL',
    prefix: '/v1',
    key: { OPENAI_API_KEY: 'secret' },
    header: ['authorization', 'Bearer secret'],
    script: {
      type: 'text/event-stream',
      answer: [
        typed({ type: 'response.output_text.delta', item_id: 'm', delta: 'Hello ' }),
        typed({ type: 'response.output_text.delta', item_id: 'm', delta: 'there' }),
        typed({ type: 'response.completed', response: { id: 'r', status: 'completed', output: [] } }),
      ],
      failure: typed({ type: 'error', code: 'server_error', message: 'Out of order' }),
    },
  },
  {
    page: 'docs/protocols/anthropic-messages.md',
    protocol: protocols.anthropicMessages(),
    path: '/v1/messages',
    baseUrl: 'ANTHROPIC_BASE_URL',
    prefix: '',
    key: { ANTHROPIC_API_KEY: 'secret' },
    header: ['x-api-key', 'secret'],
    script: {
      type: 'text/event-stream',
      answer: [
        typed({ type: 'message_start', message: { id: 'm', model: 'c', usage: {} } }),
        typed({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
        piece('Hello '),
        piece('there'),
        typed({ type: 'content_block_stop', index: 0 }),
        typed({ type: 'message_delta', delta: { stop_reason: 'end_turn' } }),
        typed({ type: 'message_stop' }),
      ],
      failure: typed({ type: 'error', error: { type: 'api_error', message: 'Out of order' } }),
    },
  },
  {
    page: 'docs/protocols/ollama.md',
    protocol: protocols.ollama(),
    path: '/api/chat',
    baseUrl: 'OLLAMA_HOST_URL',
    prefix: '',
    key: {},
    header: undefined,
    script: {
      type: 'application/x-ndjson',
      answer: [
        line({ content: 'Hello ' }),
        line({ content: 'there' }),
        line({ content: '' }, { done: true }),
      ],
      failure: '{"error":"Out of order"}\n',
    },
  },
];

const SERVERS = [
  { kind: 'Hono', run: runHono, isHere: true },
  { kind: 'FastAPI', run: runFastApi, isHere: Boolean(findPython()) },
];

for (const { kind, run, isHere } of SERVERS) {
  // FastAPI is skipped where there is no Python: backEnds.test.ts says so, and fails in CI.
  describe.skipIf(!isHere).each(PROXIES)(`the ${kind} server of $page`, (proxy) => {
    let provider: FakeProvider;
    let server: DocumentedServer;

    beforeAll(async () => {
      provider = await startFakeProvider(proxy.script);
      server = await run(proxy.page, { ...proxy.key, [proxy.baseUrl]: provider.url + proxy.prefix });
    });
    afterAll(async () => {
      await server?.stop();
      await provider?.close();
    });

    const chat = () => createChatStore({ endpoint: `${server.url}/chat`, protocol: proxy.protocol });

    test('passes the answer on, and gives the key to the provider alone', async () => {
      const { status, message } = await chat().sendMessage('Hi');
      expect(status).toBe('done');
      expect(messageText(message ?? { parts: [] })).toBe('Hello there');
      const { path, headers, body } = provider.seen.at(-1) ?? { path: '', headers: {}, body: {} };
      expect(path).toBe(proxy.path);
      expect(body).toMatchObject({ model: expect.any(String), stream: true });
      if (proxy.header) expect(headers[proxy.header[0]]).toBe(proxy.header[1]);
    });

    test('stops the model when the reader stops', async () => {
      const store = chat();
      const closed = provider.nextClose();
      const hasText = new Promise<void>((resolve) => {
        store.subscribe(() => {
          if (messageText(store.getState().messages.at(-1) ?? { parts: [] }).startsWith('Hello')) resolve();
        });
      });
      const sent = store.sendMessage('/hang');
      await hasText;
      store.stop();
      await closed;
      expect(await sent).toMatchObject({ status: 'done', message: { status: 'stopped' } });
    });

    // Not promised of FastAPI: it tells a handler nothing of a client that leaves before the response has begun.
    if (kind === 'Hono') {
      test('stops a model that has not yet answered', async () => {
        const store = chat();
        const [asked, closed] = [provider.nextRequest(), provider.nextClose()];
        void store.sendMessage('/wait');
        await asked;
        store.stop();
        await closed;
      });
    }

    test('tells a failure in mid-answer, and keeps the text', async () => {
      const { error, message } = await chat().sendMessage('/fail');
      expect(error).toMatchObject({ code: 'server', detail: 'Out of order' });
      expect(messageText(message ?? { parts: [] })).toMatch(/^Hello/);
    });

    test('tells a limit with its countdown, and a refused key as the trouble of the server', async () => {
      expect((await chat().sendMessage('/busy')).error).toMatchObject({
        code: 'rate-limited',
        retryAfterMs: 7000,
      });
      expect((await chat().sendMessage('/refuse')).error).toMatchObject({ code: 'server', status: 502 });
    });
  });
}
