import type { DelimiterRun } from './createEmphasis.ts';
import type { MarkdownInline } from './types.ts';

/** A text in a row, before its marks are turned into a tree. */
export type InlineToken =
  | string
  | Exclude<MarkdownInline, string>
  | { type: 'run'; run: DelimiterRun }
  | { type: 'open'; isImage: boolean; href: string | undefined; title?: string }
  | { type: 'close' };

/** Marks within marks: nobody nests so many, and browsers do not nest without end. */
const MAX_DEPTH = 32;

type Level = { children: MarkdownInline[]; wrap(children: MarkdownInline[]): MarkdownInline | undefined };

/**
 * Turns marks into a tree. Pairs nest, as those between two partners are given up. In a text that is still being
 * written, a run that can open and has no partner yet encloses all that follows.
 */
export function buildInlines(tokens: readonly InlineToken[], isOpen: boolean): readonly MarkdownInline[] {
  let level: Level = { children: [], wrap: () => undefined };
  const outer: Level[] = [];
  let linkDepth = 0;

  function add(inline: MarkdownInline): void {
    const { children } = level;
    const last = children.at(-1);
    if (typeof inline === 'string' && typeof last === 'string') children[children.length - 1] = last + inline;
    else children.push(inline);
  }

  function open(wrap: Level['wrap']): void {
    outer.push(level);
    level = { children: [], wrap };
  }

  function close(): void {
    const { children, wrap } = level;
    const parent = outer.pop();
    if (!parent) return;
    level = parent;
    // Beyond that depth the marks are given up, and what is in them stays.
    const inline = outer.length < MAX_DEPTH ? wrap(children) : undefined;
    if (inline !== undefined) add(inline);
    else for (const child of children) add(child);
  }

  function openMark(char: string, size: number): void {
    const type = char === '~' ? 'strike' : size === 2 ? 'strong' : 'emphasis';
    open((children) => ({ type, children }));
  }

  function addRun({ char, left, isPending: hasNoPartner, opens, closes }: DelimiterRun): void {
    for (let count = 0; count < closes; count++) close();
    // A lone tilde is mostly "about", and not the beginning of something that will be struck out.
    const isPending = isOpen && hasNoPartner && left > 0 && left <= 3 && (char !== '~' || left === 2);
    if (isPending && left !== 2) openMark(char, 1);
    if (isPending && left >= 2) openMark(char, 2);
    if (!isPending && left > 0) add(char.repeat(left));
    for (const size of opens.reverse()) openMark(char, size);
  }

  for (const token of tokens) {
    if (typeof token === 'string') add(token);
    else if (token.type === 'run') addRun(token.run);
    else if (token.type === 'close') {
      close();
      linkDepth--;
    } else if (token.type === 'footnote-ref') add(linkDepth > 0 ? { ...token, isInLink: true } : token);
    else if (token.type === 'link' && linkDepth > 0) for (const child of token.children) add(child);
    else if (token.type === 'open') {
      const { isImage, href, title } = token;
      linkDepth++;
      open((children) =>
        isImage
          ? { type: 'image', src: href ?? '', alt: plainOf(children), title }
          : { type: 'link', href, title, children },
      );
    } else add(token);
  }
  while (outer.length > 0) close();
  return level.children;
}

/** The text of a tree without its marks. */
export function plainOf(inlines: readonly MarkdownInline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      if ('children' in inline) return plainOf(inline.children);
      if ('text' in inline) return inline.text;
      return inline.type === 'image' ? inline.alt : inline.type === 'break' ? '\n' : '';
    })
    .join('');
}
