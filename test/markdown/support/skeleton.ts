import type { MarkdownBlock, MarkdownInline, MarkdownTree } from '../../../src/markdown/types.ts';

/** A tree without what does not show: tags and texts. */
export type Skeleton = string | { tag: string; children: Skeleton[] };

/** The tags and texts of a tree, as the reader sees them. */
export function skeleton({ children, footnotes }: MarkdownTree): Skeleton {
  const notes = footnotes.flat().map((note) => node(`note-${note.number}`, note.children.flat().map(block)));
  return node('root', [...children.flat().map(block), ...(notes.length > 0 ? [node('notes', notes)] : [])]);
}

function node(tag: string, children: Skeleton[]): Skeleton {
  return { tag, children };
}

function block(value: MarkdownBlock): Skeleton {
  switch (value.type) {
    case 'paragraph':
      return node('p', value.inlines.map(inline));
    case 'heading':
      return node(`h${value.level}`, value.inlines.map(inline));
    case 'code':
      return node(`code ${value.language}`, [value.chunks.map(({ text }) => text).join('')]);
    case 'row':
      return node(
        'row',
        value.cells.map((cell) => node('cell', cell.map(inline))),
      );
    case 'table':
      return node('table', [block(value.head), ...value.children.flat().map(block)]);
    case 'plugin':
      return node('plugin', [value.text]);
    case 'rule':
      return node('rule', []);
    case 'list':
      return node(value.isOrdered ? `ol ${value.start}` : 'ul', value.children.flat().map(block));
    case 'item':
      return node(`li ${value.isChecked}`, value.children.flat().map(block));
    case 'quote':
      return node('quote', value.children.flat().map(block));
  }
}

function inline(value: MarkdownInline): Skeleton {
  if (typeof value === 'string') return value;
  if ('children' in value) return node(value.type, value.children.map(inline));
  if (value.type === 'footnote-ref') return node('ref', [String(value.number)]);
  return node(value.type, 'text' in value ? [value.text] : 'alt' in value ? [value.alt] : []);
}

/** A tree as the flows of text that it has: the text itself, and each note, which grows by itself. */
export function flowsOf(tree: Skeleton): Map<string, Skeleton> {
  if (typeof tree === 'string') return new Map([['text', tree]]);
  const last = tree.children.at(-1);
  const notes = typeof last === 'object' && last.tag === 'notes' ? last.children : [];
  const text = notes.length > 0 ? tree.children.slice(0, -1) : tree.children;
  const flows = new Map<string, Skeleton>([['text', { tag: tree.tag, children: text }]]);
  for (const note of notes) if (typeof note === 'object') flows.set(note.tag, note);
  return flows;
}

/** Whether a tree is the beginning of another: the same but for its end, and that end the beginning of the other's. */
export function isPrefixOf(part: Skeleton, whole: Skeleton | undefined): boolean {
  if (whole === undefined) return false;
  if (typeof part === 'string' || typeof whole === 'string') {
    return typeof part === 'string' && typeof whole === 'string' && whole.startsWith(part.trimEnd());
  }
  if (part.tag !== whole.tag || part.children.length > whole.children.length) return false;
  const last = part.children.length - 1;
  return part.children.every((child, index) => {
    const other = whole.children[index];
    // The cells of a row are there from the start, empty.
    if (index === last || part.tag === 'row') return isPrefixOf(child, other);
    return JSON.stringify(child) === JSON.stringify(other);
  });
}
