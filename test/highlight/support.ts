import type { CodeToken } from '../../src/markdown/types.ts';

/** A line as it is told apart: `keyword:const| x = |number:1`. */
export function shown(tokens: readonly CodeToken[]): string {
  return tokens.map(({ kind, text }) => (kind ? `${kind}:${text}` : text)).join('|');
}
