import type { ChatMessage } from '../../../src/core/types.ts';
import { everyElement } from './everyElement.ts';

const PICTURE =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60"/></svg>';

const RIGHT_TO_LEFT = `فقرة

- قائمة
  1. أولًا
- [x] تم

> اقتباس

| عمود | آخر |
|---|---|
| واحد | اثنان |
`;

/** A conversation that makes every part that a thread can hold. */
export const everyPart: readonly ChatMessage[] = [
  {
    id: '1',
    role: 'user',
    status: 'done',
    createdAt: 0,
    parts: [
      { type: 'text', text: 'A question' },
      { type: 'file', url: PICTURE, mediaType: 'image/svg+xml', filename: 'picture.svg' },
      { type: 'file', url: 'data:text/plain,one', mediaType: 'text/plain', filename: 'one.txt' },
    ],
  },
  {
    id: '2',
    role: 'assistant',
    status: 'done',
    createdAt: 0,
    finishReason: 'length',
    parts: [
      { type: 'reasoning', text: 'A thought, and **another**.' },
      {
        type: 'tool-call',
        toolCallId: 'call',
        toolName: 'look_up',
        inputText: '{"word":"chat"}',
        input: { word: 'chat' },
        state: 'output-available',
        output: { found: true },
      },
      { type: 'text', text: everyElement },
      { type: 'source', sourceId: 'a', url: 'https://example.com/a', title: 'A source' },
      { type: 'source', sourceId: 'b', url: 'https://example.com/b' },
    ],
  },
  { id: '3', role: 'user', status: 'done', createdAt: 0, parts: [{ type: 'text', text: 'سؤال' }] },
  {
    id: '4',
    role: 'assistant',
    status: 'stopped',
    createdAt: 0,
    parts: [{ type: 'text', text: RIGHT_TO_LEFT }],
  },
];
