import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { ENGLISH } from '../support/texts.ts';
import { OwnChat } from './OwnChat.tsx';

/** A chat whose interface is all one's own: nothing of the library but the hook. Ask something, and choose a fault in the toolbar. */
const meta = {
  title: 'Hook/useChatStream',
  component: OwnChat,
  args: { endpoint: ENDPOINT },
  beforeEach: withBackend(),
} satisfies Meta<typeof OwnChat>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A list, a form and a status: about forty lines. */
export const OwnInterface: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Prompt' }), 'Cook something with leeks{Enter}');
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Status: generating'));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Status: done'));
    const answer = ENGLISH.answers['Cook something with leeks'].replace(/\s+/g, ' ');
    expect(canvas.getAllByRole('listitem').at(-1)).toHaveTextContent(answer);
  },
};

/** The hook tells what went wrong, and `retry` asks again. */
export const OwnErrorHandling: Story = {
  beforeEach: withBackend({
    fault: ({ count }) => (count === 1 ? { type: 'status', status: 503 } : undefined),
  }),
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Prompt' }), 'Write a toast for my aunt{Enter}');
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Status: done'));
    expect(canvas.getAllByRole('listitem')).toHaveLength(2);
  },
};
