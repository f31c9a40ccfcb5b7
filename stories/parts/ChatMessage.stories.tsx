import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatMessage } from 'react-chat-stream';
import type { ChatMessage as Message } from 'react-chat-stream/core';
import { expect } from 'storybook/test';
import { chatPage } from '../support/chatPage.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { thread } from '../support/messages.ts';

const CONVERSATION = thread(
  'Which tea goes with lemon cake?',
  'A light Darjeeling. It is fresh enough for the lemon, and it does not fight the sugar.',
);

/** The conversation with another ending. */
function endingWith(change: Partial<Message>): Message[] {
  return CONVERSATION.map((message) => (message.role === 'assistant' ? { ...message, ...change } : message));
}

/**
 * One message. It subscribes to that message alone, so the rest of the window rests while an answer streams. System
 * messages are not shown, and a question that is edited gives its place to `ChatMessageEditor`.
 */
const meta = {
  title: 'Parts/ChatMessage',
  component: ChatMessage,
  args: { messageId: 'message-2' },
  parameters: {
    frame: { height: 160 },
    ...inRoot({ initialMessages: CONVERSATION, style: COLUMN }),
  },
} satisfies Meta<typeof ChatMessage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const FromUser: Story = {
  args: { messageId: 'message-1' },
  play: (context) => chatPage(context).expectPrompt('Which tea goes with lemon cake?'),
};

export const FromAssistant: Story = {
  play: (context) => chatPage(context).expectAnswer('A light Darjeeling.'),
};

/** Ended by the user. */
export const Stopped: Story = {
  parameters: inRoot({ initialMessages: endingWith({ status: 'stopped' }), style: COLUMN }),
  play: (context) => {
    const chat = chatPage(context);
    return chat.expectText(chat.labels.stopped);
  },
};

/** Ended by the model's length limit. */
export const LengthLimit: Story = {
  parameters: inRoot({ initialMessages: endingWith({ finishReason: 'length' }), style: COLUMN }),
  play: (context) => {
    const chat = chatPage(context);
    return chat.expectText(chat.labels.lengthLimit);
  },
};

/** Children take the place of the content. */
export const OwnContent: Story = {
  args: { children: <strong>This message was removed.</strong> },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectAnswer('This message was removed.');
    expect(context.canvas.queryByText(/Darjeeling/)).toBeNull();
  },
};
