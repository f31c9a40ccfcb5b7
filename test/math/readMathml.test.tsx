import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { readMathml } from '../../src/math/readMathml.ts';

const html = (source: string): string => renderToStaticMarkup(readMathml(source));

test('elements, attributes and texts come through as they are', () => {
  const source =
    '<math display="block"><mrow><mi mathvariant="normal">a</mi><mo lspace="0.2em">&lt;</mo><mn class="tml-x">2</mn></mrow></math>';
  expect(html(source)).toBe(source);
});

test('styles come through property by property', () => {
  expect(html('<mrow style="color:#b22222;padding-left:0.1em;display:block math;"></mrow>')).toBe(
    '<mrow style="color:#b22222;padding-left:0.1em;display:block math"></mrow>',
  );
});

test('entities are read once: what they name is text', () => {
  expect(html('<mtext>&lt;img src=x&gt; &amp;lt; &#x27; &#60; &unknown;</mtext>')).toBe(
    '<mtext>&lt;img src=x&gt; &amp;lt; &#x27; &lt; &amp;unknown;</mtext>',
  );
});

describe('what no list has does not come through', () => {
  test.each([
    '<script>alert(1)</script>',
    '<math><img src="x"></img></math>',
    '<math><a href="javascript:alert(1)">x</a></math>',
    '<math><maction actiontype="statusline#http://x">x</maction></math>',
    '<math><annotation-xml encoding="text/html"><p>x</p></annotation-xml></math>',
    '<math><semantics><mi>x</mi></semantics></math>',
    '<svg></svg>',
    '<math><foreignObject></foreignObject></math>',
    '<math',
    '<math></mrow>',
    '</math>',
    '<math><mi>x</mi>',
    '<!-- x --><math></math>',
    '<![CDATA[x]]>',
    "<mi class='x'>x</mi>",
  ])('%s', (source) => {
    expect(() => readMathml(source)).toThrow();
  });

  test.each([
    ['<mi href="javascript:alert(1)" xlink:href="x" onclick="alert(1)" id="x" src="x" dir="rtl">x</mi>'],
    [
      '<mi style="background:url(https://x);position:fixed;background-color:url(https://x);width:expression(1)">x</mi>',
    ],
    ['<mi style="color:var(--x);font-family:&quot;x&quot;">x</mi>'],
  ])('%s', (source) => {
    expect(html(source)).toMatch(/^<mi>x<\/mi>$/);
  });

  test('a formula does not nest without end', () => {
    const deep = (depth: number) => `${'<mrow>'.repeat(depth)}${'</mrow>'.repeat(depth)}`;
    expect(() => readMathml(deep(100))).not.toThrow();
    expect(() => readMathml(deep(100_000))).toThrow('deeply');
  });
});
