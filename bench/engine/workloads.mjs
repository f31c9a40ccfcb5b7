/** The same answer in each wire format, as the bytes of a body. */

const WORDS = 'The quick brown fox jumps over the lazy dog while seven wizards quietly mix new potions'.split(
  ' ',
);

/** A piece of an answer, as long as a token is. */
const token = (index) => ` ${WORDS[index % WORDS.length]}`;
/** One event of an event stream. */
export const data = (value) => `data: ${JSON.stringify(value)}\n\n`;

/** Each gives what begins an answer, one piece of it, and what ends it. */
export const FORMATS = {
  simple: {
    begin: '',
    piece: (text) => data({ content: text, done: false }),
    end: data({ content: '', done: true }),
  },
  openaiChat: {
    begin: '',
    piece: (content) =>
      data({
        id: 'c1',
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta: { content }, finish_reason: null }],
      }),
    end: `${data({ id: 'c1', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}data: [DONE]\n\n`,
  },
  openaiTool: {
    begin: data({
      choices: [
        {
          delta: {
            tool_calls: [{ index: 0, id: 'call_1', function: { name: 'write', arguments: '{"text":"' } }],
          },
        },
      ],
    }),
    piece: (text) =>
      data({ choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: text } }] } }] }),
    end: `${data({
      choices: [
        { delta: { tool_calls: [{ index: 0, function: { arguments: '"}' } }] }, finish_reason: 'tool_calls' },
      ],
    })}data: [DONE]\n\n`,
  },
  aiSdk: {
    begin: data({ type: 'start', messageId: 'm1' }) + data({ type: 'text-start', id: 't1' }),
    piece: (delta) => data({ type: 'text-delta', id: 't1', delta }),
    end: `${data({ type: 'text-end', id: 't1' })}${data({ type: 'finish' })}data: [DONE]\n\n`,
  },
  aiSdkTool: {
    begin:
      data({ type: 'start', messageId: 'm1' }) +
      data({ type: 'tool-input-start', toolCallId: 'c1', toolName: 'write' }) +
      data({ type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '{"text":"' }),
    piece: (inputTextDelta) => data({ type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta }),
    end: `${data({ type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '"}' })}${data({ type: 'finish' })}data: [DONE]\n\n`,
  },
  agUi: {
    begin:
      data({ type: 'RUN_STARTED', threadId: 't', runId: 'r' }) +
      data({ type: 'TEXT_MESSAGE_START', messageId: 'm1', role: 'assistant' }),
    piece: (delta) => data({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta }),
    end:
      data({ type: 'TEXT_MESSAGE_END', messageId: 'm1' }) +
      data({ type: 'RUN_FINISHED', threadId: 't', runId: 'r' }),
  },
};

/**
 * The pieces in which a body of so many events arrives: one event a read, or 16 KiB a read.
 *
 * @returns {{ pieces: Uint8Array[], text: string }}
 */
export function createBody(format, count, isOneByOne) {
  const { begin, piece, end } = FORMATS[format];
  const tokens = Array.from({ length: count }, (_, index) => token(index));
  const events = [begin, ...tokens.map(piece), end].filter(Boolean);
  const encoder = new TextEncoder();
  const text = tokens.join('');
  if (isOneByOne) return { pieces: events.map((event) => encoder.encode(event)), text };
  const bytes = encoder.encode(events.join(''));
  const pieces = [];
  for (let start = 0; start < bytes.length; start += 16_384) pieces.push(bytes.slice(start, start + 16_384));
  return { pieces, text };
}

/** A response whose body gives the pieces one by one. */
export function respond(pieces) {
  let index = 0;
  const body = new ReadableStream(
    {
      pull(controller) {
        if (index < pieces.length) controller.enqueue(pieces[index++]);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
