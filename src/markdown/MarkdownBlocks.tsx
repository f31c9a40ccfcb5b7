import { memo, type ReactElement } from 'react';
import { Caret } from './Caret.tsx';
import { ChatCodeBlock } from './ChatCodeBlock.tsx';
import { MarkdownInlines } from './MarkdownInlines.tsx';
import { useMarkdownContext } from './markdownContext.ts';
import { CHUNK_SIZE } from './OpenBlock.ts';
import type { Chunks, MarkdownBlock, MarkdownFootnote, MarkdownItem, MarkdownRow } from './types.ts';

/**
 * Groups of blocks. Blocks are only ever appended and changed in place, so the position is the identity; a group that
 * has not changed is not rendered, so a long list costs no more than a short one.
 */
export function Blocks({ chunks }: { chunks: Chunks<MarkdownBlock> }): ReactElement {
  return (
    <>
      {chunks.map((blocks, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Chunk key={index} blocks={blocks} />
      ))}
    </>
  );
}

const Chunk = memo(function Chunk({ blocks }: { blocks: readonly MarkdownBlock[] }): ReactElement {
  return (
    <>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Block key={index} block={block} />
      ))}
    </>
  );
});

const Block = memo(function Block({ block }: { block: MarkdownBlock }): ReactElement | null {
  const { components, plugins } = useMarkdownContext();
  switch (block.type) {
    case 'paragraph': {
      const Paragraph = components.p ?? 'p';
      return (
        <Paragraph>
          <MarkdownInlines inlines={block.inlines} />
          {block.hasCaret && <Caret />}
        </Paragraph>
      );
    }
    case 'heading': {
      const Heading = headingOf(block.level, components);
      return (
        <Heading>
          <MarkdownInlines inlines={block.inlines} />
          {block.hasCaret && <Caret />}
        </Heading>
      );
    }
    case 'code': {
      const CodeBlock = components.CodeBlock ?? ChatCodeBlock;
      return (
        <CodeBlock
          language={block.language}
          code={block.chunks}
          isOpen={block.isOpen}
          hasCaret={block.hasCaret}
        />
      );
    }
    case 'quote': {
      const Quote = components.blockquote ?? 'blockquote';
      return (
        <Quote>
          <Blocks chunks={block.children} />
        </Quote>
      );
    }
    case 'list': {
      const List = block.isOrdered ? (components.ol ?? 'ol') : (components.ul ?? 'ul');
      const tight = { 'data-tight': block.isTight ? '' : undefined };
      return (
        <List {...(block.isOrdered && block.start !== 1 && { start: block.start })} {...tight}>
          <Blocks chunks={block.children} />
        </List>
      );
    }
    case 'item':
      return <Item item={block} />;
    case 'table':
      return <Table block={block} />;
    case 'row':
      return <Row row={block} />;
    case 'plugin': {
      const Component = plugins.find(({ name }) => name === block.name)?.Component;
      return (
        <>
          {Component && <Component text={block.text} isOpen={block.isOpen} isDisplay />}
          {block.hasCaret && <Caret />}
        </>
      );
    }
    case 'rule': {
      const Rule = components.hr ?? 'hr';
      return <Rule />;
    }
  }
});

function headingOf(level: number, components: ReturnType<typeof useMarkdownContext>['components']) {
  const tag = `h${level}` as 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  return components[tag] ?? tag;
}

function Item({ item: { isChecked, children } }: { item: MarkdownItem }): ReactElement {
  const { components, labels } = useMarkdownContext();
  const ListItem = components.li ?? 'li';
  if (isChecked === undefined) {
    return (
      <ListItem>
        <Blocks chunks={children} />
      </ListItem>
    );
  }
  return (
    <ListItem data-task="">
      <input
        type="checkbox"
        disabled
        checked={isChecked}
        aria-label={isChecked ? labels.taskDone : labels.taskOpen}
      />
      <div>
        <Blocks chunks={children} />
      </div>
    </ListItem>
  );
}

function Table({ block }: { block: MarkdownBlock & { type: 'table' } }): ReactElement {
  const { components, labels } = useMarkdownContext();
  const TableElement = components.table ?? 'table';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be the same with more words
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div data-chat-table="" role="group" aria-label={labels.table} tabIndex={0}>
      <TableElement>
        <thead>
          <Row row={block.head} />
        </thead>
        {block.children.some((rows) => rows.length > 0) && (
          <tbody>
            <Blocks chunks={block.children} />
          </tbody>
        )}
      </TableElement>
    </div>
  );
}

function Row({ row: { cells, align, isHead, hasCaret } }: { row: MarkdownRow }): ReactElement {
  const { components } = useMarkdownContext();
  const TableRow = components.tr ?? 'tr';
  const Cell = isHead ? (components.th ?? 'th') : (components.td ?? 'td');
  const caretCell = hasCaret ? cells.findLastIndex((cell) => cell.length > 0) : -1;
  return (
    <TableRow>
      {cells.map((cell, index) => (
        // The alignment is an attribute: a strict Content-Security-Policy takes no `style` from a server's page.
        // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
        <Cell key={index} {...(isHead && { scope: 'col' })} {...{ 'data-align': align[index] }}>
          <MarkdownInlines inlines={cell} />
          {index === caretCell && <Caret />}
        </Cell>
      ))}
    </TableRow>
  );
}

/** The notes at the end, each with a link back to its place in the text. */
export function Footnotes({ chunks }: { chunks: Chunks<MarkdownFootnote> }): ReactElement | null {
  const { labels, idPrefix } = useMarkdownContext();
  if (chunks.length === 0) return null;
  const headingId = `${idPrefix}-footnotes`;
  return (
    <section data-chat-footnotes="" aria-labelledby={headingId}>
      <h2 id={headingId} data-chat-visually-hidden="">
        {labels.footnotes}
      </h2>
      <ol>
        {chunks.map((notes, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes are numbered
          <FootnoteChunk key={index} notes={notes} start={index * CHUNK_SIZE} />
        ))}
      </ol>
    </section>
  );
}

const FootnoteChunk = memo(function FootnoteChunk({
  notes,
  start,
}: {
  notes: readonly MarkdownFootnote[];
  start: number;
}): ReactElement {
  return (
    <>
      {notes.map((note, index) => (
        <Footnote key={note.label} note={note} position={start + index + 1} />
      ))}
    </>
  );
});

const Footnote = memo(function Footnote({
  note: { label, number, children },
  position,
}: {
  note: MarkdownFootnote;
  position: number;
}): ReactElement {
  const { labels, idPrefix } = useMarkdownContext();
  return (
    // In a growing text the notes before it may still be missing.
    <li id={`${idPrefix}-note-${label}`} value={number === position ? undefined : number}>
      <Blocks chunks={children} />
      <a
        data-chat-footnote-back=""
        href={`#${encodeURIComponent(`${idPrefix}-ref-${label}`)}`}
        aria-label={labels.backToText(number)}
      >
        ↩
      </a>
    </li>
  );
});
