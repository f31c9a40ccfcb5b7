import { plainText } from 'react-chat-stream/protocols';
import { describe, expect, test } from 'vitest';
import { chatPart } from '../../support/parts.ts';
import { outcomeOf, testRecordings } from '../../support/recordings.ts';

const { text } = chatPart;

testRecordings(plainText, [
  {
    file: 'plain-text/answer.txt',
    expected: {
      parts: [text('Tea needs 90 °C — 茶 🍵.\n\n- first line\n- <b>second</b> line\n')],
      finishReason: 'stop',
    },
  },
  {
    file: 'plain-text/answer.sse',
    expected: { parts: [text('Tea needs 90 °C — 茶 🍵.\n\nEnjoy')], finishReason: 'stop' },
  },
  { file: 'plain-text/without-done.sse', expected: { parts: [text('Two words')], finishReason: 'stop' } },
]);

describe('bare text', () => {
  test('that looks like JSON stays as it is', async () => {
    const body = 'data: {"content":"Hi"}\n\ndata: "quoted"\n\n';
    expect((await outcomeOf(plainText(), body)).parts).toEqual([text('{"content":"Hi"}"quoted"')]);
  });

  test('is an error after the event error, and keeps what came', async () => {
    const body = 'data: Half an\n\nevent: error\ndata: The model broke off\n\n';
    expect(await outcomeOf(plainText(), body)).toEqual({ parts: [text('Half an')], error: 'server' });
  });

  test('without a byte is no answer', async () => {
    expect(await outcomeOf(plainText(), '', { contentType: 'text/plain' })).toMatchObject({ error: 'empty' });
  });

  test('may come as one JSON string, and no other JSON', async () => {
    const contentType = 'application/json';
    expect(await outcomeOf(plainText(), '"Hi"', { contentType })).toEqual({
      parts: [text('Hi')],
      finishReason: 'stop',
    });
    expect(await outcomeOf(plainText(), '{"content":"Hi"}', { contentType })).toMatchObject({
      error: 'protocol',
    });
  });
});
