import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import { expect, userEvent, waitFor } from 'storybook/test';
import { ENDPOINT, pace, withBackend } from '../support/backend.ts';
import { chatPage, withoutSpace } from '../support/chatPage.ts';
import { thread } from '../support/messages.ts';
import { ENGLISH } from '../support/texts.ts';

const PROMPT = 'Plan a weekend in Lisbon';
const PARTIAL = 'Two days are enough for a good first look.';

/**
 * What stands on the page from the empty window to the end of an answer: connecting, streaming, stalled,
 * stopped, done, and what a second message does meanwhile. Press Escape while one is being written.
 */
const meta = {
  title: 'Scenarios/Lifecycle',
  component: ChatWindow,
  // Some of these never end, and should not run into a limit while somebody looks at them.
  args: { endpoint: ENDPOINT, timeout: { idle: 0, stall: 0 }, suggestions: [PROMPT] },
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Idle: Story = {
  args: { suggestions: ENGLISH.suggestions },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectText(chat.labels.greeting);
    expect(context.canvas.queryByRole('article')).toBeNull();
    expect(chat.input()).toHaveValue('');
  },
};

/** Sent, and nothing has come back: the indicator, and Stop in Send's place. */
export const Connecting: Story = {
  beforeEach: withBackend({ fault: { type: 'stall' } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectPrompt(PROMPT);
    await chat.expectGenerating();
    await waitFor(() => expect(chat.input()).toHaveValue(''));
    expect(context.canvas.queryByRole('article', { name: chat.labels.assistant })).toBeNull();
  },
};

/** In the middle of an answer: the caret behind the last word. */
export const Streaming: Story = {
  beforeEach: withBackend({ fault: { type: 'stall', afterTokens: 60 } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectAnswer(PARTIAL);
    await chat.expectGenerating();
  },
};

/** Nothing for a while, yet still waiting: a sentence says so. */
export const Stalled: Story = {
  args: { timeout: { idle: 0, stall: pace(2000) } },
  beforeEach: withBackend({ fault: { type: 'stall', afterTokens: 9 } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectAnswer(PARTIAL);
    await chat.expectText(chat.labels.stillWorking);
    await chat.expectGenerating();
  },
};

/** A proxy holds everything back: silence for a while, then the whole answer at once. */
export const HeldBack: Story = {
  args: { timeout: { idle: 0, stall: pace(2000) } },
  beforeEach: withBackend({ fault: { type: 'burst', silenceMs: pace(6000) } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.stillWorking);
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
    await chat.expectReady();
  },
};

/** The server says that it is done and keeps the connection: the answer is complete all the same. */
export const DoneWithoutClose: Story = {
  beforeEach: withBackend({ fault: { type: 'no-close' } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
    await chat.expectReady();
  },
};

export const Done: Story = {
  beforeEach: withBackend(),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
    await chat.expectReady();
    await waitFor(() => expect(chat.input()).toHaveFocus());
  },
};

/** Stopped by the user: what had arrived stays, and a note says why it ends there. */
export const Stopped: Story = {
  beforeEach: withBackend({ fault: { type: 'stall', afterTokens: 9 } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectAnswer(PARTIAL);
    await chat.press(chat.labels.stop);
    await chat.expectText(chat.labels.stopped);
    await chat.expectAnswer(PARTIAL);
    await chat.expectReady();
  },
};

/** Escape stops as well. */
export const StoppedByEscape: Story = {
  beforeEach: withBackend({ fault: { type: 'stall', afterTokens: 9 } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectAnswer(PARTIAL);
    await userEvent.keyboard('{Escape}');
    await chat.expectText(chat.labels.stopped);
  },
};

/** What is typed while an answer is being written stays in the composer. */
export const DraftWhileGenerating: Story = {
  args: { initialMessages: thread(PROMPT, ENGLISH.answers[PROMPT]) },
  beforeEach: withBackend({ fault: { type: 'stall', afterTokens: 9 } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send('And on a rainy day?');
    await chat.expectGenerating();
    await userEvent.type(chat.input(), 'Preferably indoors{Enter}');
    expect(chat.input()).toHaveValue('Preferably indoors');
    expect(context.canvas.getAllByRole('article', { name: chat.labels.you })).toHaveLength(2);
  },
};

/** With `whenBusy: 'queue'` a message waits for its turn: it leaves the composer, and its answer comes after the first. */
export const Queued: Story = {
  args: { whenBusy: 'queue' },
  beforeEach: withBackend(),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectGenerating();
    await userEvent.type(chat.input(), 'Write a toast for my aunt{Enter}');
    expect(chat.input()).toHaveValue('');
    await chat.expectAnswer(ENGLISH.answers['Write a toast for my aunt']);
    await chat.expectReady();
    const [first] = context.canvas.getAllByRole('article', { name: chat.labels.assistant });
    expect(withoutSpace(first?.textContent ?? '')).toContain(withoutSpace(ENGLISH.answers[PROMPT]));
    expect(context.canvas.getAllByRole('article')).toHaveLength(4);
  },
};

/** With `whenBusy: 'interrupt'` it stops the answer that is being written, and is answered at once. */
export const Interrupted: Story = {
  args: { whenBusy: 'interrupt' },
  beforeEach: withBackend({
    fault: { type: 'stall', afterTokens: 9, times: 1 },
  }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectAnswer(PARTIAL);
    await userEvent.type(chat.input(), 'Write a toast for my aunt{Enter}');
    await chat.expectAnswer(ENGLISH.answers['Write a toast for my aunt']);
    await chat.expectText(chat.labels.stopped);
    const [first] = context.canvas.getAllByRole('article', { name: chat.labels.assistant });
    expect(first).toHaveTextContent(PARTIAL);
  },
};
