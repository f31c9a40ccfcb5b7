import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatComposer, ChatTypingIndicator } from 'react-chat-stream';
import { Asking } from '../support/Asking.tsx';
import { pace } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { breaks, yields } from '../support/transports.ts';

const SILENT = {
  endpoint: undefined,
  transport: yields(),
  style: { ...COLUMN, justifyContent: 'space-between' as const },
};

const meta = {
  title: 'Parts/ChatTypingIndicator',
  component: ChatTypingIndicator,
  parameters: { frame: { height: 200 }, ...inRoot({ ...SILENT, timeout: { idle: 0, stall: 0 } }) },
  render: (args) => (
    <>
      <Asking prompt="Are you there?" />
      <ChatTypingIndicator {...args} />
      <ChatComposer />
    </>
  ),
} satisfies Meta<typeof ChatTypingIndicator>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Until the answer begins. */
export const Connecting: Story = {
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectGenerating();
  },
};

/** The answer is late. */
export const Stalled: Story = {
  parameters: inRoot({ ...SILENT, timeout: { idle: 0, stall: pace(1500) } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectText(chat.labels.stillWorking);
  },
};

/** The connection broke, and the request is about to be sent again. */
export const Reconnecting: Story = {
  parameters: inRoot({
    ...SILENT,
    transport: breaks,
    retry: { max: 1, baseMs: 60_000, maxMs: 60_000 },
  }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectText(chat.labels.reconnecting);
  },
};
