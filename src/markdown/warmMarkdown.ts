import { createMarkdownParser } from './createMarkdownParser.ts';

/** Reads a little of everything as soon as there is time, so that the first words of an answer find the code compiled. */
export function warmMarkdown(): void {
  globalThis.requestIdleCallback?.(() => createMarkdownParser().parse('# a\n\n*b* `c`\n- d', true));
}
