import { createElement, type ReactNode } from 'react';

/**
 * MathML becomes React elements by two lists: of elements and of attributes. Whatever wrote the MathML, nothing that
 * loads, leads away or runs can come through.
 */

const ELEMENTS = new Set(
  'math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'.split(
    ' ',
  ),
);

const ATTRIBUTES = new Set(
  'accent accentunder class columnalign columnlines columnspacing columnspan depth display displaystyle fence form height largeop linethickness lspace mathbackground mathcolor mathvariant maxsize minsize movablelimits notation rowlines rowspacing rowspan rspace scriptlevel separator stretchy style symmetric voffset width'.split(
    ' ',
  ),
);

const PROPERTIES =
  /^(?:background-color|border(?:-(?:top|right|bottom|left))?(?:-(?:width|style|color))?|color|display|font-(?:family|size|style|weight)|height|(?:margin|padding)(?:-(?:top|right|bottom|left))?|math-(?:depth|style)|text-align|vertical-align|width)$/;

/** Words, numbers, lengths and colours; no address, no function. */
const VALUE = /^[\w\s#%.,+'-]*$/;

/** Elements within elements: browsers do not nest without end. */
const MAX_DEPTH = 200;

const PIECES = /<(\/?)(\w+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|[^<]+/y;

type Open = { name: string; attributes: Record<string, unknown>; children: ReactNode[] };

/** @throws Where the text is not what a list allows. */
export function readMathml(source: string): ReactNode {
  let open: Open = { name: '', attributes: {}, children: [] };
  const outer: Open[] = [];
  PIECES.lastIndex = 0;
  while (PIECES.lastIndex < source.length) {
    const start = PIECES.lastIndex;
    const [whole, slash, name, attributes = '', isEmpty] = PIECES.exec(source) ?? [];
    if (whole === undefined) throw new Error(`Not MathML: ${source.slice(start, start + 40)}`);
    if (name === undefined) {
      open.children.push(decode(whole));
      continue;
    }
    if (slash) {
      const parent = outer.pop();
      if (name !== open.name || !parent) throw new Error(`"${name}" ends where it did not begin.`);
      parent.children.push(elementOf(open, parent.children.length));
      open = parent;
      continue;
    }
    if (!ELEMENTS.has(name)) throw new Error(`"${name}" is no element of a formula.`);
    const next: Open = { name, attributes: readAttributes(attributes), children: [] };
    if (isEmpty) {
      open.children.push(elementOf(next, open.children.length));
    } else {
      if (outer.length >= MAX_DEPTH) throw new Error('The formula nests too deeply.');
      outer.push(open);
      open = next;
    }
  }
  if (outer.length > 0) throw new Error(`"${open.name}" does not end.`);
  return open.children;
}

function elementOf({ name, attributes, children }: Open, key: number): ReactNode {
  return createElement(name, { ...attributes, key }, ...children);
}

function readAttributes(text: string): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (!ATTRIBUTES.has(name)) continue;
    if (name !== 'style') attributes[name === 'class' ? 'className' : name] = decode(value);
    else if (takesStyle()) attributes.style = readStyle(decode(value));
  }
  return attributes;
}

let canStyle: boolean | undefined;

/** In jsdom MathML has no styles, and React throws where it sets one. */
function takesStyle(): boolean {
  canStyle ??=
    typeof document === 'undefined' ||
    'style' in document.createElementNS('http://www.w3.org/1998/Math/MathML', 'math');
  return canStyle;
}

/** As an object, which React sets property by property: a strict Content-Security-Policy refuses the attribute. */
function readStyle(text: string): Record<string, string> {
  const style: Record<string, string> = {};
  for (const declaration of text.split(';')) {
    const [name = '', value = ''] = declaration.split(':', 2).map((part) => part.trim());
    if (!PROPERTIES.test(name) || !VALUE.test(value)) continue;
    style[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())] = value;
  }
  return style;
}

const NAMED: Record<string, string> = { amp: '&', apos: "'", gt: '>', lt: '<', nbsp: '\u00a0', quot: '"' };

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
