import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import type { ChatMessage } from 'react-chat-stream/core';
import { expect, userEvent, waitFor } from 'storybook/test';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { thread } from '../support/messages.ts';
import { ENGLISH } from '../support/texts.ts';
import { ChatDrawer } from './Drawer.tsx';
import { ChatWithOwnBubbles } from './OwnBubble.tsx';
import { ChatWithOwnButton } from './OwnButton.tsx';
import { LocalChat } from './OwnTransport.tsx';
import { CarefulAgent } from './ToolApproval.tsx';

const PROMPT = 'Cook something with leeks';
const ANSWER = ENGLISH.answers[PROMPT];

const WAITING_CALL: ChatMessage = {
  id: 'waiting',
  role: 'assistant',
  status: 'done',
  createdAt: Date.UTC(2026, 10, 22, 9, 31),
  finishReason: 'tool-calls',
  parts: [
    { type: 'text', text: 'The draft of May is the oldest one. Shall I delete it?' },
    {
      type: 'tool-call',
      toolCallId: 'call-1',
      toolName: 'delete_file',
      inputText: '{"path":"drafts/may.md"}',
      input: { path: 'drafts/may.md' },
      state: 'input-available',
    },
  ],
};

const meta = {
  title: 'Recipes',
  component: ChatWindow,
  args: { endpoint: ENDPOINT },
  parameters: { frame: { height: 420 } },
  // The page of documentation is written by hand, beside this file.
  tags: ['!autodocs'],
  beforeEach: withBackend(),
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

export const MyOwnBubble: Story = {
  args: { initialMessages: thread(PROMPT, ANSWER) },
  render: (args) => <ChatWithOwnBubbles {...args} />,
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectAnswer('Leeks with butter beans');
    await chat.send('And for six people?');
    await chat.expectAnswer('You wrote: “And for six people?”');
    expect(context.canvasElement.querySelectorAll('article time')).toHaveLength(4);
  },
};

export const MyOwnTransport: Story = {
  args: { endpoint: undefined },
  render: (args) => <LocalChat {...args} />,
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send('Hello');
    await chat.expectAnswer('You said “Hello”, and nothing has left this page.');
    await chat.expectReady();
  },
};

export const ToolApproval: Story = {
  args: { initialMessages: [...thread('Is there anything that we no longer need?'), WAITING_CALL] },
  beforeEach: withBackend({
    reply: ({ message }) => (message.startsWith('Yes') ? 'It is gone.' : 'I leave it there.'),
  }),
  render: (args) => <CarefulAgent {...args} />,
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press('Delete it');
    await chat.expectPrompt('Yes, delete it.');
    await chat.expectAnswer('It is gone.');
    expect(context.canvas.queryByRole('button', { name: 'Delete it' })).toBeNull();
  },
};

export const InADrawer: Story = {
  args: { suggestions: [PROMPT] },
  // A dialog covers the whole page, so on the page of documentation it has one of its own.
  parameters: { docs: { story: { inline: false, height: '480px' } } },
  // At a reader's pace in a test too, so that there is time to stop it.
  beforeEach: withBackend({ tokensPerSecond: 40 }),
  render: ({ title: _, ...args }) => (
    <div style={{ padding: 24 }}>
      <ChatDrawer {...args} />
    </div>
  ),
  play: async (context) => {
    const chat = chatPage(context);
    const { canvas } = context;
    await chat.press('Ask us');
    await chat.press(PROMPT);
    await chat.expectAnswer('Leeks');
    await userEvent.keyboard('{Escape}');
    await chat.expectText(chat.labels.stopped);
    expect(canvas.getByRole('dialog')).toBeVisible();
  },
};

export const MyDesignSystemsButton: Story = {
  name: 'My design system’s button',
  args: { suggestions: [PROMPT] },
  beforeEach: withBackend({ fault: { type: 'status', status: 503, times: 1 } }),
  render: (args) => <ChatWithOwnButton {...args} />,
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press(PROMPT);
    await chat.expectText(chat.labels.errors.server);
    await chat.press(chat.labels.retry);
    await chat.expectAnswer(ANSWER);
    await waitFor(() => chat.expectNoText(chat.labels.errors.server));
  },
};
