import type { ChatMessage, SourcePart } from 'react-chat-stream/core';

export const SOURCES: readonly SourcePart[] = [
  { type: 'source', sourceId: 's1', url: 'https://trams.example/lisbon', title: 'Trams of Lisbon' },
  { type: 'source', sourceId: 's2', url: 'https://museum.example/tiles', title: 'The tile museum' },
  { type: 'source', sourceId: 's3', url: 'https://weather.example' },
];

/** An answer that has thought, asked a tool and cites its sources. */
export const RICH_THREAD: readonly ChatMessage[] = [
  {
    id: 'rich-1',
    role: 'user',
    status: 'done',
    createdAt: 0,
    parts: [{ type: 'text', text: 'Two days in Lisbon. Will it rain?' }],
  },
  {
    id: 'rich-2',
    role: 'assistant',
    status: 'done',
    createdAt: 0,
    parts: [
      { type: 'reasoning', text: 'Weather first, then a walk that **fits** it.' },
      {
        type: 'tool-call',
        toolCallId: 'call-1',
        toolName: 'get_weather',
        inputText: '{"city":"Lisbon","days":2}',
        input: { city: 'Lisbon', days: 2 },
        state: 'output-available',
        output: { sky: 'clear', high: 24, low: 16 },
      },
      {
        type: 'text',
        text: 'No rain: clear, and up to **24 °C** [3].\n\n- **Saturday**: tram 28 to Graça early [1], the tile museum after lunch [2].\n- **Sunday**: the train to Belém, and back along the river.',
      },
      ...SOURCES,
    ],
  },
];
