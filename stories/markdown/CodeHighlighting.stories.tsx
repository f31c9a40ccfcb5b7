import type { Meta, StoryObj } from '@storybook/react-vite';
import { codeHighlighting } from 'react-chat-stream/highlight';
import { expect, waitFor } from 'storybook/test';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { expectWritten } from './expectWritten.ts';
import { StreamedMarkdown } from './StreamedMarkdown.tsx';
import * as texts from './texts.ts';

const plugins = [codeHighlighting()];

/** The plugin of `react-chat-stream/highlight`: each line is coloured once, while it arrives. */
const meta = {
  title: 'Markdown/Code highlighting',
  component: StreamedMarkdown,
  parameters: { ...inRoot({ style: COLUMN }) },
  args: { plugins },
} satisfies Meta<typeof StreamedMarkdown>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Languages: Story = {
  args: { text: texts.LANGUAGES, charactersPerSecond: 0 },
  play: async ({ canvasElement }) => {
    for (const kind of ['keyword', 'tag', 'attribute', 'string', 'number', 'function', 'type', 'comment']) {
      await expect(canvasElement.querySelector(`[data-token="${kind}"]`), kind).not.toBeNull();
    }
  },
};

export const Streaming: Story = {
  args: { text: texts.LANGUAGES, charactersPerSecond: 600 },
  play: async ({ canvasElement }) => {
    const find = (selector: string) => canvasElement.querySelector(selector);
    await waitFor(() => expect(find('[data-token="comment"]')).not.toBeNull(), { timeout: 15_000 });
    await expectWritten(canvasElement);
    await expect(find('[data-token="inserted"]')).toHaveTextContent('+const step = 2;');
  },
};

/** A language of one's own, which is loaded when the first text needs it. */
export const LoadedLanguage: Story = {
  args: {
    text: '```recipe\nknead 500 g flour\nrest 12 h -- in the fridge\n```',
    charactersPerSecond: 0,
    plugins: [
      codeHighlighting({
        languages: {
          recipe: async () => ({
            start: [
              [/--.*/, 'comment'],
              [/\d+ \w+/, 'number'],
              [/^\w+/, 'keyword'],
            ] as const,
          }),
        },
      }),
    ],
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-token="number"]')).not.toBeNull());
  },
};
