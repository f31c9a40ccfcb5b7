import * as library from 'react-chat-stream';

export type OutlineLine = {
  depth: number;
  /** Name of the element. */
  element: string;
  /** `[data-…]`, all that it has. */
  attributes: string;
  /** The other part that begins here; what is in it is on a page of its own. */
  part: string | undefined;
  /** How many of it stand one after another. */
  count: number;
};

/** `ChatMessageList` is `[data-chat-message-list]`. */
const attributeOf = (part: string): string =>
  `data${part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const PARTS = Object.keys(library).filter((name) => /^Chat[A-Z]/.test(name));
/** They look the same everywhere, and are not to be counted on. */
const DETAILS = new Set(['data-chat-button', 'data-chat-icon', 'data-chat-visually-hidden']);

/** The elements of a part in a page that have data attributes, as an indented list. Others are left out. */
export function outlineOf(page: ParentNode, part: string): readonly OutlineLine[] {
  const root = page.querySelector(`[${attributeOf(part)}]`);
  return root ? merge(describe(root, 0, part)) : [];
}

function describe(element: Element, depth: number, self: string): OutlineLine[] {
  const names = element.getAttributeNames().filter((name) => name.startsWith('data-') && !DETAILS.has(name));
  const part = PARTS.find((name) => name !== self && names.includes(attributeOf(name)));
  const isShown = names.length > 0;
  const line = {
    depth,
    element: element.localName,
    attributes: names.map((name) => show(name, element.getAttribute(name))).join(''),
    part,
    count: 1,
  };
  if (part) return [line];
  const inside = [...element.children].flatMap((child) => describe(child, isShown ? depth + 1 : depth, self));
  return isShown ? [line, ...inside] : inside;
}

const show = (name: string, value: string | null): string => (value ? `[${name}="${value}"]` : `[${name}]`);

/** What is the same as the line before it is counted there. */
function merge(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  return lines.reduce<OutlineLine[]>((merged, line) => {
    const before = merged.at(-1);
    const isSame =
      before?.depth === line.depth &&
      before.part === line.part &&
      (line.part || before.attributes === line.attributes);
    if (before && isSame) before.count += 1;
    else merged.push({ ...line });
    return merged;
  }, []);
}
