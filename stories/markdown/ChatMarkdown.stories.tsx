import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { expectWritten } from './expectWritten.ts';
import { StreamedMarkdown } from './StreamedMarkdown.tsx';
import * as texts from './texts.ts';

/** The renderer by itself, `react-chat-stream/markdown`. Each text arrives as an answer does. */
const meta = {
  title: 'Markdown/ChatMarkdown',
  component: StreamedMarkdown,
  parameters: { ...inRoot({ style: COLUMN }) },
} satisfies Meta<typeof StreamedMarkdown>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Waits until all has arrived, and tells what is there then. */
function arrives(...selectors: readonly string[]): Story['play'] {
  return async ({ canvasElement }) => {
    const find = (selector: string) => canvasElement.querySelector(selector);
    await expectWritten(canvasElement);
    for (const selector of selectors) await expect(find(selector), selector).not.toBeNull();
    await expect(find('[data-chat-caret]')).toBeNull();
  };
}

export const Headings: Story = { args: { text: texts.HEADINGS }, play: arrives('h1', 'h4', 'hr', 'del') };

export const Lists: Story = {
  args: { text: texts.LISTS },
  play: arrives('ol > li > ul > li > ul', '[data-task] input:checked'),
};

export const Table: Story = {
  args: { text: texts.TABLE },
  play: arrives('tbody tr:nth-child(4)', 'th[data-align="right"]'),
};

export const Code: Story = {
  args: { text: texts.CODE },
  play: arrives('[data-language="tsx"]', '[data-language="python"]'),
};

export const Quotes: Story = { args: { text: texts.QUOTES }, play: arrives('blockquote blockquote') };

export const Footnotes: Story = {
  args: { text: texts.FOOTNOTES },
  play: arrives('[data-chat-footnote-ref] a', '[data-chat-footnotes] li:nth-child(2)'),
};

/** Links keep their address where its scheme is a known one; images wait for a click; HTML is text. */
export const LinksAndImages: Story = {
  args: { text: texts.LINKS },
  play: arrives('a[href^="mailto:"]', 'button[data-chat-image]', 'a:not([href])'),
};

export const Chinese: Story = {
  args: { text: texts.CHINESE_MARKDOWN, lang: 'zh-CN' },
  play: arrives('strong', 'em', 'table'),
};

export const Arabic: Story = {
  args: { text: texts.ARABIC_MARKDOWN, lang: 'ar' },
  play: arrives('ol', 'table'),
};

/** Half of a text: what is open is shown as what it will become, and nothing flashes as raw marks. */
export const HalfOpen: Story = {
  args: {
    text: 'Half-open marks are shown as what they **will beco',
    streaming: true,
    charactersPerSecond: 0,
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('strong')).toHaveTextContent('will beco');
    await expect(canvasElement.querySelector('[data-chat-caret]')).not.toBeNull();
  },
};
