import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatHeader, ChatMessageList, useChatContext } from 'react-chat-stream';
import { expect, userEvent, waitFor } from 'storybook/test';
import { inRoot } from '../support/inRoot.ts';
import { thread } from '../support/messages.ts';

const meta = {
  title: 'Parts/ChatHeader',
  component: ChatHeader,
  parameters: {
    frame: { height: 240 },
    ...inRoot({ initialMessages: thread('Good morning!', 'Good morning. What shall we begin with?') }),
  },
} satisfies Meta<typeof ChatHeader>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Title: Story = {
  render: () => (
    <>
      <ChatHeader>
        <h2 data-chat-title="">Travel desk</h2>
      </ChatHeader>
      <ChatMessageList />
    </>
  ),
  play: async ({ canvas }) => {
    expect(canvas.getByRole('heading', { name: 'Travel desk' })).toBeVisible();
  },
};

function NewChatButton() {
  const { store } = useChatContext();
  return (
    <button
      type="button"
      style={{ marginInlineStart: 'auto', padding: '4px 12px', font: 'inherit' }}
      onClick={() => store.reset()}
    >
      New chat
    </button>
  );
}

/** Anything goes beside the title; this button begins anew. */
export const WithAction: Story = {
  render: () => (
    <>
      <ChatHeader>
        <h2 data-chat-title="">Travel desk</h2>
        <NewChatButton />
      </ChatHeader>
      <ChatMessageList />
    </>
  ),
  play: async ({ canvas }) => {
    expect(canvas.getAllByRole('article')).toHaveLength(2);
    await userEvent.click(canvas.getByRole('button', { name: 'New chat' }));
    await waitFor(() => expect(canvas.queryByRole('article')).toBeNull());
  },
};
