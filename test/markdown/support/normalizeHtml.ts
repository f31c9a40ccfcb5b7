/** The attributes that say something about the text; all others are how a renderer goes about it. */
const KEPT = new Set(['href', 'src', 'alt', 'title', 'start', 'align', 'checked', 'type']);
const BLOCKS = /^(?:p|h[1-6]|ul|ol|li|blockquote|hr|pre|table|thead|tbody|tr|th|td|section|div)$/;
// Where a link leads does not change with how its address is spelled.
const BASE = 'http://base.invalid/page';

/**
 * HTML in one spelling, so that two renderers can be compared: our wrappers unwrapped, the `<p>` of tight lists taken
 * away, white space between blocks gone, attributes sorted and addresses resolved as a browser resolves them.
 */
export function normalizeHtml(html: string): string {
  const root = document.createElement('div');
  root.innerHTML = html;
  unwrap(root, '[data-chat-markdown], [data-chat-table]');
  for (const block of root.querySelectorAll('[data-chat-code-block]')) block.replaceWith(plainCode(block));
  for (const image of root.querySelectorAll('span[data-chat-image]')) image.replaceWith(plainImage(image));
  for (const item of root.querySelectorAll('li[data-task]')) inlineCheckbox(item);
  for (const item of root.querySelectorAll('[data-tight] > li')) {
    for (const child of [...item.children]) if (child.tagName === 'P') child.replaceWith(...child.childNodes);
  }
  tidyFootnotes(root);
  root.normalize();
  return [...root.childNodes].map((node) => serialize(node, false)).join('');
}

function unwrap(root: Element, selector: string): void {
  for (const element of root.querySelectorAll(selector)) element.replaceWith(...element.childNodes);
}

function plainCode(block: Element): Element {
  const pre = document.createElement('pre');
  const code = document.createElement('code');
  const language = block.getAttribute('data-language');
  if (language) code.setAttribute('class', `language-${language}`);
  const text = block.querySelector('pre')?.textContent ?? '';
  // The reference ends each line of code with a line break, the last one too, which nobody sees.
  code.textContent = text && `${text}\n`;
  pre.append(code);
  return pre;
}

/** An image that may not load is its alternative text: for the tests of syntax it is an image without an address. */
function plainImage(element: Element): Element {
  const image = document.createElement('img');
  image.setAttribute('alt', element.textContent ?? '');
  image.setAttribute('src', '');
  return image;
}

/** GitHub puts the box of a task before its words, in the paragraph if there is one. */
function inlineCheckbox(item: Element): void {
  const [input, body] = item.children;
  if (!input || !body) return;
  body.replaceWith(...body.childNodes);
  const first = item.children[1];
  if (first?.tagName === 'P') first.prepend(input, ' ');
  else input.after(' ');
}

/** A note is told by its number; how the two places link to each other is ours. */
function tidyFootnotes(root: Element): void {
  for (const section of root.querySelectorAll('[data-chat-footnotes], [data-footnotes]')) {
    for (const extra of section.querySelectorAll('h2, [data-chat-footnote-back], [data-footnote-backref]'))
      extra.remove();
  }
  // A reference within a link ends up beside its `<sup>`, as links do not nest.
  unwrap(root, 'sup > a, a[data-footnote-ref], a[href*="-note-"]');
}

function serialize(node: ChildNode, isPreformatted: boolean): string {
  if (node.nodeType === Node.TEXT_NODE) return serializeText(node, isPreformatted);
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const element = node as HTMLElement;
  const tag = element.localName;
  const inner = [...element.childNodes]
    .map((child) => serialize(child, isPreformatted || tag === 'pre'))
    .join('');
  return `<${tag}${attributesOf(element)}>${inner}</${tag}>`;
}

function serializeText(node: ChildNode, isPreformatted: boolean): string {
  const text = escapeText(node.textContent ?? '');
  if (isPreformatted) return text;
  const start = isEdge(node, node.previousSibling) ? /^[ \n\t]+/ : /^(?!)/;
  const end = isEdge(node, node.nextSibling) ? /[ \n\t]+$/ : /(?!)$/;
  return text
    .replace(/[ \n\t]+/g, ' ')
    .replace(start, '')
    .replace(end, '');
}

/** Whether white space there is not shown: at the edge of a block, beside one, and around a line break. */
function isEdge(node: ChildNode, sibling: ChildNode | null): boolean {
  const neighbour = (sibling ?? node.parentNode) as Element | null;
  const tag = neighbour?.localName ?? '';
  return BLOCKS.test(tag) || tag === 'br';
}

function attributesOf(element: HTMLElement): string {
  const attributes = [...element.attributes].flatMap(({ name, value }): [string, string][] => {
    if (name === 'data-align') return [['align', value]];
    if (name === 'class') {
      const language = /language-(\S+)/.exec(value)?.[1];
      return language ? [['language', language]] : [];
    }
    if (!KEPT.has(name)) return [];
    return [[name, name === 'href' || name === 'src' ? resolve(value) : value]];
  });
  return attributes
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
    .join('');
}

function resolve(address: string): string {
  try {
    // Servers take these characters of a query in either spelling.
    return new URL(address, BASE).href.replace(/[[\]\\]/g, encodeURIComponent);
  } catch {
    return address;
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
