import { expect, test } from 'vitest';
import { createEventStreamReader } from '../../src/core/createEventStreamReader.ts';
import type { StreamFrame } from '../../src/core/types.ts';

type Case = [name: string, input: string | Uint8Array, frames: (string | StreamFrame)[]];

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );
const BOM = [0xef, 0xbb, 0xbf];

// Restated from the HTML standard, section 9.2.6, and the cases of web-platform-tests.
const CASES: Case[] = [
  [
    'one leading BOM is dropped, a later one makes an unknown field',
    bytes(BOM, 'data:1\n\n', BOM, 'data:2\n\ndata:3\n\n'),
    ['1', '3'],
  ],
  ['of two leading BOMs the second stays', bytes(BOM, BOM, 'data:1\n\ndata:2\n\n'), ['2']],
  ['part of a BOM is no BOM', bytes([0xef, 0xbb], 'data:x\n\ndata:y\n\n'), ['y']],
  ['a BOM alone gives nothing', bytes(BOM), []],
  ['an empty stream gives nothing', '', []],
  [
    'comments are passed over',
    `data:1\r:\0\n:\r\ndata:2\n:${'x'.repeat(500)}\rdata:3\n:data:fail\r:\ndata:4\n\n`,
    ['1\n2\n3\n4'],
  ],
  ['empty data is an event', 'data:\n\ndata\ndata\n\ndata:test\n\n', ['', '\n', 'test']],
  [
    'an event name does not leak into the next event',
    'event:test\ndata:x\n\ndata:x\n\n',
    [{ data: 'x', event: 'test' }, 'x'],
  ],
  ['an empty event name is none', 'event: \ndata:data\n\n', ['data']],
  ['the last event name wins, an empty one too', 'event: a\nevent:\ndata:x\n\n', ['x']],
  ['an event without data is none, and its name is dropped', 'event: a\n\ndata:x\n\n', ['x']],
  [
    'field names are exact',
    'data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n',
    ['\0\n 2\n1\n3\n\n4'],
  ],
  [
    'unknown fields are passed over',
    'data:test\n data\ndata\nfoobar:xxx\njustsometext\n:comment\ndata:test\n\n',
    ['test\n\ntest'],
  ],
  ['one space is taken off, a tab is kept', 'data:\ttest\rdata: \ndata:test\n\n', ['\ttest\n\ntest']],
  ['one space only is taken off', 'data:   x\n\n', ['  x']],
  ['space at the end is kept', 'data: x  \n\n', ['x  ']],
  ['all line ends count', 'data:test\r\ndata\ndata:test\r\n\r\n', ['test\n\ntest']],
  ['a lone CR ends the stream', 'data:test\r\n\r', ['test']],
  ['CR alone', 'data:a\r\rdata:b\r\r', ['a', 'b']],
  ['mixed line ends', 'data:a\r\n\ndata:b\n\r\n', ['a', 'b']],
  ['LF CR is two line ends', 'data:a\n\rdata:b\n\n', ['a', 'b']],
  ['other separators are text', 'data:a\u2028b\u0085c\u000bd\u000ce\n\n', ['a\u2028b\u0085c\u000bd\u000ce']],
  ['NUL is text', 'data:\0\n\n\n\n', ['\0']],
  ['an invalid byte becomes U+FFFD', bytes('data:a', [0xff], 'b\n\n'), ['a\ufffdb']],
  ['an emoji and its joiners stay whole', 'data:👩‍👩‍👧 ok\n\n', ['👩‍👩‍👧 ok']],
  ['a BOM within a value is kept', 'data: \ufeffx\n\n', ['\ufeffx']],
  [
    'an id holds until the next',
    'id: 1\ndata:a\n\ndata:b\n\n',
    [
      { data: 'a', id: '1' },
      { data: 'b', id: '1' },
    ],
  ],
  ['an empty id resets it', 'id: 1\ndata:1\n\nid\ndata:2\n\ndata:3\n\n', [{ data: '1', id: '1' }, '2', '3']],
  [
    'an id with NUL is passed over',
    'id: 1\ndata:a\n\nid: x\0\ndata:b\n\n',
    [
      { data: 'a', id: '1' },
      { data: 'b', id: '1' },
    ],
  ],
  ['an id without data counts', 'id: 9\n\ndata:x\n\n', [{ data: 'x', id: '9' }]],
  ['retry is passed over', 'retry:3000\ndata:x\n\n', ['x']],
  ['a comment alone is no event', ': ping\r\n\r\ndata:x\n\n', ['x']],
  ['a comment within an event', 'data:a\n: ping\ndata:b\n\n', ['a\nb']],
  ['many blank lines', '\n\n\n\ndata:x\n\n\n\n', ['x']],
  ['near misses of a field name', 'data : a\nDATA: b\n data: c\ndata: d\n\n', ['d']],
  ['a line of one space is not blank', 'data:a\n \ndata:b\n\n', ['a\nb']],
  ['colons in a value', 'data: a: b:c\n\n', ['a: b:c']],
  ['a token that is a line break', 'data: \ndata: \n\n', ['\n']],
  ['a token that begins with a line break', 'data: \ndata: - x\n\n', ['\n- x']],
  ['a token that is a space', 'data:  \n\n', [' ']],
  ['[DONE] is data', 'data: [DONE]\n\n', ['[DONE]']],
];

function read(pieces: readonly Uint8Array[]): StreamFrame[] {
  const frames: StreamFrame[] = [];
  const decoder = new TextDecoder();
  const reader = createEventStreamReader({ frame: (frame) => frames.push(frame), comment() {} });
  for (const piece of pieces) reader(decoder.decode(piece, { stream: true }));
  reader(decoder.decode());
  return frames.map(({ data, event, id }) => ({ data, ...(event && { event }), ...(id && { id }) }));
}

test.each(CASES)('%s, however the bytes are cut', (_name, input, expected) => {
  const whole = typeof input === 'string' ? bytes(input) : input;
  const frames = expected.map((frame) => (typeof frame === 'string' ? { data: frame } : frame));
  expect(read([whole])).toEqual(frames);
  expect(read([...whole].map((byte) => Uint8Array.of(byte)))).toEqual(frames);
  for (let cut = 1; cut < whole.length; cut++) {
    expect(read([whole.slice(0, cut), whole.slice(cut)]), `cut at byte ${cut}`).toEqual(frames);
  }
});

test('a CRLF that is cut in two stays one line end, with nothing in between too', () => {
  const frames: StreamFrame[] = [];
  const reader = createEventStreamReader({ frame: (frame) => frames.push(frame), comment() {} });
  for (const piece of ['data:a\r', '', '\ndata:b\r\n\r\n']) reader(piece);
  expect(frames.map(({ data }) => data)).toEqual(['a\nb']);
});

test('a comment is reported as a sign of life', () => {
  let comments = 0;
  const reader = createEventStreamReader({ frame() {}, comment: () => comments++ });
  reader(': ping\n\n:\n');
  expect(comments).toBe(2);
});

test('a last event without its blank line is given out at the end', () => {
  const frames: StreamFrame[] = [];
  const reader = createEventStreamReader({ frame: (frame) => frames.push(frame), comment() {} });
  reader('data: {"content":"Hi","done":true}');
  expect(frames).toEqual([]);
  reader('', true);
  expect(frames.map(({ data }) => data)).toEqual(['{"content":"Hi","done":true}']);
});

test.each([
  ['one endless line', 'data: ', 'x'.repeat(64 * 1024)],
  ['endless data lines', '', `data: ${'x'.repeat(64 * 1024)}\n`],
])('%s is refused at 8 MiB', (_name, start, piece) => {
  const reader = createEventStreamReader({ frame() {}, comment() {} });
  reader(start);
  expect(() => {
    for (let fed = 0; fed < 130; fed++) reader(piece);
  }).toThrow(expect.objectContaining({ code: 'too-large' }));
});
