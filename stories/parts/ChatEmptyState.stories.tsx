import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatEmptyState, ChatMessageList } from 'react-chat-stream';
import { expect } from 'storybook/test';
import { chatPage } from '../support/chatPage.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { thread } from '../support/messages.ts';

const meta = {
  title: 'Parts/ChatEmptyState',
  component: ChatEmptyState,
  parameters: { frame: { height: 240 }, ...inRoot({ style: COLUMN }) },
} satisfies Meta<typeof ChatEmptyState>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Greeting: Story = {
  play: async (context) => {
    const { labels } = chatPage(context);
    expect(context.canvas.getByRole('heading', { name: labels.greeting })).toBeVisible();
  },
};

export const OwnGreeting: Story = {
  args: {
    greeting: 'Good evening, Ada',
    children: <p style={{ textAlign: 'center' }}>Your last order is on its way. What else can I do?</p>,
  },
  play: async ({ canvas }) => {
    expect(canvas.getByRole('heading', { name: 'Good evening, Ada' })).toBeVisible();
    expect(canvas.getByText(/Your last order/)).toBeVisible();
  },
};

/** Gone as soon as there is a message. */
export const NotEmpty: Story = {
  parameters: inRoot({ initialMessages: thread('Hello', 'Hello! What are you working on?') }),
  render: (args) => (
    <ChatMessageList>
      <ChatEmptyState {...args} />
    </ChatMessageList>
  ),
  play: async ({ canvas }) => {
    expect(canvas.getAllByRole('article')).toHaveLength(2);
    expect(canvas.queryByRole('heading')).toBeNull();
  },
};
