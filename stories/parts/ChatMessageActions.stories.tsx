import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ChatMessageActionName } from 'react-chat-stream';
import { ChatMessage } from 'react-chat-stream';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { RICH_THREAD } from '../support/richMessages.ts';

const ALL: readonly ChatMessageActionName[] = ['copy', 'edit', 'regenerate', 'feedback', 'speak'];
const onFeedback = fn();

const meta = {
  title: 'Parts/ChatMessageActions',
  component: ChatMessage,
  args: { messageId: 'rich-2' },
  parameters: {
    frame: { height: 360 },
    ...inRoot({ initialMessages: RICH_THREAD, actions: ALL, onFeedback, style: COLUMN }),
  },
} satisfies Meta<typeof ChatMessage>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Under an answer. They show themselves to the pointer and to the keyboard, and on touch always. */
export const OfAnAnswer: Story = {
  play: async (context) => {
    const { labels, press } = chatPage(context);
    await press(labels.goodAnswer);
    await waitFor(() => expect(onFeedback).toHaveBeenLastCalledWith(expect.anything(), 'up'));
    expect(context.canvas.getByRole('button', { name: labels.goodAnswer })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  },
};

export const OfAQuestion: Story = {
  args: { messageId: 'rich-1' },
  play: async (context) => {
    const { labels } = chatPage(context);
    expect(await context.canvas.findByRole('button', { name: labels.edit })).toBeInTheDocument();
    expect(context.canvas.queryByRole('button', { name: labels.regenerate })).toBeNull();
  },
};

/** A question in another wording, in its place. Escape gives it up. */
export const Editing: Story = {
  args: { messageId: 'rich-1' },
  beforeEach: withBackend({}),
  play: async (context) => {
    const { labels, press } = chatPage(context);
    const { canvas } = context;
    await press(labels.edit);
    const editor = await canvas.findByRole('textbox', { name: labels.editMessage });
    await waitFor(() => expect(editor).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(canvas.getByRole('button', { name: labels.edit })).toHaveFocus());
    await press(labels.edit);
  },
};
