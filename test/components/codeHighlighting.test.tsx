import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { codeHighlighting, type Grammar } from '../../src/highlight/index.ts';
import { ChatMarkdown } from '../../src/markdown/ChatMarkdown.tsx';

const GRAMMAR: Grammar = { start: [[/let/, 'keyword']] };
const CODE = 'let a;\nlet b;';
const TEXT = `\`\`\`tongue\n${CODE}\n\`\`\``;

function keywords(container: HTMLElement): string[] {
  return [...container.querySelectorAll('[data-token="keyword"]')].map(
    ({ textContent }) => textContent ?? '',
  );
}

test('code is plain until its grammar has loaded, then coloured, and the text is the same', async () => {
  let arrive: (grammar: Grammar) => void = () => undefined;
  const tongue = () =>
    new Promise<Grammar>((resolve) => {
      arrive = resolve;
    });
  const plugins = [codeHighlighting({ languages: { tongue } })];
  const { container } = render(<ChatMarkdown text={TEXT} plugins={plugins} />);
  const pre = screen.getByRole('group', { name: 'tongue' });
  expect(pre.textContent).toBe(CODE);
  expect(keywords(container)).toEqual([]);
  arrive(GRAMMAR);
  await waitFor(() => expect(keywords(container)).toEqual(['let', 'let']));
  expect(screen.getByRole('group', { name: 'tongue' })).toBe(pre);
  expect(pre.textContent).toBe(CODE);
});

test('a grammar that does not load is told, and the code stays plain', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const load = vi.fn(() => Promise.reject(new Error('offline')));
  const plugins = [codeHighlighting({ languages: { tongue: load } })];
  const { container, rerender } = render(<ChatMarkdown text={TEXT} plugins={plugins} />);
  await waitFor(() =>
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('"tongue"'), expect.anything()),
  );
  rerender(<ChatMarkdown text={`${TEXT}\n\n${TEXT}`} plugins={plugins} />);
  expect(container.querySelectorAll('pre')).toHaveLength(2);
  expect(keywords(container)).toEqual([]);
  expect(load).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});

test('the copy is the code as it was written, without its colours', async () => {
  const user = userEvent.setup();
  render(<ChatMarkdown text={`\`\`\`ts\n${CODE}\n\`\`\``} plugins={[codeHighlighting()]} />);
  await user.click(screen.getByRole('button', { name: 'Copy code' }));
  expect(await navigator.clipboard.readText()).toBe(CODE);
});

test('a server sends the colours of the languages that are built in', () => {
  const html = renderToString(<ChatMarkdown text={'```ts\nlet a;\n```'} plugins={[codeHighlighting()]} />);
  expect(html).toContain('<span data-token="keyword">let</span>');
});
