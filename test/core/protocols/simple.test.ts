import { simple } from 'react-chat-stream/protocols';
import { testRecordings } from '../../support/recordings.ts';

testRecordings(
  simple,
  [
    {
      file: 'simple/answer.sse',
      expected: {
        parts: [{ type: 'text', text: 'Good morning! 早上好 👋🏽 — ask me anything.' }],
        finishReason: 'stop',
        metadata: { usage: { tokens: 12 } },
      },
    },
  ],
  { terminator: /"done":true/, unknownFrame: 'event: x-unknown\ndata: {"x_unknown":true}' },
);
