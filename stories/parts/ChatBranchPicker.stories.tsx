import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactElement, useEffect } from 'react';
import {
  ChatBranchPicker,
  type ChatBranchPickerProps,
  ChatMessage,
  ChatMessageParts,
  useChatContext,
  useChatMessage,
  useChatMessageIds,
} from 'react-chat-stream';
import { expect, waitFor } from 'storybook/test';
import { chatPage } from '../support/chatPage.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { thread } from '../support/messages.ts';
import { writesByClock } from '../support/transports.ts';

/** An answer that was asked for again, so that it has two versions. */
function AnswerWithVersions({ messageId, ...props }: ChatBranchPickerProps): ReactElement | null {
  const { store } = useChatContext();
  useEffect(() => {
    void store.regenerate(messageId);
  }, [store, messageId]);
  // Each version is a message with an id of its own.
  const newestId = useChatMessageIds(store).at(-1) ?? messageId;
  const message = useChatMessage(store, newestId);
  if (message?.role !== 'assistant') return null;
  return (
    <ChatMessage messageId={newestId}>
      <ChatMessageParts message={message} />
      <ChatBranchPicker messageId={newestId} {...props} />
    </ChatMessage>
  );
}

const meta = {
  title: 'Parts/ChatBranchPicker',
  component: ChatBranchPicker,
  args: { messageId: 'message-2' },
  parameters: {
    frame: { height: 160 },
    ...inRoot({
      endpoint: undefined,
      transport: writesByClock('Take the boat: it is slower, and you will remember it.', 1_000),
      initialMessages: thread('Boat or train?', 'Take the train.'),
      style: COLUMN,
    }),
  },
  argTypes: { messageId: { control: false } },
  render: (args) => <AnswerWithVersions {...args} />,
} satisfies Meta<typeof ChatBranchPicker>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The arrows lead from one version to the other, and the focus stays on them. */
export const TwoVersions: Story = {
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectAnswer('you will remember it.');
    await chat.press(chat.labels.previousVersion);
    await chat.expectAnswer('Take the train.');
    await waitFor(() =>
      expect(context.canvas.getByRole('button', { name: chat.labels.previousVersion })).toHaveFocus(),
    );
    await chat.press(chat.labels.nextVersion);
    await chat.expectAnswer('Take the boat');
  },
};
