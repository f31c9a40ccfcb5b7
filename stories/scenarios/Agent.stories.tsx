import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import { expect, userEvent, waitFor } from 'storybook/test';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { thread } from '../support/messages.ts';
import { RICH_THREAD } from '../support/richMessages.ts';
import { ENGLISH } from '../support/texts.ts';
import { yields } from '../support/transports.ts';

const PROMPT = 'Plan a weekend in Lisbon';

/**
 * An answer that thinks, calls tools and cites its sources. Open the muted lines, and lead through the
 * versions of an answer.
 */
const meta = {
  title: 'Scenarios/Agent',
  component: ChatWindow,
  args: { endpoint: ENDPOINT, title: 'Travel desk', timeout: { idle: 0, stall: 0 } },
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Reasoning, a tool and sources: a muted line each, that opens in place. */
export const Whole: Story = {
  args: { initialMessages: RICH_THREAD },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectText(chat.labels.toolUsed('get_weather'));
    await chat.expectText(chat.labels.sources(3));
  },
};

/** The model thinks, and has not written a word yet. */
export const Thinking: Story = {
  args: {
    endpoint: undefined,
    transport: yields({ type: 'reasoning-delta', delta: 'The user wants **two days** on foot' }),
  },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.thinking);
    await userEvent.click(
      context.canvas.getByText(chat.labels.thinking, { selector: '[data-chat-disclosure-label]' }),
    );
    await waitFor(() => expect(context.canvas.getByText('two days')).toBeVisible());
  },
};

/** A tool is at work; the answer goes on when it is done. */
export const CallingATool: Story = {
  args: {
    endpoint: undefined,
    transport: yields(
      { type: 'text-delta', delta: 'Let me look at the weather first.' },
      { type: 'tool-call-start', toolCallId: 'call-1', toolName: 'get_weather' },
      { type: 'tool-call-delta', toolCallId: 'call-1', delta: '{"city":"Lisbon"}' },
      { type: 'tool-call-end', toolCallId: 'call-1' },
    ),
  },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectText(chat.labels.toolRunning('get_weather'));
  },
};

/** A question asked anew: both answers are kept, and the arrows lead from one to the other. */
export const Branches: Story = {
  args: { initialMessages: thread(PROMPT, 'Stay at home, it is nice there.') },
  beforeEach: withBackend({}),
  play: async (context) => {
    const chat = chatPage(context);
    const { canvas } = context;
    await chat.press(chat.labels.regenerate);
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
    await chat.expectReady();
    await chat.press(chat.labels.previousVersion);
    await chat.expectAnswer('Stay at home');
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: chat.labels.previousVersion })).toHaveFocus(),
    );
    await chat.press(chat.labels.nextVersion);
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
  },
};

/** A replacement that throws: the built part stands in for it, and the chat goes on. */
export const BrokenReplacement: Story = {
  args: {
    initialMessages: RICH_THREAD,
    components: {
      ToolCall() {
        throw new Error('This component is broken on purpose.');
      },
    },
  },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectText(chat.labels.toolUsed('get_weather'));
  },
};
