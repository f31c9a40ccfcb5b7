import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatMessageList } from 'react-chat-stream';
import { expect, waitFor } from 'storybook/test';
import { inRoot } from '../support/inRoot.ts';
import { thread } from '../support/messages.ts';
import { ENGLISH } from '../support/texts.ts';

const CONVERSATION = thread(...Object.entries(ENGLISH.answers).flat());

const meta = {
  title: 'Parts/ChatMessageList',
  component: ChatMessageList,
  parameters: { frame: { height: 420 }, ...inRoot({ initialMessages: CONVERSATION }) },
} satisfies Meta<typeof ChatMessageList>;

export default meta;
type Story = StoryObj<typeof meta>;

/** It opens at the newest message. */
export const Thread: Story = {
  play: async ({ canvas }) => {
    expect(canvas.getAllByRole('article')).toHaveLength(CONVERSATION.length);
    const list = canvas.getByRole('group', { name: /Conversation|对话/ });
    expect(list.scrollHeight).toBeGreaterThan(list.clientHeight);
    await waitFor(() =>
      expect(list.scrollTop).toBeGreaterThanOrEqual(list.scrollHeight - list.clientHeight - 1),
    );
  },
};

/** Children go above the messages. */
export const WithNotice: Story = {
  parameters: inRoot({ initialMessages: CONVERSATION.slice(0, 2) }),
  args: { children: <p style={{ textAlign: 'center' }}>This conversation is kept for thirty days.</p> },
  play: async ({ canvas }) => {
    expect(canvas.getByText('This conversation is kept for thirty days.')).toBeVisible();
    expect(canvas.getAllByRole('article')).toHaveLength(2);
  },
};
