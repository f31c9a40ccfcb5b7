import type { LineCursor } from './createLineCursor.ts';
import type { MarkdownPlugin } from './MarkdownPlugin.ts';
import { type OpenBlock, tipOf } from './OpenBlock.ts';

/** A text indented by so many columns is code, and no marker is looked for there. */
export const CODE_INDENT = 4;

/** Containers within containers; markers beyond are text. Nobody writes so, and browsers do not nest without end. */
const MAX_DEPTH = 64;

/** Cells that the rows of one table may leave out. A wide table of short rows would be many times as long as its text. */
const MAX_ADDED_CELLS = 10_000;

/** Whether an open block takes the line, is ended by it, or does not take it. Moves the cursor past its marker. */
export function continues(block: OpenBlock, cursor: LineCursor): boolean | 'ends' {
  const indent = cursor.indent();
  switch (block.type) {
    case 'quote':
      return takeQuoteMarker(cursor);
    case 'item':
    case 'footnote':
      if (cursor.isBlank()) {
        // An item can begin with one blank line, not with two.
        if (block.children.length === 0) return false;
        cursor.skip(indent);
        return true;
      }
      if (indent < block.level) return false;
      cursor.skip(block.level);
      return true;
    case 'code':
      return block.marker ? continuesFence(block, cursor) : continuesIndentedCode(cursor);
    case 'plugin': {
      const [last, isEnd] = beforeClose(cursor.content(), block.marker);
      if (isEnd && last.trim()) block.lines.push(last);
      return isEnd ? 'ends' : true;
    }
    case 'paragraph':
      return !cursor.isBlank();
    case 'table':
      return !cursor.isBlank() && block.level <= MAX_ADDED_CELLS;
    case 'list':
      return true;
    default:
      return false;
  }
}

function continuesFence(block: OpenBlock, cursor: LineCursor): boolean | 'ends' {
  if (cursor.indent() < CODE_INDENT) {
    const [fence] = /^(?:`{3,}|~{3,})(?=[ \t]*$)/.exec(cursor.content()) ?? [];
    if (fence?.startsWith(block.marker)) return 'ends';
  }
  cursor.skip(Math.min(cursor.indent(), block.level));
  return true;
}

function continuesIndentedCode(cursor: LineCursor): boolean {
  const indent = cursor.indent();
  if (indent < CODE_INDENT && !cursor.isBlank()) return false;
  cursor.skip(Math.min(indent, CODE_INDENT));
  return true;
}

function takeQuoteMarker(cursor: LineCursor): boolean {
  if (cursor.indent() >= CODE_INDENT || !cursor.content().startsWith('>')) return false;
  cursor.skip(cursor.indent() + 1);
  if (cursor.indent() > 0) cursor.skip(1);
  return true;
}

/** What the rules that begin blocks do to the tree. */
export type BlockBuilder = {
  /** Adds a block within `container`, or within the nearest block around it that can hold it. */
  add(container: OpenBlock, type: OpenBlock['type']): OpenBlock;
  /** Takes the link definitions from the start of a paragraph; tells whether text is left. */
  takeDefinitions(paragraph: OpenBlock): boolean;
  defineFootnote(block: OpenBlock): void;
  plugins: readonly MarkdownPlugin[];
};

/** Begins a block where one begins at the cursor, moves past its marker, and returns it. */
type BlockStart = (cursor: LineCursor, container: OpenBlock, builder: BlockBuilder) => OpenBlock | undefined;

const startQuote: BlockStart = (cursor, container, { add }) =>
  container.depth < MAX_DEPTH && takeQuoteMarker(cursor) ? add(container, 'quote') : undefined;

const startHeading: BlockStart = (cursor, container, { add }) => {
  const [marker, hashes] = /^(#{1,6})(?:[ \t]+|$)/.exec(cursor.content()) ?? [];
  if (marker === undefined || hashes === undefined) return undefined;
  const heading = add(container, 'heading');
  heading.level = hashes.length;
  heading.text = withoutClosingHashes(cursor.content().slice(marker.length).trim());
  heading.isOpen = false;
  return heading;
};

/** The hashes that may close a heading stand apart from its text. */
function withoutClosingHashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end === 0 || /[ \t]/.test(text[end - 1] ?? '') ? text.slice(0, end).trimEnd() : text;
}

const startFence: BlockStart = (cursor, container, { add }) => {
  const [, marker, info] = /^(?=`{3,}[^`]*$|~{3,})(`+|~+)(.*)$/.exec(cursor.content()) ?? [];
  if (marker === undefined || info === undefined) return undefined;
  const code = add(container, 'code');
  code.marker = marker;
  code.level = cursor.indent();
  code.text = info.trim();
  return code;
};

const startSetextHeading: BlockStart = (cursor, container, { takeDefinitions }) => {
  const [underline] = /^(?:=+|-+)(?=[ \t]*$)/.exec(cursor.content()) ?? [];
  if (!underline || container.type !== 'paragraph' || !takeDefinitions(container)) return undefined;
  container.type = 'heading';
  container.level = underline.startsWith('=') ? 1 : 2;
  container.text = container.text.trim();
  container.isOpen = false;
  return container;
};

const startRule: BlockStart = (cursor, container, { add }) => {
  if (!/^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(cursor.content())) return undefined;
  const rule = add(container, 'rule');
  rule.isOpen = false;
  return rule;
};

const startItem: BlockStart = (cursor, container, { add }) => {
  const [marker, number, sign] = /^(?:(\d{1,9})(?=[.)]))?([-+*.)])(?=[ \t]|$)/.exec(cursor.content()) ?? [];
  const isOrdered = number !== undefined;
  if (marker === undefined || sign === undefined || container.depth >= MAX_DEPTH) return undefined;
  if (!isOrdered && /[.)]/.test(sign)) return undefined;
  const isEmpty = cursor.content().slice(marker.length).trim() === '';
  // A line of a paragraph that happens to begin with a number, or is a lone dash, is no list (CommonMark 5.2).
  if (container.type === 'paragraph' && (isEmpty || (isOrdered && Number(number) !== 1))) return undefined;

  const markerIndent = cursor.indent();
  cursor.skip(markerIndent + marker.length);
  const space = cursor.indent();
  const padding = isEmpty || space > CODE_INDENT ? 1 : space;
  cursor.skip(Math.min(padding, space));

  const isSameList = container.type === 'list' && container.marker === sign;
  const list = isSameList ? container : add(container, 'list');
  if (!isSameList) {
    list.marker = sign;
    list.start = isOrdered ? Number(number) : -1;
  }
  const item = add(list, 'item');
  item.level = markerIndent + marker.length + padding;
  return item;
};

const startFootnote: BlockStart = (cursor, container, { add, defineFootnote }) => {
  const [marker, label] = /^\[\^([^\]\s^]+)\]:[ \t]*/.exec(cursor.content()) ?? [];
  if (marker === undefined || label === undefined || container.depth >= MAX_DEPTH) return undefined;
  const footnote = add(container, 'footnote');
  footnote.text = label;
  footnote.level = CODE_INDENT;
  cursor.skip(cursor.indent() + marker.length);
  defineFootnote(footnote);
  return footnote;
};

const startPlugin: BlockStart = (cursor, container, { add, plugins }) => {
  const line = cursor.content();
  for (const { name, block = [] } of plugins) {
    for (const { open, close, accepts } of block) {
      const first = line.slice(open.length);
      if (!line.startsWith(open)) continue;
      const isBare = first.trim() === '';
      const [text, isEnd] = beforeClose(first, close);
      // With words after its end it is part of a sentence.
      if (isEnd ? text.trim() === '' : first.includes(close) || !(isBare || accepts?.(first))) continue;
      const found = add(container, 'plugin');
      found.marker = close;
      found.text = name;
      if (!isBare) found.lines.push(text);
      if (isEnd) found.isOpen = false;
      return found;
    }
  }
  return undefined;
};

/** What stands in a line before a mark that ends it. The full stop after the mark belongs to the text, as it is set with it. */
function beforeClose(line: string, close: string): [text: string, isEnd: boolean] {
  const bare = line.trimEnd();
  const [stop = ''] = /[.,;:!?。，；：！？]?$/u.exec(bare) ?? [];
  for (const end of [bare, bare.slice(0, bare.length - stop.length)]) {
    const text = end.slice(0, -close.length);
    if (end.endsWith(close) && !/(?<!\\)(?:\\\\)*\\$/.test(text))
      return [text + bare.slice(end.length), true];
  }
  return [line, false];
}

const STARTS: readonly BlockStart[] = [
  startQuote,
  startHeading,
  startFence,
  startSetextHeading,
  startRule,
  startItem,
  startFootnote,
  startPlugin,
];

/** Begins the block that begins at the cursor, if one does. */
export const startBlock: BlockStart = (cursor, container, builder) => {
  if (cursor.isBlank()) return undefined;
  if (cursor.indent() >= CODE_INDENT) {
    if (tipOf(container).type === 'paragraph') return undefined;
    cursor.skip(CODE_INDENT);
    return builder.add(container, 'code');
  }
  // Most lines are text: one look tells.
  const first = cursor.content()[0] ?? '';
  if (!/[-#`~*_=+>\d[]/.test(first) && !beginsPlugin(first, builder)) return undefined;
  for (const start of STARTS) {
    const block = start(cursor, container, builder);
    if (block) return block;
  }
  return undefined;
};

function beginsPlugin(char: string, { plugins }: BlockBuilder): boolean {
  return plugins.some(({ block }) => block?.some(({ open }) => open.startsWith(char)));
}
