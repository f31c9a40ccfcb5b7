import { type BlockBuilder, CODE_INDENT, continues, startBlock } from './blockRules.ts';
import { createLineCursor } from './createLineCursor.ts';
import type { MarkdownPlugin } from './MarkdownPlugin.ts';
import { CHUNK_SIZE, createOpenBlock, type OpenBlock, openChild, tipOf, touch } from './OpenBlock.ts';
import { readDefinition } from './readDefinition.ts';
import { createReferences, type References } from './references.ts';
import { readDelimiterRow, splitRow } from './tableRow.ts';

/** Reads a text line by line into blocks; what a line has ended is never looked at again. */
export type BlockParser = {
  readonly document: OpenBlock;
  readonly references: References;
  takeLine(line: string): void;
  /** The text ends here: nothing stays open. */
  end(): void;
  /** Remembers the present state: `restore()` comes back to it. */
  save(): void;
  restore(): void;
};

/**
 * The block structure of CommonMark (its appendix, phase 1) with the tables and footnotes of GFM. Lines only ever
 * touch the open blocks, so the cost of a line does not grow with the text before it.
 */
export function createBlockParser(plugins: readonly MarkdownPlugin[]): BlockParser {
  const document = createOpenBlock('document');
  const references = createReferences();
  const cursor = createLineCursor();
  let wasBlank = false;
  let undo: (() => void)[] | undefined;

  function change(takeBack: () => void): void {
    undo?.push(takeBack);
  }

  function close(block: OpenBlock): void {
    const child = openChild(block);
    if (child) close(child);
    if (block.type === 'paragraph' && !takeDefinitions(block)) block.parent?.children.pop();
    block.isOpen = false;
    touch(block);
  }

  function takeDefinitions(paragraph: OpenBlock): boolean {
    while (paragraph.text.startsWith('[')) {
      const found = readDefinition(paragraph.text);
      if (!found) break;
      change(references.defineLink(found.label, found.target));
      paragraph.text = paragraph.text.slice(found.length);
    }
    return paragraph.text.trim() !== '';
  }

  const builder: BlockBuilder = {
    plugins,
    takeDefinitions,
    defineFootnote(block) {
      change(references.defineFootnote(block));
    },
    add(container, type) {
      let parent = container;
      while (!canHold(parent, type)) {
        close(parent);
        parent = parent.parent ?? document;
      }
      const open = openChild(parent);
      if (open) close(open);
      // A blank line between two items, or between two blocks of one item, makes the list a loose one.
      const list = parent.type === 'item' ? parent.parent : parent.type === 'list' ? parent : undefined;
      if (list && wasBlank && parent.children.length > 0) list.isLoose = true;
      const block = createOpenBlock(type, parent);
      parent.children.push(block);
      touch(block);
      return block;
    },
  };

  function addText(container: OpenBlock): void {
    if (container.type === 'code' || container.type === 'plugin') {
      container.lines.push(cursor.rest());
    } else if (container.type === 'table') {
      const row = builder.add(container, 'row');
      row.text = cursor.content();
      row.isOpen = false;
      container.level += Math.max(0, container.align.length - row.text.split('|').length);
    } else if (container.type === 'paragraph') {
      addLine(container);
    } else if (!cursor.isBlank()) {
      addLine(builder.add(container, 'paragraph'));
    }
  }

  function addLine(paragraph: OpenBlock): void {
    // A definition that cannot go on in this line is taken at once, so that a thousand of them are not read over again.
    const isOneLine = paragraph.text.length === paragraph.lastLine.length;
    if (isOneLine && !/^["'(]/.test(cursor.content())) takeDefinitions(paragraph);
    paragraph.lastLine = cursor.content();
    paragraph.text += paragraph.text ? `\n${paragraph.lastLine}` : paragraph.lastLine;
    touch(paragraph);
  }

  function startTable(paragraph: OpenBlock): OpenBlock | undefined {
    const align = readDelimiterRow(cursor.content());
    const header = paragraph.lastLine;
    if (!align || splitRow(header).length !== align.length) return undefined;
    let table = paragraph;
    if (paragraph.text.length > header.length) {
      paragraph.text = paragraph.text.slice(0, -header.length - 1);
      table = builder.add(paragraph, 'table');
    }
    table.type = 'table';
    table.text = '';
    table.align = align;
    const head = builder.add(table, 'row');
    head.text = header;
    head.isOpen = false;
    return table;
  }

  return {
    document,
    references,
    takeLine(line) {
      cursor.load(line);
      let container = document;
      for (let child = openChild(container); child; child = openChild(container)) {
        const answer = continues(child, cursor);
        if (answer === 'ends') {
          close(child);
          wasBlank = false;
          return;
        }
        if (!answer) break;
        container = child;
      }

      const isWhole = container.type === 'code' || container.type === 'plugin';
      let started: OpenBlock | undefined;
      for (let next: OpenBlock | undefined = container; next && !isWhole; ) {
        next = startBlock(cursor, next, builder);
        if (!next) break;
        started = container = next;
        if (!next.isOpen || next.type === 'plugin') break;
        if (next.type === 'code') {
          if (!next.marker) addText(next);
          break;
        }
      }
      if (!started && container.type === 'paragraph' && cursor.indent() < CODE_INDENT)
        started = startTable(container);

      const isDone = started && /^(?:heading|rule|code|table|plugin)$/.test(started.type);
      if (!isDone) {
        const tip = tipOf(container);
        if (!started && tip !== container && tip.type === 'paragraph' && !cursor.isBlank()) {
          // A lazy line: it belongs to a paragraph although the markers around that one are missing.
          addLine(tip);
        } else {
          const unmatched = openChild(container);
          if (unmatched) close(unmatched);
          addText(container);
        }
      }
      touch(container);
      wasBlank = cursor.isBlank() && !isDone && countsAsBlank(container);
    },
    end() {
      for (let open = openChild(document); open; open = openChild(document)) close(open);
    },
    save() {
      undo = [];
      const blank = wasBlank;
      undo.push(() => {
        wasBlank = blank;
      });
      for (let block: OpenBlock | undefined = document; block; block = openChild(block))
        undo.push(remember(block));
    },
    restore() {
      // The last change is taken back first: a definition before the blocks that it was found in.
      for (const takeBack of undo?.reverse() ?? []) takeBack();
      undo = undefined;
    },
  };
}

/** Brings an open block back to what it is now. Whatever a line does, it does to open blocks and at their ends. */
function remember(block: OpenBlock): () => void {
  const before = { ...block };
  const [childCount, lineCount, lastChild] = [
    block.children.length,
    block.lines.length,
    block.children.at(-1),
  ];
  return () => {
    // A highlighter goes on from the whole lines that it has read.
    Object.assign(block, before, { highlighter: block.highlighter });
    block.children.length = childCount;
    if (lastChild) block.children[childCount - 1] = lastChild;
    block.lines.length = lineCount;
    block.chunks.length = Math.min(block.chunks.length, Math.ceil(childCount / CHUNK_SIZE));
    block.codeChunks.length = Math.min(block.codeChunks.length, Math.floor(lineCount / CHUNK_SIZE));
    if (childCount > 0) block.chunks[Math.ceil(childCount / CHUNK_SIZE) - 1] = undefined;
    touch(block);
  };
}

function canHold(parent: OpenBlock, type: OpenBlock['type']): boolean {
  switch (parent.type) {
    case 'list':
      return type === 'item';
    case 'table':
      return type === 'row';
    case 'document':
    case 'quote':
    case 'item':
    case 'footnote':
      return type !== 'item' && type !== 'row';
    default:
      return false;
  }
}

function countsAsBlank({ type, children }: OpenBlock): boolean {
  return type !== 'quote' && type !== 'code' && type !== 'plugin' && (type !== 'item' || children.length > 0);
}
