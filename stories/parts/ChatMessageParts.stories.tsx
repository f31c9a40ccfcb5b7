import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatMessageParts } from 'react-chat-stream';
import type { ChatMessage } from 'react-chat-stream/core';
import { expect } from 'storybook/test';
import { COLUMN, inRoot } from '../support/inRoot.ts';

const MESSAGE: ChatMessage = {
  id: 'answer',
  role: 'assistant',
  parts: [
    { type: 'text', text: 'The night train leaves at 22:10 from platform four.\n\nBring a book and a pear.' },
  ],
  status: 'done',
  createdAt: 0,
};

const meta = {
  title: 'Parts/ChatMessageParts',
  component: ChatMessageParts,
  args: { message: MESSAGE },
  parameters: { frame: { height: 180 }, ...inRoot({ style: COLUMN }) },
} satisfies Meta<typeof ChatMessageParts>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Text: Story = {
  play: async ({ canvas }) => {
    expect(canvas.getByText(/The night train leaves at 22:10/)).toBeVisible();
  },
};

/** The caret behind the last character. */
export const Streaming: Story = {
  args: {
    message: {
      ...MESSAGE,
      status: 'streaming',
      parts: [{ type: 'text', text: 'The night train leaves at' }],
    },
  },
  play: async ({ canvas }) => {
    expect(canvas.getByText('The night train leaves at')).toBeVisible();
  },
};

/** Each text takes its direction from itself. */
export const TwoDirections: Story = {
  args: {
    message: {
      ...MESSAGE,
      parts: [
        { type: 'text', text: 'In Arabic, “the night train” is:' },
        { type: 'text', text: 'قطار الليل' },
      ],
    },
  },
  play: async ({ canvas }) => {
    expect(getComputedStyle(canvas.getByText('قطار الليل')).direction).toBe('rtl');
    expect(getComputedStyle(canvas.getByText(/In Arabic/)).direction).toBe('ltr');
  },
};

/** A part of a kind that nobody knows is passed over. */
export const UnknownPart: Story = {
  args: {
    message: { ...MESSAGE, parts: [{ type: 'data-weather', data: { celsius: 21 } }, ...MESSAGE.parts] },
  },
  play: async ({ canvas }) => {
    expect(canvas.getByText(/The night train leaves/)).toBeVisible();
    expect(canvas.queryByText(/celsius/)).toBeNull();
  },
};
