import { render } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import temml from 'temml';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ChatMarkdown } from '../../src/markdown/ChatMarkdown.tsx';
import { mathFormulas } from '../../src/math/index.ts';
import { findUnsafe } from '../markdown/support/findUnsafe.ts';

const plugins = [mathFormulas({ macros: { '\\R': '\\mathbb{R}' } })];

afterEach(() => vi.restoreAllMocks());

test('a formula becomes MathML, which reads from left to right', () => {
  const { container } = render(<ChatMarkdown text={'The $x^2$ of\n\n$$\\frac{a}{b}$$'} plugins={plugins} />);
  const [inline, display] = container.querySelectorAll('math');
  expect(inline?.querySelector('msup')).not.toBeNull();
  expect(inline?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
  expect(inline?.parentElement).toHaveAttribute('dir', 'ltr');
  expect(display?.getAttribute('display')).toBe('block');
  expect(display?.parentElement).toHaveAttribute('data-display');
  // What may be wider than the page scrolls, and the keyboard has to reach it.
  expect(display?.parentElement).toHaveAttribute('tabindex', '0');
  expect(inline?.parentElement).not.toHaveAttribute('tabindex');
});

test('a server renders it as well', () => {
  expect(renderToString(<ChatMarkdown text="$x$" plugins={plugins} />)).toContain('<math><mi>x</mi></math>');
});

test('a formula is rendered once, when it is complete, however long the text becomes', () => {
  const read = vi.spyOn(temml, 'renderToString');
  const text = `One $a+b$ two \\(c\\) three.\n\n$$\nd\n$$\n\n${'more words and '.repeat(20)}the end.`;
  const { rerender, container } = render(<ChatMarkdown text="" streaming plugins={plugins} />);
  for (let length = 1; length <= text.length; length++) {
    rerender(<ChatMarkdown text={text.slice(0, length)} streaming plugins={plugins} />);
  }
  const before = [...container.querySelectorAll('math')];
  rerender(<ChatMarkdown text={text} plugins={plugins} />);
  expect([...container.querySelectorAll('math')]).toEqual(before);
  expect(read.mock.calls.map(([tex]) => tex)).toEqual(['a+b', 'c', 'd']);
});

test('macros are those that were given; what a formula defines ends with it', () => {
  const { container } = render(<ChatMarkdown text={'$\\R$ $\\gdef\\R{x}\\R$ $\\R$'} plugins={plugins} />);
  expect([...container.querySelectorAll('math')].map(({ textContent }) => textContent)).toEqual([
    'ℝ',
    'x',
    'ℝ',
  ]);
});

test('a formula that never ends is shown as it was written, not kept from the reader', () => {
  const text = `$$\n${'word \\alpha '.repeat(100)}`;
  const { container, rerender } = render(<ChatMarkdown text={text} streaming plugins={plugins} />);
  expect(container.querySelector('code[data-chat-math-source]')).toHaveTextContent('word \\alpha');
  rerender(<ChatMarkdown text="$$\na + " streaming plugins={plugins} />);
  expect(container.querySelector('code')).toBeNull();
  expect(container.querySelector('[data-chat-caret]')).not.toBeNull();
  rerender(<ChatMarkdown text={'$$\na + \\frac'} plugins={plugins} />);
  expect(container.querySelector('code[data-chat-math-source]')).toHaveTextContent('a + \\frac');
});

describe('what TeX could do harm with is shown as its source', () => {
  const HARMLESS =
    /^(?:class|display(?:style)?|form|fence|height|math[a-z]+|[lr]space|scriptlevel|stretchy|voffset|width)$/;
  const HARMFUL = [
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://evil.example}',
    '\\includegraphics{https://evil.example/x.png}',
    '\\htmlData{a=b}{x}',
    '\\class{chat-evil}{x}',
    '\\id{root}{x}',
    '\\style{position:fixed}{x}',
    '\\def\\a{\\a\\a}\\a',
    '\\frac{1}{',
    '\\unknown',
    `${'{'.repeat(20_000)}x`,
    'x'.repeat(20_000),
  ];

  test.each(HARMFUL.map((tex) => [tex.slice(0, 40), tex] as const))('%s', (_, tex) => {
    const { container } = render(<ChatMarkdown text={`\\(${tex}\\)`} plugins={plugins} />);
    expect(container.querySelector('math')).toBeNull();
    expect(container.querySelector('code[data-chat-math-source]')?.textContent).toBe(tex);
    expect(findUnsafe(container)).toEqual([]);
  });

  test.each([
    '\\text{<img src=x onerror=alert(1)>}',
    '\\text{&lt;script&gt;}',
    '\\color{red}\\text{" onclick="alert(1)}',
    '\\textcolor{#f00}{x}\\colorbox{yellow}{y}',
    '\\unicode{x3c}',
    '\\rule{9999em}{9999em}',
    '\\kern{-9999em}x',
  ])('%s stays harmless', (tex) => {
    const { container } = render(<ChatMarkdown text={`\\(${tex}\\)`} plugins={plugins} />);
    const math = [...container.querySelectorAll('math')];
    for (const element of math.flatMap((root) => [root, ...root.querySelectorAll('*')])) {
      expect(element.localName).toMatch(/^m[a-z]+$/);
      expect(element.getAttributeNames().filter((name) => !HARMLESS.test(name))).toEqual([]);
      expect(element.getAttribute('width') ?? '').not.toMatch(/\d{3,}/);
    }
    for (const root of math) root.remove();
    expect(findUnsafe(container)).toEqual([]);
  });
});
