// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { XSS_CASES, XSS_VECTORS } from '../fixtures/xssVectors.ts';
import { findUnsafe } from './support/findUnsafe.ts';
import { renderStatic } from './support/renderStatic.tsx';

function parse(html: string): Element {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root;
}

test.each(XSS_CASES)('$name is harmless, whole and cut anywhere', ({ text }) => {
  expect(findUnsafe(parse(renderStatic(text)))).toEqual([]);
  for (let end = 1; end <= text.length; end++) {
    const html = renderStatic(text.slice(0, end), { streaming: true });
    expect(findUnsafe(parse(html)), text.slice(0, end)).toEqual([]);
  }
});

test.each(Object.entries(XSS_VECTORS))('%s: any two after one another are harmless too', (_, texts) => {
  const all = XSS_CASES.map(({ text }) => text);
  const pair = fc.tuple(
    fc.constantFrom(...texts),
    fc.constantFrom('', ' ', '\n', '\n\n'),
    fc.constantFrom(...all),
  );
  fc.assert(
    fc.property(pair, fc.nat(), (parts, cut) => {
      const text = parts.join('');
      const head = text.slice(0, 1 + (cut % text.length));
      expect(findUnsafe(parse(renderStatic(head, { streaming: true })))).toEqual([]);
      expect(findUnsafe(parse(renderStatic(text)))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('no address is kept that is not on the list of the policy', () => {
  const links = (text: string, policy: { links?: string[] }): (string | null)[] =>
    [...parse(renderStatic(text, { policy })).querySelectorAll('a')].map((link) => link.getAttribute('href'));
  const text = '[a](https://a.example) [b](mailto:a@b.example) [c](/c) [d](http:d.example) [e](//e.example)';
  expect(links(text, { links: [] })).toEqual([null, null, '/c', null, null]);
  expect(links(text, { links: ['mailto'] })).toEqual([null, 'mailto:a@b.example', '/c', null, null]);
  expect(links('[a](tel:+1) [b](javascript:alert(1))', { links: ['tel'] })).toEqual(['tel:+1', null]);
});

const FOREIGN = [
  'https://evil.example/a.png',
  '//evil.example/a.png',
  'http:evil.example/a.png',
  'https:evil.example/a.png',
  '/\\\\evil.example/a.png',
  '\\\\\\\\evil.example/a.png',
  'https://cdn.example@evil.example/a.png',
  'https://cdn.example.evil.example/a.png',
  'https://evil.example\\\\@cdn.example/a.png',
  'http://relative.invalid/a.png',
  '//relative.invalid/a.png',
  'http://cdn.example/a.png',
  'https://cdn.example:8443/a.png',
  'blob:https://cdn.example/0f2c',
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
];

test.each(FOREIGN)('the image %s does not load where other origins are allowed', (address) => {
  const images = ['https://cdn.example', location.origin];
  const root = parse(renderStatic(`![a](${address}) ![b](<${address}>)`, { policy: { images } }));
  expect([...root.querySelectorAll('img')].map(({ outerHTML }) => outerHTML)).toEqual([]);
});

test('an image of an allowed origin loads, and says nothing of where it is shown', () => {
  const policy = { images: ['https://cdn.example'] };
  const image = parse(renderStatic('![a](https://cdn.example/a.png)', { policy })).querySelector('img');
  expect(image?.getAttribute('src')).toBe('https://cdn.example/a.png');
  expect(image?.getAttribute('referrerpolicy')).toBe('no-referrer');
});
