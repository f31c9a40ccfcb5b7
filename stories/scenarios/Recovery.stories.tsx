import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import type { ChatFault, ChatMockRequest } from 'react-chat-stream/msw';
import { expect, waitFor } from 'storybook/test';
import { ENDPOINT, SHORT_TIMEOUT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { ENGLISH } from '../support/texts.ts';

const PROMPT = 'Plan a weekend in Lisbon';
const PARTIAL = 'Two days are enough for a good first look.';
const PARTIAL_TOKENS = 9;

const meta = {
  title: 'Scenarios/Recovery',
  component: ChatWindow,
  args: { endpoint: ENDPOINT },
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The first request fails, every later one works. */
function onFirstTry(fault: ChatFault) {
  return ({ count }: ChatMockRequest): ChatFault | undefined => (count === 1 ? fault : undefined);
}

/** A stall, the time-out, and then the next message is answered as if nothing had happened. */
export const TimeoutThenNextMessage: Story = {
  args: { timeout: SHORT_TIMEOUT },
  beforeEach: withBackend({ fault: onFirstTry({ type: 'stall', afterTokens: PARTIAL_TOKENS }) }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.stillWorking);
    await chat.expectError('timeout');
    await chat.expectAnswer(PARTIAL);
    await chat.send('Write a toast for my aunt');
    await chat.expectAnswer(ENGLISH.answers['Write a toast for my aunt']);
    await chat.expectReady();
    chat.expectNoText(chat.labels.errors.timeout);
    expect(context.canvas.getAllByRole('article')).toHaveLength(4);
  },
};

/** Retry asks again, and the new answer takes the place of what had arrived. */
export const RetryWorks: Story = {
  beforeEach: withBackend({ fault: onFirstTry({ type: 'drop', afterTokens: PARTIAL_TOKENS }) }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectError('network');
    await chat.press(chat.labels.retry);
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
    await chat.expectReady();
    chat.expectNoText(chat.labels.errors.network);
    expect(context.canvas.getAllByRole('article')).toHaveLength(2);
  },
};

/** The countdown ends, Retry can be pressed, and it works. */
export const RetryAfterTheWait: Story = {
  beforeEach: withBackend({ fault: onFirstTry({ type: 'status', status: 429, retryAfterSeconds: 2 }) }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectError('rate-limited');
    const retry = await context.canvas.findByRole('button', { name: chat.labels.retry });
    await waitFor(() => expect(retry).toBeEnabled());
    await chat.press(chat.labels.retry);
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
    await chat.expectReady();
  },
};

/** One broken frame among good ones is passed over, and the rest of the answer arrives. */
export const BrokenFrameSkipped: Story = {
  beforeEach: withBackend({ fault: { type: 'malformed', afterTokens: PARTIAL_TOKENS } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectAnswer('Shall I add something for a rainy day?');
    await chat.expectReady();
  },
};
