import type { Meta, StoryObj } from '@storybook/react-vite';
import { mathFormulas } from 'react-chat-stream/math';
import { expect, waitFor } from 'storybook/test';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { expectWritten } from './expectWritten.ts';
import { StreamedMarkdown } from './StreamedMarkdown.tsx';
import * as texts from './texts.ts';

const plugins = [mathFormulas()];

/** The plugin of `react-chat-stream/math`: TeX becomes MathML, when it is complete. */
const meta = {
  title: 'Markdown/Formulas',
  component: StreamedMarkdown,
  parameters: { ...inRoot({ style: COLUMN }) },
  args: { plugins },
} satisfies Meta<typeof StreamedMarkdown>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Formulas: Story = {
  args: { text: texts.FORMULAS, charactersPerSecond: 0 },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('math')).toHaveLength(13);
    await expect(canvasElement).toHaveTextContent('It costs $5 and not $6, and $HOME is no formula.');
  },
};

export const Streaming: Story = {
  args: { text: texts.FORMULAS, charactersPerSecond: 300 },
  play: async ({ canvasElement }) => {
    const find = (selector: string) => canvasElement.querySelector(selector);
    await waitFor(() => expect(find('math msqrt')).not.toBeNull(), { timeout: 15_000 });
    await expectWritten(canvasElement);
    await expect(canvasElement.querySelectorAll('math')).toHaveLength(13);
  },
};

export const RightToLeft: Story = {
  args: { text: texts.ARABIC_FORMULAS, charactersPerSecond: 0, lang: 'ar' },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('[dir="ltr"] > math')).toHaveLength(3);
  },
};

/** What is no formula is shown as it was written. */
export const NoFormula: Story = {
  args: {
    text: String.raw`Half of a fraction, $\frac{1}{x$, and a picture: \(\includegraphics{a.png}\).`,
    charactersPerSecond: 0,
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('code[data-chat-math-source]')).toHaveLength(2);
    await expect(canvasElement.querySelector('math, img')).toBeNull();
  },
};
