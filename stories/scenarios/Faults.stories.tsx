import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactElement, useEffect } from 'react';
import { ChatWindow, type ChatWindowProps } from 'react-chat-stream';
import { type ChatFaultName, chatFaults } from 'react-chat-stream/msw';
import { expect } from 'storybook/test';
import { ENDPOINT, SHORT_TIMEOUT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { ENGLISH } from '../support/texts.ts';

const PROMPT = 'Plan a weekend in Lisbon';
const NAMES = Object.keys(chatFaults) as ChatFaultName[];

type FaultyProps = ChatWindowProps & { fault: ChatFaultName };

// The back end outlives a change of the control, so it asks for the newest choice at each request.
let chosen: ChatFaultName = 'stall';

function FaultyChat({ fault, ...props }: FaultyProps): ReactElement {
  useEffect(() => {
    chosen = fault;
  }, [fault]);
  return <ChatWindow {...props} />;
}

const meta = {
  title: 'Scenarios/Faults',
  component: FaultyChat,
  args: { endpoint: ENDPOINT, timeout: SHORT_TIMEOUT, fault: 'stall', suggestions: [PROMPT] },
  argTypes: {
    fault: {
      description: 'What goes wrong with the next message',
      options: NAMES,
      control: {
        type: 'select',
        labels: Object.fromEntries(NAMES.map((name) => [name, `${name}: ${chatFaults[name].description}`])),
      },
    },
  },
  beforeEach: withBackend({ fault: () => chatFaults[chosen].fault }),
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
