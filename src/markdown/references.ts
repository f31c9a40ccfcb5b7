import type { OpenBlock } from './OpenBlock.ts';
import { touch } from './OpenBlock.ts';

/** Where a link definition leads. */
export type LinkTarget = { href: string; title?: string };

/** What one block may ask of the definitions of the whole text. */
export type ReferenceLookup = {
  link(label: string): LinkTarget | undefined;
  /** The number of a footnote, if the text has it, or may still get it; and whether this block is the first to ask. */
  footnote(label: string): { number: number; isFirst: boolean } | undefined;
};

/**
 * The definitions of a text, and who asked for them. A definition may come long after the blocks that use it; then
 * those blocks, and no others, are made anew.
 */
export type References = {
  lookupFor(block: OpenBlock): ReferenceLookup;
  /** Returns the function that takes it back. */
  defineLink(label: string, target: LinkTarget): () => void;
  defineFootnote(block: OpenBlock): () => void;
  /** Whether notes that are not there yet may still come. */
  setStreaming(isStreaming: boolean): void;
  /** The notes that are asked for and there, in the order of their numbers. */
  footnotes(): readonly OpenBlock[];
};

/** Labels match whatever their case and white space (CommonMark 6.3). */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

export function createReferences(): References {
  const links = new Map<string, LinkTarget>();
  const notes = new Map<string, OpenBlock>();
  const users = new Map<string, Set<OpenBlock>>();
  // Labels of notes in the order in which they were first asked for, and by whom.
  const asked = new Map<string, OpenBlock>();
  let numbers = new Map<string, number>();
  let mayCome = false;

  function use(label: string, block: OpenBlock): void {
    const known = users.get(label);
    if (known) known.add(block);
    else users.set(label, new Set([block]));
  }

  function changed(label: string): void {
    for (const block of users.get(label) ?? []) touch(block);
  }

  function renumber(): void {
    const before = numbers;
    const shown = [...asked.keys()].filter((label) => mayCome || notes.has(label));
    numbers = new Map(shown.map((label, index) => [label, index + 1]));
    for (const label of asked.keys()) if (before.get(label) !== numbers.get(label)) changed(label);
  }

  function define<T>(definitions: Map<string, T>, label: string, value: T): () => void {
    // The first definition of a label holds.
    if (definitions.has(label)) return () => {};
    definitions.set(label, value);
    changed(label);
    return () => {
      definitions.delete(label);
      changed(label);
    };
  }

  return {
    lookupFor: (block) => ({
      link(name) {
        const label = normalizeLabel(name);
        use(label, block);
        return links.get(label);
      },
      footnote(name) {
        const label = `^${normalizeLabel(name)}`;
        use(label, block);
        if (!asked.has(label)) {
          asked.set(label, block);
          if (mayCome || notes.has(label)) numbers.set(label, numbers.size + 1);
        }
        const number = numbers.get(label);
        return number === undefined ? undefined : { number, isFirst: asked.get(label) === block };
      },
    }),
    defineLink: (name, target) => define(links, normalizeLabel(name), target),
    defineFootnote(block) {
      const label = `^${normalizeLabel(block.text)}`;
      const takeBack = define(notes, label, block);
      if (!mayCome) renumber();
      return () => {
        takeBack();
        if (!mayCome) renumber();
      };
    },
    setStreaming(isStreaming) {
      if (mayCome === isStreaming) return;
      mayCome = isStreaming;
      // What was asked for while the text was half there may be asked for no more: all who asked ask again, in order.
      for (const label of asked.keys()) changed(label);
      asked.clear();
      numbers.clear();
    },
    footnotes: () =>
      [...numbers.keys()].flatMap((label) => {
        const note = notes.get(label);
        return note ? [note] : [];
      }),
  };
}
