import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatToolCall } from 'react-chat-stream';
import type { ToolCallPart } from 'react-chat-stream/core';
import { expect, userEvent } from 'storybook/test';
import { COLUMN, inRoot } from '../support/inRoot.ts';

const CALL: ToolCallPart = {
  type: 'tool-call',
  toolCallId: 'call-1',
  toolName: 'get_weather',
  inputText: '{"city":"Lisbon","days":2}',
  input: { city: 'Lisbon', days: 2 },
  state: 'input-available',
};

const meta = {
  title: 'Parts/ChatToolCall',
  component: ChatToolCall,
  args: { part: CALL, defaultOpen: true },
  parameters: { frame: { height: 360 }, ...inRoot({ style: COLUMN }) },
} satisfies Meta<typeof ChatToolCall>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The input is still coming in, as text. */
export const InputStreaming: Story = {
  args: {
    streaming: true,
    part: { ...CALL, state: 'input-streaming', input: undefined, inputText: '{"city":"Lis' },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('{"city":"Lis')).toBeVisible();
  },
};

/** The tool is at work. */
export const Running: Story = {
  args: { streaming: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/"Lisbon"/)).toBeVisible();
  },
};

/** The answer has ended, and the application owes the tool's output. */
export const Waiting: Story = {
  args: { defaultOpen: false },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/get_weather/)).toBeVisible();
  },
};

export const WithResult: Story = {
  args: {
    part: { ...CALL, state: 'output-available', output: { sky: 'clear', high: 24, low: 16 } },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/"clear"/)).toBeVisible();
    await userEvent.click(canvas.getByText(/get_weather/));
  },
};

export const Failed: Story = {
  args: { part: { ...CALL, state: 'output-error', errorText: 'No station near this place answers.' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No station near this place answers.')).toBeVisible();
  },
};
