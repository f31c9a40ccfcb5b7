import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import { expect, waitFor } from 'storybook/test';
import { ENDPOINT, pace, SHORT_TIMEOUT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { ENGLISH } from '../support/texts.ts';

const PROMPT = 'Plan a weekend in Lisbon';
const PARTIAL = 'Two days are enough for a good first look.';
const PARTIAL_TOKENS = 9;

/**
 * How a chat gets on its feet again: the next message, Retry, retries by itself, and an answer that goes
 * on where its connection broke. Every word is there once.
 */
const meta = {
  title: 'Scenarios/Recovery',
  component: ChatWindow,
  args: { endpoint: ENDPOINT, suggestions: [PROMPT] },
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A stall, the time-out, and then the next message is answered as if nothing had happened. */
export const TimeoutThenNextMessage: Story = {
  args: { timeout: SHORT_TIMEOUT },
  beforeEach: withBackend({ fault: { type: 'stall', afterTokens: PARTIAL_TOKENS, times: 1 } }),
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
  beforeEach: withBackend({ fault: { type: 'drop', afterTokens: PARTIAL_TOKENS, times: 1 } }),
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
  beforeEach: withBackend({ fault: { type: 'status', status: 429, retryAfterSeconds: 2, times: 1 } }),
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

/** The server refuses twice; the chat tries again by itself, and says so meanwhile. */
export const RetriedByItself: Story = {
  args: { retry: { max: 2, baseMs: pace(2000) } },
  beforeEach: withBackend({ fault: { type: 'status', status: 503, times: 2 } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.reconnecting);
    await chat.expectGenerating();
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
    await chat.expectReady();
    chat.expectNoText(chat.labels.errors.server);
  },
};

/** The retries are used up, and the last failure is told. */
export const RetriesUsedUp: Story = {
  args: { retry: { max: 2, baseMs: pace(1000) } },
  beforeEach: withBackend({ fault: { type: 'status', status: 503 } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.reconnecting);
    await chat.expectError('server');
    expect(await context.canvas.findByRole('button', { name: chat.labels.retry })).toBeEnabled();
  },
};

/** The connection is being made anew: what has arrived stays in sight. */
export const Reconnecting: Story = {
  args: { resume: true, timeout: { idle: 0, stall: 0 }, retry: { baseMs: 3_600_000, maxMs: 3_600_000 } },
  beforeEach: withBackend({ resumable: true, fault: { type: 'drop', afterTokens: PARTIAL_TOKENS } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.reconnecting);
    await chat.expectAnswer(PARTIAL);
    await chat.expectGenerating();
  },
};

/** Stop works while the connection is being made anew. */
export const StoppedWhileReconnecting: Story = {
  ...Reconnecting,
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.reconnecting);
    await chat.press(chat.labels.stop);
    await chat.expectText(chat.labels.stopped);
    await chat.expectAnswer(PARTIAL);
    await chat.expectReady();
  },
};

/** The connection breaks twice, and the answer goes on each time where it was: every word is there once. */
export const Resumed: Story = {
  args: { resume: true, retry: { baseMs: pace(2000) } },
  beforeEach: withBackend({
    resumable: { overlap: 3 },
    fault: { type: 'drop', afterTokens: 20, times: 2 },
  }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.reconnecting);
    await chat.expectReady();
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
  },
};

/** The server has nothing more to give (204): what came is kept, and called cut off. */
export const NothingToResume: Story = {
  args: { resume: true, retry: { baseMs: pace(1000) } },
  beforeEach: withBackend({
    fault: ({ count }) =>
      count === 1 ? { type: 'drop', afterTokens: PARTIAL_TOKENS } : { type: 'status', status: 204 },
  }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectError('incomplete');
    await chat.expectAnswer(PARTIAL);
    await chat.expectReady();
  },
};
