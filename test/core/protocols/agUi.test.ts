import { agUi } from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { chatPart, toolCall } from '../../support/parts.ts';
import { readAnswer } from '../../support/readAnswer.ts';
import { outcomeOf, type Recording, recorded, testRecordings } from '../../support/recordings.ts';

const { text, reasoning } = chatPart;
const QUESTION = { id: 'u1', role: 'user', content: 'Hi' };

const RECORDINGS: Recording[] = [
  {
    file: 'ag-ui/text.sse',
    expected: {
      parts: [text('Tea — 茶 🍵.\n\nAsk away.')],
      finishReason: 'stop',
      metadata: { usage: [{ inputTokens: 3, outputTokens: 4 }] },
    },
  },
  {
    file: 'ag-ui/tools.sse',
    expected: {
      parts: [
        reasoning('Ask the tool.'),
        { ...toolCall('c1', 'getWeather', '{"city":"Bern"}'), state: 'output-available', output: '20 °C' },
        text('It is 20 °C.'),
      ],
      finishReason: 'stop',
      metadata: {},
    },
  },
  {
    file: 'ag-ui/chunks.sse',
    expected: {
      parts: [
        reasoning('Hm.'),
        text('Let me look.'),
        toolCall('c1', 'add', '{"a":1}'),
        toolCall('c2', 'add', '{}'),
      ],
      finishReason: 'tool-calls',
      metadata: {},
    },
  },
  {
    file: 'ag-ui/state.sse',
    expected: {
      parts: [
        { type: 'data-state-snapshot', data: { n: 1 } },
        { type: 'data-state-delta', data: [{ op: 'replace', path: '/n', value: 2 }] },
        {
          type: 'data-activity-snapshot',
          id: 'p1',
          data: { messageId: 'p1', activityType: 'PLAN', content: { steps: [] } },
        },
        { type: 'data-mood', data: 'calm' },
        { type: 'data-messages-snapshot', id: 'messages-snapshot', data: [QUESTION] },
        text('Which one?'),
      ],
      finishReason: 'other',
      metadata: { interrupts: [{ id: 'i1', reason: 'input_required' }] },
    },
  },
  { file: 'ag-ui/error.sse', expected: { parts: [text('Half an')], error: 'rate-limited' } },
];

testRecordings(agUi, RECORDINGS, {
  terminator: /RUN_FINISHED/,
  unknownFrame: 'data: {"type":"BRAND_NEW","delta":"no"}',
});

describe('agUi', () => {
  test('takes the id of the first text, so that the agent knows the message again', async () => {
    const { state } = await readAnswer(agUi(), recorded('ag-ui/text.sse'));
    expect(state.messages.at(-1)?.id).toBe('m1');
  });

  test('reads a row of events that comes as one JSON array', async () => {
    const events = [{ type: 'TEXT_MESSAGE_CHUNK', messageId: 'm', delta: 'Hi' }, { type: 'RUN_FINISHED' }];
    const outcome = await outcomeOf(agUi(), JSON.stringify(events), { contentType: 'application/json' });
    expect(outcome).toMatchObject({ parts: [text('Hi')], finishReason: 'stop' });
  });
});
