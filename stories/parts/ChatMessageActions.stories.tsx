import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import {
  ChatMessage,
  type ChatMessageActionName,
  ChatMessageActions,
  type ChatMessageActionsProps,
  ChatMessageParts,
  useChatContext,
  useChatMessage,
} from 'react-chat-stream';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { chatPage } from '../support/chatPage.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { RICH_THREAD } from '../support/richMessages.ts';

const ALL: readonly ChatMessageActionName[] = ['copy', 'edit', 'regenerate', 'feedback', 'speak'];
const onFeedback = fn();

/** A message as `ChatMessage` arranges it, but that its actions are there all the time. */
function MessageWithActions(props: ChatMessageActionsProps): ReactElement | null {
  const { store } = useChatContext();
  const message = useChatMessage(store, props.messageId);
  if (!message) return null;
  return (
    <ChatMessage messageId={props.messageId}>
      <ChatMessageParts message={message} />
      <ChatMessageActions {...props} style={{ opacity: 1 }} />
    </ChatMessage>
  );
}

const meta = {
  title: 'Parts/ChatMessageActions',
  component: ChatMessageActions,
  args: { messageId: 'rich-2', onEdit: fn() },
  parameters: {
    frame: { height: 360 },
    ...inRoot({ initialMessages: RICH_THREAD, actions: ALL, onFeedback, style: COLUMN }),
  },
  argTypes: { actions: { control: 'check', options: ALL } },
  render: (args) => <MessageWithActions {...args} />,
} satisfies Meta<typeof ChatMessageActions>;

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
    await userEvent.click(await context.canvas.findByRole('button', { name: labels.edit }));
    expect(context.args.onEdit).toHaveBeenCalledOnce();
    expect(context.canvas.queryByRole('button', { name: labels.regenerate })).toBeNull();
  },
};

/** More buttons go after the built ones. */
export const OneMore: Story = {
  args: {
    actions: ['copy'],
    children: (
      <button type="button" data-chat-button="" style={{ paddingInline: 8 }}>
        Report
      </button>
    ),
  },
  play: async ({ canvas }) => {
    expect(canvas.getByRole('button', { name: 'Report' })).toBeInTheDocument();
  },
};
