import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  ChatComposer,
  ChatMessageList,
  ChatRoot,
  createTheme,
  useChatContext,
  useChatSelector,
} from 'react-chat-stream';
import { expect } from 'storybook/test';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { thread } from '../support/messages.ts';

const meta = {
  title: 'Parts/ChatRoot',
  component: ChatRoot,
  args: { endpoint: ENDPOINT },
  parameters: { frame: { height: 420 } },
  beforeEach: withBackend(),
} satisfies Meta<typeof ChatRoot>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A part of one's own: it reads the chat around it. */
function MessageCount() {
  const { store } = useChatContext();
  const count = useChatSelector(store, (state) => state.messages.length);
  return (
    <p
      style={{ margin: 0, padding: 12, textAlign: 'center', fontSize: '0.875rem' }}
    >{`${count} messages so far`}</p>
  );
}

/** The parts in an order of one's own, with one that the library does not have. */
export const OwnArrangement: Story = {
  render: (args) => (
    <ChatRoot {...args}>
      <MessageCount />
      <ChatMessageList />
      <ChatComposer placeholder="Ask the librarian…" />
    </ChatRoot>
  ),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectText('0 messages so far');
    await chat.send('Which book next?');
    await chat.expectAnswer('You wrote: “Which book next?”');
    await chat.expectText('2 messages so far');
  },
};

/** Two windows on a page, each with a theme and a chat of its own. */
export const TwoThemes: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', height: '100%' }}>
      {(['light', 'dark'] as const).map((colorScheme) => (
        <ChatRoot
          {...args}
          key={colorScheme}
          theme={createTheme({ colorScheme, density: 'compact' })}
          labels={{ conversation: `Conversation, ${colorScheme}` }}
          initialMessages={thread(`Is it ${colorScheme} over there?`, 'It is, and it is easy to read.')}
        >
          <ChatMessageList />
        </ChatRoot>
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    const light = canvas.getByRole('group', { name: 'Conversation, light' });
    const dark = canvas.getByRole('group', { name: 'Conversation, dark' });
    expect(getComputedStyle(light).color).not.toBe(getComputedStyle(dark).color);
  },
};
