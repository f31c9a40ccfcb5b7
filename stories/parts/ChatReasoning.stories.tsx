import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatReasoning } from 'react-chat-stream';
import { expect, userEvent, waitFor } from 'storybook/test';
import { COLUMN, inRoot } from '../support/inRoot.ts';

const THOUGHTS = `The user wants **two days** and names no budget.

1. Alfama is best before noon.
2. Belém needs a train, so it gets the second day.`;

const meta = {
  title: 'Parts/ChatReasoning',
  component: ChatReasoning,
  args: { text: THOUGHTS },
  parameters: { frame: { height: 240 }, ...inRoot({ style: COLUMN }) },
} satisfies Meta<typeof ChatReasoning>;

export default meta;
type Story = StoryObj<typeof meta>;

/** One muted line; what is in it can be found by the browser's search all the same. */
export const Closed: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText(/Reasoning|思考过程/));
    await waitFor(() => expect(canvas.getByText('Alfama is best before noon.')).toBeVisible());
    await userEvent.click(canvas.getByText(/Reasoning|思考过程/));
    await waitFor(() => expect(canvas.getByText('Alfama is best before noon.')).not.toBeVisible());
  },
};

export const Open: Story = {
  args: { defaultOpen: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Alfama is best before noon.')).toBeVisible();
  },
};

/** Still thinking. The line breathes; a reader who opens it sees the thoughts come in. */
export const Streaming: Story = {
  args: { streaming: true, defaultOpen: true, text: 'The user wants **two days** and names no' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('two days')).toBeVisible();
  },
};
