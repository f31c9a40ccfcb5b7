/** A run of `*`, `_` or `~`, and what it opens and closes. */
export type DelimiterRun = {
  char: string;
  /** Length as it was written, and what of it has found no partner. */
  length: number;
  left: number;
  canOpen: boolean;
  canClose: boolean;
  /** Its place among the tokens. */
  token: number;
  /** How many marks its partners take, the innermost first. */
  opens: number[];
  closes: number;
  /** Whether it stands in a product, as in `3*a` and `x*y`. */
  isProduct: boolean;
  /** Whether it can open something and the whole text has no partner for it. */
  isPending: boolean;
  below: DelimiterRun | undefined;
  above: DelimiterRun | undefined;
};

/** Pairs delimiter runs (CommonMark 6.2 and its appendix, "process emphasis"). */
export type Emphasis = {
  /** A run, where its surroundings let it open or close something. */
  read(start: number, length: number): DelimiterRun | undefined;
  top(): DelimiterRun | undefined;
  /** Pairs all runs above `bottom` and forgets them; with `isDropped` it only forgets them. */
  close(bottom: DelimiterRun | undefined, isDropped?: boolean): void;
  /** Pairs what is left at the end of the text. */
  end(): void;
};

// A sentence in Chinese, Japanese or Korean has no spaces that would show on which side of a mark it stands.
const CJK = /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
const SPACE = /\s/;
const FACTOR = /\d$|\)$|(?<![\p{L}\p{N}])[a-z]$/iu;

export function createEmphasis(source: string): Emphasis {
  let top: DelimiterRun | undefined;

  function remove(run: DelimiterRun): void {
    if (run.below) run.below.above = run.above;
    if (run.above) run.above.below = run.below;
    else top = run.below;
  }

  return {
    top: () => top,
    read(start, length) {
      const char = source[start] ?? '';
      if (char === '~' && length > 2) return undefined;
      const [before, after] = [charBefore(source, start), charAfter(source, start + length)];
      const [isSpaceBefore, isSpaceAfter] = [SPACE.test(before), SPACE.test(after)];
      const [isMarkBefore, isMarkAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
      const isCjk = CJK.test(before) || CJK.test(after);
      const isLeft = !isSpaceAfter && (!isMarkAfter || isSpaceBefore || isMarkBefore || isCjk);
      const isRight = !isSpaceBefore && (!isMarkBefore || isSpaceAfter || isMarkAfter || isCjk);
      const isWord = char === '_';
      const canOpen = isLeft && (!isWord || !isRight || isMarkBefore);
      const canClose = isRight && (!isWord || !isLeft || isMarkAfter);
      if (!canOpen && !canClose) return undefined;
      const added: DelimiterRun = {
        char,
        length,
        left: length,
        canOpen,
        canClose,
        token: 0,
        opens: [],
        closes: 0,
        isProduct: char === '*' && length === 1 && FACTOR.test(source.slice(Math.max(0, start - 2), start)),
        isPending: false,
        below: top,
        above: undefined,
      };
      if (top) top.above = added;
      top = added;
      return added;
    },
    close(bottom, isDropped = false) {
      if (!isDropped) pairAbove(bottom);
      top = bottom;
      if (top) top.above = undefined;
    },
    end() {
      pairAbove(undefined);
      for (let run = top; run; run = run.below) run.isPending = run.canOpen && !run.isProduct;
    },
  };

  function pairAbove(bottom: DelimiterRun | undefined): void {
    // No opener was found below these places for a closer of that kind: nobody looks there again.
    const floors = new Map<string, number>();
    let closer = lowestAbove(top, bottom);
    while (closer) {
      const { char, length, canOpen, above } = closer;
      if (!closer.canClose) {
        closer = above;
        continue;
      }
      const kind = `${char}${canOpen}${char === '~' ? length : length % 3}`;
      const opener = findOpener(closer, Math.max(floors.get(kind) ?? -1, bottom?.token ?? -1));
      if (!opener) {
        floors.set(kind, closer.below?.token ?? -1);
        if (!canOpen) remove(closer);
        closer = above;
        continue;
      }
      const size = char === '~' ? length : opener.left >= 2 && closer.left >= 2 ? 2 : 1;
      opener.opens.push(size);
      closer.closes++;
      opener.left -= size;
      closer.left -= size;
      // What stands between the two has no partner any more.
      opener.above = closer;
      closer.below = opener;
      if (opener.left === 0) remove(opener);
      if (closer.left > 0) continue;
      remove(closer);
      closer = above;
    }
  }
}

function findOpener(closer: DelimiterRun, floor: number): DelimiterRun | undefined {
  for (let run = closer.below; run && run.token > floor; run = run.below) if (pairs(run, closer)) return run;
  return undefined;
}

function pairs(opener: DelimiterRun, closer: DelimiterRun): boolean {
  if (opener.char !== closer.char || !opener.canOpen) return false;
  if (opener.char === '~') return opener.length === closer.length && opener.left > 0;
  // The rule of three.
  const isOdd = opener.canClose || closer.canOpen;
  return !(
    isOdd &&
    (opener.length + closer.length) % 3 === 0 &&
    (opener.length % 3 !== 0 || closer.length % 3 !== 0)
  );
}

function lowestAbove(
  top: DelimiterRun | undefined,
  bottom: DelimiterRun | undefined,
): DelimiterRun | undefined {
  let lowest: DelimiterRun | undefined;
  for (let run = top; run && run !== bottom; run = run.below) lowest = run;
  return lowest;
}

/** The edges of a text count as spaces. A character outside of the first plane is two units long. */
function charBefore(source: string, end: number): string {
  const last = source[end - 1] ?? ' ';
  return /[\udc00-\udfff]/.test(last) ? source.slice(end - 2, end) : last;
}

function charAfter(source: string, start: number): string {
  return start < source.length ? String.fromCodePoint(source.codePointAt(start) ?? 0) : ' ';
}
