import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatComposer, ChatErrorNotice } from 'react-chat-stream';
import { ChatError, type ChatErrorInit } from 'react-chat-stream/core';
import { expect } from 'storybook/test';
import { Asking } from '../support/Asking.tsx';
import { chatPage } from '../support/chatPage.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { yields } from '../support/transports.ts';

/** A chat whose every answer is this error. */
function failingRoot(code: ChatError['code'], facts?: ChatErrorInit) {
  const transport = yields({ type: 'error', error: new ChatError(code, facts) });
  return inRoot({
    endpoint: undefined,
    transport,
    style: { ...COLUMN, justifyContent: 'space-between' },
  });
}

const meta = {
  title: 'Parts/ChatErrorNotice',
  component: ChatErrorNotice,
  parameters: { frame: { height: 260 } },
  render: (args) => (
    <>
      <Asking prompt="Are you there?" />
      <ChatErrorNotice {...args} />
      <ChatComposer />
    </>
  ),
} satisfies Meta<typeof ChatErrorNotice>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The same request may work later, so Retry is offered. */
export const WithRetry: Story = {
  parameters: failingRoot('network'),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectError('network');
    expect(context.canvas.getByRole('button', { name: chat.labels.retry })).toBeEnabled();
  },
};

/** Asking again would not help. */
export const WithoutRetry: Story = {
  parameters: failingRoot('forbidden'),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectError('forbidden');
    expect(context.canvas.queryByRole('button', { name: chat.labels.retry })).toBeNull();
  },
};

/** The server asked to wait. */
export const Countdown: Story = {
  parameters: failingRoot('rate-limited', { retryAfterMs: 45_000 }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectError('rate-limited');
    expect(context.canvas.getByRole('button', { name: chat.labels.retryIn(45) })).toBeDisabled();
  },
};

/** The server's own words, where they were written for people. */
export const WithDetail: Story = {
  parameters: failingRoot('bad-request', { status: 400, detail: 'Please ask about one order at a time.' }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectError('bad-request');
    await chat.expectText('Please ask about one order at a time.');
  },
};
