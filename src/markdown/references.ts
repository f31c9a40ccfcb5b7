import type { OpenBlock } from './OpenBlock.ts';
import { touch } from './OpenBlock.ts';

/** Where a link definition leads. */
export type LinkTarget = { href: string; title?: string };

/** What one block may ask of the definitions of the whole text. */
export type ReferenceLookup = {
  /** Where a label leads; nowhere yet, if the text is still being written and its definition is likely to come. */
  link(label: string, isLikely?: boolean): LinkTarget | { href: undefined } | undefined;
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
  /**
   * The notes that are asked for and there, in the order of their numbers; in a growing text numbers may be missing.
   * Those that are asked for while one goes through them follow.
   */
  footnotes(): Iterable<{ block: OpenBlock; number: number }>;
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
  // Labels of links that are shown as such before they are defined.
  const awaited = new Set<string>();
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

  function defineLink(label: string, target: LinkTarget): () => void {
    // The first definition of a label holds.
    if (links.has(label)) return () => {};
    links.set(label, target);
    changed(label);
    return () => {
      links.delete(label);
      changed(label);
    };
  }

  return {
    lookupFor: (block) => ({
      link(name, isLikely = false) {
        const label = normalizeLabel(name);
        use(label, block);
        const target = links.get(label);
        if (target || !isLikely || !mayCome) return target;
        awaited.add(label);
        return { href: undefined };
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
    defineLink: (name, target) => defineLink(normalizeLabel(name), target),
    defineFootnote(block) {
      const label = `^${normalizeLabel(block.text)}`;
      if (notes.has(label)) return () => {};
      // While notes may still come, a reference is shown whether its note is there or not.
      const renumberUsers = () => {
        if (!mayCome) renumber();
      };
      notes.set(label, block);
      renumberUsers();
      return () => {
        notes.delete(label);
        renumberUsers();
      };
    },
    setStreaming(isStreaming) {
      if (mayCome === isStreaming) return;
      mayCome = isStreaming;
      // What was asked for while the text was half there may be asked for no more: all who asked ask again, in order.
      for (const label of [...asked.keys(), ...awaited]) changed(label);
      awaited.clear();
      asked.clear();
      numbers.clear();
    },
    *footnotes() {
      for (const [label, number] of numbers) {
        const block = notes.get(label);
        if (block) yield { block, number };
      }
    },
  };
}
