import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatSources } from 'react-chat-stream';
import { expect, userEvent } from 'storybook/test';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { SOURCES } from '../support/richMessages.ts';

const meta = {
  title: 'Parts/ChatSources',
  component: ChatSources,
  args: { sources: SOURCES },
  parameters: { frame: { height: 240 }, ...inRoot({ style: COLUMN }) },
} satisfies Meta<typeof ChatSources>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText(/3 sources|3 个来源/));
    await expect(canvas.getByRole('link', { name: 'Trams of Lisbon' })).toBeVisible();
    await userEvent.click(canvas.getByText(/3 sources|3 个来源/));
  },
};

/** Each has a number. An address with a scheme that a link may not have stays text. */
export const Open: Story = {
  args: {
    defaultOpen: true,
    sources: [...SOURCES, { type: 'source', sourceId: 'x', url: 'javascript:alert(1)' }],
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Trams of Lisbon' })).toHaveAttribute(
      'href',
      'https://trams.example/lisbon',
    );
    await expect(canvas.getAllByRole('link')).toHaveLength(3);
  },
};
