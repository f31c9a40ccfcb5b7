import { render } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import '../../src/styles.css';
import { ChatRoot } from '../../src/components/ChatRoot.tsx';
import type { CodeTokenKind } from '../../src/highlight/Grammar.ts';
import { ChatMarkdown } from '../../src/markdown/ChatMarkdown.tsx';
import type { MarkdownPlugin } from '../../src/markdown/MarkdownPlugin.ts';

const KINDS: Record<CodeTokenKind, true> = {
  attribute: true,
  comment: true,
  constant: true,
  deleted: true,
  emphasis: true,
  function: true,
  heading: true,
  inserted: true,
  keyword: true,
  meta: true,
  number: true,
  property: true,
  regexp: true,
  string: true,
  tag: true,
  type: true,
};

/** Takes each line for the name of a kind. */
const everyKind: MarkdownPlugin = {
  name: 'every-kind',
  highlight() {
    const highlighter = { line: (text: string) => [{ text, kind: text }], fork: () => highlighter };
    return highlighter;
  },
};

test.each(['light', 'dark'] as const)('every kind of token can be read in the %s theme', async (theme) => {
  const text = `\`\`\`any\n${Object.keys(KINDS).join('\n')}\n\`\`\``;
  const { container } = render(
    <ChatRoot endpoint="/chat" theme={theme}>
      <ChatMarkdown text={text} plugins={[everyKind]} />
    </ChatRoot>,
  );
  const tokens = container.querySelectorAll('[data-token]');
  expect(tokens).toHaveLength(Object.keys(KINDS).length);
  const { passes, violations } = await axe.run(container, { runOnly: ['color-contrast'] });
  expect(violations.flatMap(({ nodes }) => nodes.map(({ failureSummary }) => failureSummary))).toEqual([]);
  // Those that axe could not tell would not be among the violations.
  const checked = passes.flatMap(({ nodes }) => nodes.map(({ html }) => html));
  for (const { outerHTML } of tokens) expect(checked).toContain(outerHTML);
  const colours = new Set([...tokens].map((token) => getComputedStyle(token).color));
  expect(colours.size).toBeGreaterThanOrEqual(8);
});
