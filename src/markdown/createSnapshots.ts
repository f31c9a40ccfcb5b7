import type { BlockParser } from './createBlockParser.ts';
import { unescapeText } from './entities.ts';
import { knownParagraph, knownText } from './holdBack.ts';
import type { CodeHighlighter, MarkdownPlugin } from './MarkdownPlugin.ts';
import { CHUNK_SIZE, type OpenBlock, touch } from './OpenBlock.ts';
import { parseInlines } from './parseInlines.ts';
import { splitRow } from './tableRow.ts';
import type {
  Chunks,
  CodeChunk,
  MarkdownBlock,
  MarkdownFootnote,
  MarkdownInline,
  MarkdownItem,
  MarkdownRow,
  MarkdownTree,
} from './types.ts';

const TASK = /^\[([ xX])\][ \t]+(?=\S)/;

/** Gives out the blocks as trees that do not change. A block that was not touched since is given out again. */
export function createSnapshots(
  { document, references }: BlockParser,
  plugins: readonly MarkdownPlugin[],
): { take(isStreaming: boolean): MarkdownTree } {
  let isStreaming = false;
  let caret: OpenBlock | undefined;
  let footnotes: Chunks<MarkdownFootnote> = [];
  let pending: Promise<unknown> | undefined;
  /** The tail is asked for by several, and to find out what is known of it costs more than all the rest. */
  let known: { block: OpenBlock; text: string; shown: string } | undefined;

  function childrenOf<T extends MarkdownBlock>(block: OpenBlock): Chunks<T> {
    const { children, chunks } = block;
    chunks.length = Math.ceil(children.length / CHUNK_SIZE);
    for (let index = 0; index < chunks.length; index++) {
      chunks[index] ??= children
        .slice(index * CHUNK_SIZE, (index + 1) * CHUNK_SIZE)
        .map(snapshotOf)
        .filter((child) => child !== undefined);
    }
    return chunks.slice() as unknown as Chunks<T>;
  }

  function snapshotOf(block: OpenBlock): MarkdownBlock | undefined {
    block.snapshot ??= create(block);
    return block.snapshot;
  }

  function create(block: OpenBlock): MarkdownBlock | undefined {
    const hasCaret = block === caret || undefined;
    const { type } = block;
    switch (type) {
      case 'paragraph': {
        const text = shownText(block);
        return text === '' ? undefined : { type, inlines: inlinesOf(block, text), hasCaret };
      }
      case 'heading':
        return { type, level: block.level, inlines: inlinesOf(block, shownText(block)), hasCaret };
      case 'code': {
        const language = /^\S+/.exec(unescapeText(block.text))?.[0];
        return { type, language, chunks: codeOf(block, language), isOpen: block.isOpen, hasCaret };
      }
      case 'quote':
        return { type, children: childrenOf(block) };
      case 'list':
        return {
          type,
          isOrdered: block.start >= 0,
          start: block.start,
          isTight: !block.isLoose,
          children: childrenOf<MarkdownItem>(block),
        };
      case 'item':
        return { type, isChecked: isChecked(block), children: childrenOf(block) };
      case 'table': {
        const [first = [], ...rest] = childrenOf<MarkdownRow>(block);
        const head = block.children[0] && (snapshotOf(block.children[0]) as MarkdownRow);
        return head && { type, head, children: [withoutHead(first), ...rest] };
      }
      case 'row': {
        const align = block.parent?.align ?? [];
        const texts = splitRow(shownText(block));
        const last = Math.min(texts.length, align.length) - 1;
        const cells = align.map((_, index) => inlinesOf(block, texts[index] ?? '', index === last));
        return { type, isHead: block.index === 0, align, cells, hasCaret };
      }
      case 'plugin':
        return { type, name: block.text, text: block.lines.join('\n'), isOpen: block.isOpen, hasCaret };
      case 'rule':
        return { type };
      default:
        return undefined;
    }
  }

  function inlinesOf(block: OpenBlock, text: string, isEnd = true): readonly MarkdownInline[] {
    return parseInlines(text, {
      lookup: references.lookupFor(block),
      plugins,
      isOpen: isEnd && isTail(block),
    });
  }

  /** The part of a block's text that is known; of a paragraph none while it may still become something else. */
  function shownText(block: OpenBlock): string {
    const text = textOf(block);
    if (!isTail(block)) return text;
    if (known?.block !== block || known.text !== text) {
      const settled = block.type === 'paragraph' ? knownParagraph(text) : text;
      known = { block, text, shown: knownText(settled, plugins) };
    }
    return known.shown;
  }

  /** Whether more of its text may come. A row and a heading end with their line, of which nobody knows whether it is whole. */
  function isTail(block: OpenBlock): boolean {
    if (!isStreaming) return false;
    for (let inner = block; inner.parent; inner = inner.parent) {
      if (inner !== inner.parent.children.at(-1)) return false;
    }
    return block.isOpen || block.type === 'row' || block.type === 'heading';
  }

  function isHidden(block: OpenBlock): boolean {
    return block.type === 'footnote' || (block.type === 'paragraph' && shownText(block) === '');
  }

  function lastVisible(block: OpenBlock): OpenBlock | undefined {
    for (let index = block.children.length - 1; index >= 0; index--) {
      const child = block.children[index];
      if (!child || isHidden(child)) continue;
      if (/^(?:quote|list|item|table)$/.test(child.type)) return lastVisible(child);
      return child.type === 'rule' ? undefined : child;
    }
    return undefined;
  }

  /** The caret is in the last block that is shown; in a note, if that is what is being written. */
  function findCaret(): OpenBlock | undefined {
    for (let block = document.children.at(-1); block; block = block.children.at(-1)) {
      if (block.type === 'footnote') return lastVisible(block);
    }
    return lastVisible(document);
  }

  function codeOf(block: OpenBlock, language: string | undefined): readonly CodeChunk[] {
    const { lines, codeChunks } = block;
    let count = lines.length;
    // Blank lines at the end of an indented block are not part of it (CommonMark 4.4).
    if (!block.marker) while (count > 0 && lines[count - 1]?.trim() === '') count--;
    const total = Math.ceil(count / CHUNK_SIZE);
    codeChunks.length = Math.min(codeChunks.length, total);
    const highlight = highlighterOf(block, language);
    for (let index = 0; index < total; index++) {
      const start = index * CHUNK_SIZE;
      const end = Math.min(count, start + CHUNK_SIZE);
      // A full chunk that is not the last one does not change any more.
      if (codeChunks[index] && index < total - 1) continue;
      const text = lines.slice(start, end).join('\n') + (end < count ? '\n' : '');
      if (codeChunks[index]?.text !== text)
        codeChunks[index] = { text, lines: highlight?.(start, end, count) };
    }
    return codeChunks.slice() as CodeChunk[];
  }

  /** Tells the lines of a block apart. Each whole line is read once; the last one may still grow, so it is read on trial. */
  function highlighterOf(block: OpenBlock, language: string | undefined) {
    if (!language) return undefined;
    block.highlighter ??= findHighlighter(language);
    const { highlighter, lines, tokens } = block;
    if (!highlighter) return undefined;
    return (start: number, end: number, count: number) => {
      for (let index = tokens.length; index < Math.min(end, count - 1); index++) {
        tokens.push(highlighter.line(lines[index] ?? ''));
      }
      const last = end === count ? [highlighter.fork().line(lines[end - 1] ?? '')] : [];
      return [...tokens.slice(start, end === count ? end - 1 : end), ...last];
    };
  }

  function findHighlighter(language: string): CodeHighlighter | undefined {
    for (const plugin of plugins) {
      const found = plugin.highlight?.(language);
      if (found && 'line' in found) return found;
      if (found) {
        pending = found;
        return undefined;
      }
    }
    return undefined;
  }

  function footnotesOf(): Chunks<MarkdownFootnote> {
    const notes: { block: OpenBlock; number: number }[] = [];
    for (const note of references.footnotes()) {
      // It may ask for further notes, which come up in this same loop.
      childrenOf(note.block);
      notes.push(note);
    }
    const chunks: (readonly MarkdownFootnote[])[] = [];
    for (let start = 0; start < notes.length; start += CHUNK_SIZE) {
      const before = footnotes[chunks.length];
      const chunk = notes
        .slice(start, start + CHUNK_SIZE)
        .map(({ block, number }, index): MarkdownFootnote => {
          const children = childrenOf(block);
          const known = before?.[index];
          const isKnown = known?.label === block.text && known.number === number;
          if (isKnown && isSame(known.children, children)) return known;
          return { type: 'footnote', label: block.text, number, children };
        });
      chunks.push(before && isSame([before], [chunk]) ? before : chunk);
    }
    return chunks;
  }

  return {
    take(streaming) {
      references.setStreaming(streaming);
      const wasStreaming = isStreaming;
      isStreaming = streaming;
      const next = streaming ? findCaret() : undefined;
      if (next !== caret || wasStreaming !== streaming) {
        for (const block of [caret, next]) if (block) touch(block);
        caret = next;
      }
      const children = childrenOf<MarkdownBlock>(document);
      footnotes = footnotesOf();
      return { children, footnotes, hasCaret: streaming && !caret, pending };
    },
  };
}

const bodies = new WeakMap<readonly MarkdownRow[], readonly MarkdownRow[]>();

/** The rows of the first group but for the first of all; the same array for the same group. */
function withoutHead(rows: readonly MarkdownRow[]): readonly MarkdownRow[] {
  const body = bodies.get(rows) ?? rows.slice(1);
  bodies.set(rows, body);
  return body;
}

function isSame(before: Chunks<unknown>, after: Chunks<unknown>): boolean {
  return (
    before.length === after.length &&
    before.every((chunk, index) => {
      const other = after[index] ?? [];
      return chunk.length === other.length && chunk.every((child, position) => child === other[position]);
    })
  );
}

function isTaskCandidate({ type, index, parent }: OpenBlock): boolean {
  return type === 'paragraph' && index === 0 && parent?.type === 'item';
}

function isChecked({ children }: OpenBlock): boolean | undefined {
  const [first] = children;
  const mark = first && isTaskCandidate(first) ? TASK.exec(first.text)?.[1] : undefined;
  return mark === undefined ? undefined : mark !== ' ';
}

/** The text of a block as it was written, without the box of a task. */
function textOf(block: OpenBlock): string {
  return isTaskCandidate(block) ? block.text.replace(TASK, '') : block.text;
}
