import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatCodeBlock } from 'react-chat-stream';
import { expect, userEvent } from 'storybook/test';
import { COLUMN, inRoot } from '../support/inRoot.ts';

const CODE = `export function daysLeft({ everyDays }: Plant, daysAgo: number): number {
  // Never negative: a plant that waits is watered today.
  return Math.max(0, everyDays - daysAgo); // and this line goes on until it is wider than the column that it stands in
}`;

const meta = {
  title: 'Parts/ChatCodeBlock',
  component: ChatCodeBlock,
  args: { code: CODE, language: 'ts' },
  parameters: { frame: { height: 240 }, ...inRoot({ style: COLUMN }) },
} satisfies Meta<typeof ChatCodeBlock>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Long lines scroll inside, or are broken by the switch in the bar. */
export const WithLanguage: Story = {
  play: async ({ canvas }) => {
    const code = canvas.getByRole('group', { name: 'ts' });
    expect(code.scrollWidth).toBeGreaterThan(code.clientWidth);
    const [wrap] = canvas.getAllByRole('button');
    if (wrap) await userEvent.click(wrap);
    expect(wrap).toHaveAttribute('aria-pressed', 'true');
    expect(code.scrollWidth).toBeLessThanOrEqual(code.clientWidth);
  },
};

/** A fence without a word after it. */
export const WithoutLanguage: Story = {
  args: { language: undefined, code: 'npm install react-chat-stream' },
  play: async ({ canvas }) => {
    expect(canvas.getByText('npm install react-chat-stream')).toBeVisible();
  },
};

/** The fence is still open: more lines are to come, and the caret stands at their end. */
export const Streaming: Story = {
  args: { isOpen: true, hasCaret: true, code: 'export function daysLeft({ everyDays }: Pl' },
  play: async ({ canvas, canvasElement }) => {
    expect(canvas.getByText(/everyDays/)).toBeVisible();
    expect(canvasElement.querySelector('[data-chat-caret]')).toBeVisible();
  },
};
