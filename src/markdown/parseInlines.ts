import { readAutolink, readBareEmail, readBareUrl } from './autolinks.ts';
import { buildInlines, type InlineToken } from './buildInlines.ts';
import { createEmphasis, type DelimiterRun } from './createEmphasis.ts';
import { ESCAPABLE, readEntity } from './entities.ts';
import type { MarkdownPlugin } from './MarkdownPlugin.ts';
import { readDestination, readTitle, skipWhiteSpace } from './readDefinition.ts';
import { normalizeLabel, type ReferenceLookup } from './references.ts';
import type { MarkdownInline } from './types.ts';

/** What a text is read with. */
export type InlineContext = {
  lookup: ReferenceLookup;
  plugins: readonly MarkdownPlugin[];
  /** Whether the text is still being written: marks without their partner are taken to get it. */
  isOpen: boolean;
};

type Bracket = {
  token: number;
  /** Where its text begins in the source. */
  start: number;
  isImage: boolean;
  /** The last delimiter run before it. */
  below: DelimiterRun | undefined;
};

/** Of the part of a mail address before the at sign. */
const MAX_NAME_LENGTH = 64;

/** The inline structure of CommonMark (its appendix, phase 2) with the autolinks, strikethrough and footnotes of GFM. */
export function parseInlines(source: string, context: InlineContext): readonly MarkdownInline[] {
  const { lookup, plugins, isOpen } = context;
  const plain = plainText(plugins);
  const tokens: InlineToken[] = [];
  const emphasis = createEmphasis(source);
  const brackets: Bracket[] = [];
  // Brackets below this one hold a link already, and links do not nest.
  let barrier = 0;
  const lastBreak = source.lastIndexOf('\n');
  let backticks: Map<number, number[]> | undefined;
  // Where each closing mark stands next; beyond the end, if nowhere.
  const closes = new Map<string, number>();
  // Labels of the notes that it refers to.
  const notes = new Set<string>();
  let text = '';
  let position = 0;

  function flush(): void {
    if (text) tokens.push(text);
    text = '';
  }

  function push(token: InlineToken): void {
    flush();
    tokens.push(token);
  }

  function readLineBreak(): void {
    const isHard = text.endsWith('  ');
    text = withoutSpacesAtEnd(text);
    // Each line by itself: its end is looked at, and looking at a text that grows costs its length.
    flush();
    if (isHard) push({ type: 'break' });
    else text = '\n';
    position++;
    while (source[position] === ' ' || source[position] === '\t') position++;
  }

  function readEscape(): void {
    const next = source[position + 1] ?? '';
    if (next === '\n') {
      push({ type: 'break' });
      position += 2;
      while (source[position] === ' ') position++;
    } else if (ESCAPABLE.test(next)) {
      text += next;
      position += 2;
    } else {
      readOne();
    }
  }

  function readOne(): void {
    text += source[position];
    position++;
  }

  function readCode(): void {
    const length = runLength(source, position);
    backticks ??= findBackticks(source);
    const starts = backticks.get(length) ?? [];
    // The next one is the last of the list and the position only grows, so each entry is passed once.
    let next = starts.at(-1);
    while (next !== undefined && next <= position) {
      starts.pop();
      next = starts.at(-1);
    }
    const end = next ?? (isOpen ? source.length : undefined);
    if (end === undefined) {
      text += '`'.repeat(length);
      position += length;
      return;
    }
    let code = source.slice(position + length, end).replaceAll('\n', ' ');
    // The space after the mark has its partner before the closing one, which may not be there yet.
    const isPadded = code.startsWith(' ') && (code.endsWith(' ') || next === undefined);
    if (isPadded && code.trim() !== '') code = code.slice(1, code.endsWith(' ') ? -1 : undefined);
    push({ type: 'code', text: code });
    position = end + length;
  }

  function readDelimiters(): void {
    const length = runLength(source, position);
    const run = emphasis.read(position, length);
    if (run) {
      flush();
      run.token = tokens.length;
      tokens.push({ type: 'run', run });
    } else {
      text += source.slice(position, position + length);
    }
    position += length;
  }

  function readOpenBracket(isImage: boolean): void {
    const length = isImage ? 2 : 1;
    push(source.slice(position, position + length));
    position += length;
    const token = tokens.length - 1;
    brackets.push({ token, start: position, isImage, below: emphasis.top() });
  }

  function readCloseBracket(): void {
    const bracket = brackets.pop();
    const end = position;
    position++;
    if (!bracket || (!bracket.isImage && brackets.length < barrier)) {
      barrier = Math.min(barrier, brackets.length);
      text += ']';
      return;
    }
    const label = source.slice(bracket.start, end);
    if (/^\^[^\s[\]^]+$/.test(label)) {
      const name = label.slice(1);
      const note = lookup.footnote(name);
      if (note) {
        flush();
        emphasis.close(bracket.below, true);
        tokens.length = bracket.token;
        if (bracket.isImage) tokens.push('!');
        const isFirst = note.isFirst && !notes.has(name);
        notes.add(name);
        tokens.push({ type: 'footnote-ref', label: name, number: note.number, isFirst });
        return;
      }
    }
    const target = readTarget(label, bracket);
    if (!target) {
      text += ']';
      return;
    }
    flush();
    emphasis.close(bracket.below);
    tokens[bracket.token] = { type: 'open', isImage: bracket.isImage, ...target };
    tokens.push({ type: 'close' });
    if (!bracket.isImage) barrier = brackets.length;
  }

  type Target = { href: string | undefined; title?: string };

  /** What comes after the closing bracket: a place in parentheses, or a label; else the text itself is the label. */
  function readTarget(label: string, { start, isImage }: Bracket): Target | undefined {
    if (source[position] === '(') {
      const inline = readInlineTarget();
      if (inline) return inline;
    }
    const [whole, explicit] = (source[position] === '[' && readLabel(source, position)) || [];
    const name = explicit || label;
    // `list[i][j]` and `[1][2]` are no links, or what nobody would miss as such.
    const isReference =
      whole !== undefined && !isImage && !/[\w)\]]/.test(source[start - 2] ?? '') && !/^\d+$/.test(name);
    const found = name.length <= 999 && normalizeLabel(name) ? lookup.link(name, isReference) : undefined;
    if (found && whole) position += whole.length;
    return found;
  }

  function readInlineTarget(): Target | undefined {
    const start = skipWhiteSpace(source, position + 1);
    // Half a link is a link that leads nowhere yet.
    const pending = isOpen && start > lastBreak ? { href: undefined } : undefined;
    const destination = readDestination(source, start);
    if (!destination) return pend(pending);
    let end = skipWhiteSpace(source, destination.end);
    const title = end > destination.end ? readTitle(source, end) : undefined;
    if (title) end = skipWhiteSpace(source, title.end);
    if (source[end] !== ')')
      return end >= source.length || /["'(]/.test(source[end] ?? '') ? pend(pending) : undefined;
    position = end + 1;
    return { href: destination.text, title: title?.text };
  }

  function pend<T>(pending: T | undefined): T | undefined {
    if (pending) position = source.length;
    return pending;
  }

  function readPlugin(): boolean {
    for (const { name, inline = [] } of plugins) {
      for (const { open, close, isDisplay = false, accepts = isTrimmed } of inline) {
        if (!source.startsWith(open, position)) continue;
        const start = position + open.length;
        const end = findClose(start, close);
        if (end === undefined && !isOpen) continue;
        const inner = source.slice(start, end);
        const after = end === undefined ? undefined : (source[end + close.length] ?? '');
        if (!accepts(inner, { before: source[position - 1] ?? '', after })) continue;
        push({ type: 'plugin', name, text: inner, isDisplay, isOpen: end === undefined });
        position = end === undefined ? source.length : end + close.length;
        return true;
      }
    }
    return false;
  }

  /** The next closing mark that no backslash takes away. It is kept, as many opening marks may stand before it. */
  function findClose(start: number, close: string): number | undefined {
    let end = closes.get(close) ?? -1;
    if (end < start) {
      end = source.indexOf(close, start);
      while (end >= 0 && isEscaped(source, end, start)) end = source.indexOf(close, end + 1);
      if (end < 0) end = source.length;
      closes.set(close, end);
    }
    return end < source.length ? end : undefined;
  }

  function readLink(link: { text: string; href: string; length: number } | undefined): boolean {
    if (!link) return false;
    const isGrowing = isOpen && position + link.length >= source.length;
    push({ type: 'link', href: isGrowing ? undefined : link.href, children: [link.text] });
    position += link.length;
    return true;
  }

  function readEmail(): boolean {
    // Only the end of the text can be its name; the rest is put away, as looking at a text that grows costs its length.
    if (text.length > 2 * MAX_NAME_LENGTH) {
      tokens.push(text.slice(0, -MAX_NAME_LENGTH));
      text = text.slice(-MAX_NAME_LENGTH);
    }
    const email = readBareEmail(source, position, text);
    if (!email) return false;
    text = text.slice(0, text.length - email.before);
    push({ type: 'link', href: `mailto:${email.text}`, children: [email.text] });
    position += email.after;
    return true;
  }

  while (position < source.length) {
    plain.lastIndex = position;
    if (plain.test(source)) {
      text += source.slice(position, plain.lastIndex);
      position = plain.lastIndex;
      continue;
    }
    if (plugins.length > 0 && readPlugin()) continue;
    switch (source[position]) {
      case '\n':
        readLineBreak();
        break;
      case '\\':
        readEscape();
        break;
      case '`':
        readCode();
        break;
      case '*':
      case '_':
      case '~':
        readDelimiters();
        break;
      case '!':
        if (source[position + 1] === '[') readOpenBracket(true);
        else readOne();
        break;
      case '[':
        readOpenBracket(false);
        break;
      case ']':
        readCloseBracket();
        break;
      case '<':
        if (!readLink(readAutolink(source, position))) readOne();
        break;
      case '&': {
        const entity = readEntity(source, position);
        if (!entity) readOne();
        text += entity?.text ?? '';
        position += entity?.length ?? 0;
        break;
      }
      case '@':
        if (!readEmail()) readOne();
        break;
      case 'h':
      case 'H':
      case 'w':
      case 'W':
        if (!readLink(readBareUrl(source, position, brackets.length > 0))) readOne();
        break;
      default:
        readOne();
    }
  }
  text = withoutSpacesAtEnd(text);
  flush();
  emphasis.end();
  return buildInlines(tokens, isOpen);
}

const PLAIN = plainPattern('');
const plainByPlugins = new WeakMap<readonly MarkdownPlugin[], RegExp>();

/** Matches what is text whatever stands around it. */
function plainText(plugins: readonly MarkdownPlugin[]): RegExp {
  if (plugins.length === 0) return PLAIN;
  let plain = plainByPlugins.get(plugins);
  if (!plain) {
    const marks = plugins.flatMap(({ inline = [] }) => inline.map(({ open }) => open[0] ?? ''));
    plain = plainPattern(marks.map((char) => `\\${char}`).join(''));
    plainByPlugins.set(plugins, plain);
  }
  return plain;
}

function plainPattern(more: string): RegExp {
  return new RegExp(
    `(?:[^\\n\\\\\`*_~!\\[\\]<&@hHwW${more}]|[hH](?![tT]{2}[pP][sS]?:)|[wW](?![wW]{2}\\.)|!(?!\\[))+`,
    'y',
  );
}

/** A pattern would look at every run of spaces in the text, and at each as often as it is long. */
function withoutSpacesAtEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  return text.slice(0, end);
}

function runLength(source: string, start: number): number {
  let end = start + 1;
  while (source[end] === source[start]) end++;
  return end - start;
}

/** Where the runs of backticks of each length begin, the last one first. */
function findBackticks(source: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of source.matchAll(/`+/g)) {
    const starts = runs.get(run.length);
    if (starts) starts.push(index);
    else runs.set(run.length, [index]);
  }
  for (const starts of runs.values()) starts.reverse();
  return runs;
}

/** A label in brackets; an empty one stands for the text before it. */
function readLabel(source: string, start: number): [whole: string, label: string] | undefined {
  LABEL.lastIndex = start;
  const [whole, label] = LABEL.exec(source) ?? [];
  return whole === undefined || label === undefined ? undefined : [whole, label];
}

const LABEL = /\[((?:[^\\[\]]|\\[\s\S])*)\]/y;

/** Whether a backslash, itself not escaped, stands before a place. */
function isEscaped(source: string, position: number, start: number): boolean {
  let first = position;
  while (first > start && source[first - 1] === '\\') first--;
  return (position - first) % 2 === 1;
}

/** What a plugin accepts that does not say so itself; while it grows, white space at the end may yet be followed. */
function isTrimmed(text: string, { after }: { after: string | undefined }): boolean {
  return after === undefined ? !/^\s/.test(text) : text !== '' && text.trim() === text;
}
