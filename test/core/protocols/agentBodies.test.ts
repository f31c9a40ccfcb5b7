import type { RunAgentInput, ToolCall } from '@ag-ui/core';
import { RunAgentInputSchema } from '@ag-ui/core/schemas';
import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages';
import { type UIMessage, validateUIMessages } from 'ai';
import type { ChatMessage, ChatPart } from 'react-chat-stream/core';
import { agUi, aiSdk, anthropicMessages } from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { toolCall } from '../../support/parts.ts';
import { readAnswer } from '../../support/readAnswer.ts';
import { recorded } from '../../support/recordings.ts';
import { assistantMessage, userMessage } from '../../support/request.ts';
import { bodyOnTheWire, PDF, PNG } from '../../support/thread.ts';

// What is expected has the types of the SDK, so a body that the API does not know fails to compile.

describe('anthropicMessages', () => {
  test('sends the thread in turns, with its files and the outputs of its tools', () => {
    const expected: MessageCreateParams = {
      model: 'claude-sonnet-4-5',
      max_tokens: 4096,
      stream: true,
      system: 'Be brief.',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw==' } },
            { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERg==' } },
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
    expect(bodyOnTheWire(anthropicMessages({ model: 'claude-sonnet-4-5' }))).toEqual(expected);
  });

  test('sends thinking back with its signature, before what it led to, and no thinking without one', () => {
    const answer: ChatMessage = {
      ...assistantMessage('Yes.'),
      parts: [
        { type: 'reasoning', text: 'Hm.' },
        { type: 'data-anthropic-signature', data: 'Eq=' },
        { type: 'data-anthropic-redacted', data: 'Em=' },
        { type: 'text', text: 'Yes.' },
        { type: 'reasoning', text: 'Cut off' },
      ],
    };
    const expected: Pick<MessageCreateParams, 'messages'> = {
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Is it?' }] },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Hm.', signature: 'Eq=' },
            { type: 'redacted_thinking', data: 'Em=' },
            { type: 'text', text: 'Yes.' },
          ],
        },
        { role: 'user', content: [{ type: 'text', text: 'Sure?' }] },
      ],
    };
    const thread = [userMessage('Is it?'), answer, userMessage('Sure?', 'u2')];
    expect(bodyOnTheWire(anthropicMessages(), thread)).toMatchObject(expected);
  });

  test("sends what the API's own tools were asked and gave back in the answer itself, beside a tool of ours", async () => {
    const { state } = await readAnswer(anthropicMessages(), recorded('anthropic-messages/search.sse'));
    const found = state.messages.at(-1)?.parts.filter(({ type }) => type === 'tool-call') ?? [];
    const search: ChatPart = {
      ...toolCall('srvtoolu_3', 'tool_search_tool_regex', '{"query":"map"}'),
      output: { type: 'tool_search_tool_search_result', tool_references: [] },
      state: 'output-available',
    };
    const ours: ChatPart = {
      ...toolCall('toolu_4', 'locate', '{"map":1}'),
      output: 'Oslo',
      state: 'output-available',
    };
    const parts: ChatPart[] = [{ type: 'text', text: 'Look.' }, ...found, search, ours];
    const thread = [userMessage('Otters?'), { ...assistantMessage(''), parts }, userMessage('And?', 'u2')];
    const expected: Pick<MessageCreateParams, 'messages'> = {
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Otters?' }] },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'Look.' },
            { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'otters' } },
            {
              type: 'web_search_tool_result',
              tool_use_id: 'srvtoolu_1',
              content: [
                {
                  type: 'web_search_result',
                  url: 'https://otters.example/',
                  title: 'Otters',
                  encrypted_content: expect.any(String),
                },
              ],
            },
            { type: 'server_tool_use', id: 'srvtoolu_2', name: 'web_search', input: { query: 'seals' } },
            {
              type: 'web_search_tool_result',
              tool_use_id: 'srvtoolu_2',
              content: { type: 'web_search_tool_result_error', error_code: 'max_uses_exceeded' },
            },
            {
              type: 'server_tool_use',
              id: 'srvtoolu_3',
              name: 'tool_search_tool_regex',
              input: { query: 'map' },
            },
            {
              type: 'tool_search_tool_result',
              tool_use_id: 'srvtoolu_3',
              content: { type: 'tool_search_tool_search_result', tool_references: [] },
            },
            { type: 'tool_use', id: 'toolu_4', name: 'locate', input: { map: 1 } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'toolu_4', content: 'Oslo' },
            { type: 'text', text: 'And?' },
          ],
        },
      ],
    };
    expect(bodyOnTheWire(anthropicMessages(), thread)).toMatchObject(expected);
  });

  test('begins with the first question, and sends a file elsewhere by its address', () => {
    const url = 'https://files.example/a.png';
    const asked = userMessage('Hi');
    const parts = [...asked.parts, { type: 'file' as const, url, mediaType: 'image/png' }];
    const thread = [assistantMessage('How can I help?'), { ...asked, parts }];
    expect(bodyOnTheWire(anthropicMessages({ maxTokens: 9 }), thread)).toEqual({
      max_tokens: 9,
      stream: true,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Hi' },
            { type: 'image', source: { type: 'url', url } },
          ],
        },
      ],
    } satisfies Omit<MessageCreateParams, 'model'>);
  });
});

describe('aiSdk', () => {
  test('sends what useChat sends, which the AI SDK takes as valid', async () => {
    const calls = [
      {
        toolCallId: 'c1',
        type: 'tool-locate',
        state: 'output-available',
        input: { map: 1 },
        output: { city: 'Oslo' },
      },
      { toolCallId: 'c2', type: 'tool-name', state: 'output-available', input: {}, output: 'Norway' },
      {
        toolCallId: 'c3',
        type: 'tool-zoom',
        state: 'output-error',
        input: { by: 2 },
        errorText: 'Too close',
      },
      { toolCallId: 'c4', type: 'tool-never_answered', state: 'input-available', input: {} },
    ] satisfies UIMessage['parts'];
    const messages: UIMessage[] = [
      { id: 's1', role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
      {
        id: 'u1',
        role: 'user',
        parts: [
          { type: 'text', text: 'What is this?' },
          { type: 'file', url: PNG, mediaType: 'image/png' },
          { type: 'file', url: PDF, mediaType: 'application/pdf', filename: 'map.pdf' },
        ],
      },
      {
        id: 'a1',
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'A map. Ask the tools.' },
          { type: 'text', text: 'Let me look.' },
          ...calls,
          { type: 'source-url', sourceId: 'x', url: 'https://map.example/', title: 'x' },
        ],
      },
      { id: 'a2', role: 'assistant', parts: [] },
      { id: 'u2', role: 'user', parts: [{ type: 'text', text: 'And the weather?' }] },
    ];
    const body = { id: 'chat-1', messages, trigger: 'submit-message' };
    expect(bodyOnTheWire(aiSdk({ id: 'chat-1' }))).toEqual(body);
    // Their check refuses a message without parts, an answer that never came.
    const shown = messages.filter(({ parts }) => parts.length > 0);
    await expect(validateUIMessages({ messages: shown })).resolves.toEqual(shown);
  });

  test('keeps one id for all requests of a protocol, and another for the next', () => {
    const protocol = aiSdk();
    const idOf = (body: unknown): unknown => (body as { id: unknown }).id;
    expect(idOf(bodyOnTheWire(protocol))).toBe(idOf(bodyOnTheWire(protocol)));
    expect(idOf(bodyOnTheWire(aiSdk()))).not.toBe(idOf(bodyOnTheWire(protocol)));
  });
});

describe('agUi', () => {
  test('sends a run that the schema of AG-UI takes', () => {
    const call = (id: string, name: string, input: string): ToolCall => ({
      id,
      type: 'function',
      function: { name, arguments: input },
    });
    const expected = {
      threadId: 't1',
      runId: expect.any(String),
      tools: [{ name: 'locate', description: 'Finds a place' }],
      context: [],
      state: {},
      forwardedProps: {},
      messages: [
        { id: 's1', role: 'system', content: 'Be brief.' },
        {
          id: 'u1',
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image', source: { type: 'data', value: 'iVBORw==', mimeType: 'image/png' } },
            {
              type: 'document',
              source: { type: 'data', value: 'JVBERg==', mimeType: 'application/pdf' },
              metadata: { filename: 'map.pdf' },
            },
          ],
        },
        {
          id: 'a1',
          role: 'assistant',
          content: 'Let me look.',
          toolCalls: [
            call('c1', 'locate', '{"map":1}'),
            call('c2', 'name', '{}'),
            call('c3', 'zoom', '{"by":2}'),
          ],
        },
        { id: 'c1-result', role: 'tool', toolCallId: 'c1', content: '{"city":"Oslo"}' },
        { id: 'c2-result', role: 'tool', toolCallId: 'c2', content: 'Norway' },
        { id: 'c3-result', role: 'tool', toolCallId: 'c3', content: 'Too close', error: 'Too close' },
        { id: 'u2', role: 'user', content: 'And the weather?' },
      ],
    } satisfies RunAgentInput;
    const body = bodyOnTheWire(agUi({ threadId: 't1', tools: expected.tools }));
    expect(body).toEqual(expected);
    expect(RunAgentInputSchema.parse(body)).toEqual(body);
  });
});
