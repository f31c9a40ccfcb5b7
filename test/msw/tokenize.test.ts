import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '../../src/msw/tokenize.ts';

test.each([
  ['words, each with the space before it', 'Hello there, you.', ['Hello', ' there,', ' you.']],
  ['line breaks stay', 'One\n\nTwo', ['One', '\n\nTwo']],
  ['Chinese by two characters', '你好，世界！', ['你好', '，', '世界', '！']],
  ['Japanese too', 'こんにちは', ['こん', 'にち', 'は']],
  ['mixed scripts', '用React写', ['用', 'React', '写']],
  ['emoji are one character', '👋🏽👩‍👩‍👧', ['👋🏽👩‍👩‍👧']],
  ['words without end are cut', 'a'.repeat(30), ['a'.repeat(12), 'a'.repeat(12), 'a'.repeat(6)]],
  ['nothing', '', []],
])('%s', (_, text, tokens) => {
  expect(tokenize(text)).toEqual(tokens);
});

test('the pieces joined are the text, and no piece is empty or ends in half a character', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const tokens = tokenize(text);
      expect(tokens.join('')).toBe(text);
      // One assertion a text: many thousands are slow.
      expect(tokens.filter((token) => token === '' || /[\ud800-\udbff]$/.test(token))).toEqual([]);
    }),
  );
});
