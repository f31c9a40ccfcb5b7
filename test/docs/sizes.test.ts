import { expect, test } from 'vitest';
import budgets from '../../.size-limit.mjs';
import { readDocument } from './snippets.ts';

const HOOK = 'useChatStream';
const WINDOW = 'ChatWindow with Markdown, first load';
const WHOLE = 'ChatWindow with Markdown, and all that it loads on demand';
const STYLES = 'styles.css';

/** `npm run check` measures, so that a page which tells the limits is right as long as that passes. */
test.each([
  ['README.md', [HOOK, WINDOW, WHOLE, STYLES]],
  ['README.zh-CN.md', [HOOK, WINDOW, WHOLE, STYLES]],
  ['docs/comparison.md', [HOOK, WINDOW, WHOLE]],
  ['docs/comparison.zh-CN.md', [HOOK, WINDOW, WHOLE]],
])('%s tells the sizes that the library is held to', (page, names) => {
  for (const name of names) {
    const budget = budgets.find((candidate) => candidate.name === name);
    expect(readDocument(page)).toContain(`${page.includes('zh') ? '不到' : 'under'} ${budget?.limit}`);
  }
});
