import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ChatFaultName, chatFaults } from 'react-chat-stream/msw';
import { expect } from 'storybook/test';
import { ENDPOINT, SHORT_TIMEOUT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { ENGLISH } from '../support/texts.ts';
import { chosenFault, FaultyChat } from './FaultyChat.tsx';

const PROMPT = 'Plan a weekend in Lisbon';
const NAMES = Object.keys(chatFaults) as ChatFaultName[];

/**
 * Everything that the simulated server can do wrong, by name. Choose a fault in the controls, send a
 * message, and try to lose one of your words.
 */
const meta = {
  title: 'Scenarios/Faults',
  component: FaultyChat,
  args: { endpoint: ENDPOINT, timeout: SHORT_TIMEOUT, fault: 'stall', suggestions: [PROMPT] },
  argTypes: {
    fault: {
      options: NAMES,
      control: {
        type: 'select',
        labels: Object.fromEntries(NAMES.map((name) => [name, `${name}: ${chatFaults[name].description}`])),
      },
    },
  },
  beforeEach: withBackend({ fault: chosenFault }),
} satisfies Meta<typeof FaultyChat>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Choose a fault in the controls and send a message. */
export const AnyFault: Story = {
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press(PROMPT);
    await chat.expectError('timeout');
    await chat.expectAnswer('Two days are');
    expect(await context.canvas.findByRole('button', { name: chat.labels.retry })).toBeEnabled();
  },
};

/** One that passes: the third try works. */
export const UntilItWorks: Story = {
  args: { fault: 'unavailable-twice' },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press(PROMPT);
    for (const _ of ['first', 'second']) {
      await chat.expectError('server');
      await chat.press(chat.labels.retry);
    }
    await chat.expectAnswer(ENGLISH.answers[PROMPT]);
    await chat.expectReady();
    chat.expectNoText(chat.labels.errors.server);
  },
};
