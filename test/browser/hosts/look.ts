/** What a reader can see of a box and of the text in it. */
const SEEN = [
  'color',
  'backgroundColor',
  'backgroundImage',
  'opacity',
  'visibility',
  'display',
  'cursor',
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'fontVariantNumeric',
  'lineHeight',
  'letterSpacing',
  'wordSpacing',
  'textIndent',
  'textAlign',
  'textTransform',
  'textDecorationLine',
  'textShadow',
  'whiteSpace',
  'listStyleType',
  'listStyleImage',
  'verticalAlign',
  'boxShadow',
  'overflowX',
  'overflowY',
  'resize',
  'objectFit',
  'borderTopLeftRadius',
  'unicodeBidi',
  'transform',
  'animationName',
] as const satisfies readonly (keyof CSSStyleDeclaration)[];

const EDGES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** The place and the paint of one element, as lines that a failing test can show. */
export function lookOf(element: Element): string[] {
  const { x, y, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const place = [x, y, width, height].map((value) => value.toFixed(1)).join(' ');
  const edges = EDGES.map((edge) => {
    const size = style[`border${edge}Width`];
    return size === '0px'
      ? 'none'
      : [size, style[`border${edge}Style`], style[`border${edge}Color`]].join(' ');
  });
  const paint = SEEN.map((property) => `${property}: ${style[property]}`);
  const name = [element.localName, ...element.getAttributeNames().filter((one) => one.startsWith('data-'))];
  return [`at ${place}`, `edges: ${edges.join(', ')}`, ...paint].map((line) => `${name.join(' ')} ${line}`);
}

/** The look of everything inside, placeholders and what comes before and after boxes included. */
export function looksIn(root: Element): string[] {
  // What has no box has no look.
  const elements = [root, ...root.querySelectorAll('*')].filter(
    (element) => element.getClientRects().length > 0,
  );
  const placeholders = [...root.querySelectorAll('textarea')].map((textarea) => {
    const { color, opacity, fontStyle } = getComputedStyle(textarea, '::placeholder');
    return `placeholder ${color} ${opacity} ${fontStyle}`;
  });
  return [...elements.flatMap(lookOf), ...placeholders];
}

/** Those lines of `after` that are new, so that a test fails with what has changed and nothing else. */
export function changes(before: readonly string[], after: readonly string[]): string[] {
  return after.flatMap((line, index) => (line === before[index] ? [] : [`${line}, was: ${before[index]}`]));
}
