import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { ChatComposer } from 'react-chat-stream';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { chatPage } from '../support/chatPage.ts';
import { inRoot } from '../support/inRoot.ts';
import { yields } from '../support/transports.ts';

const meta = {
  title: 'Parts/ChatComposer',
  component: ChatComposer,
  args: { onValueChange: fn() },
  parameters: {
    frame: { height: 280 },
    ...inRoot({ endpoint: undefined, transport: yields(), style: { justifyContent: 'end' } }),
  },
} satisfies Meta<typeof ChatComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing to send yet. */
export const Empty: Story = {
  play: async (context) => {
    const chat = chatPage(context);
    expect(chat.input()).toHaveAttribute('placeholder', chat.labels.placeholder);
    expect(context.canvas.getByRole('button', { name: chat.labels.send })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Draft: Story = {
  args: { defaultValue: 'Could you summarise the meeting in three lines?' },
  play: async (context) => {
    const chat = chatPage(context);
    expect(chat.input()).toHaveValue('Could you summarise the meeting in three lines?');
    await userEvent.type(chat.input(), ' Thanks!');
    expect(context.args.onValueChange).toHaveBeenLastCalledWith(
      'Could you summarise the meeting in three lines? Thanks!',
    );
  },
};

/** Shift and Enter break the line; the text area grows up to a limit, then scrolls. */
export const ManyLines: Story = {
  play: async (context) => {
    const input = chatPage(context).input();
    const oneLine = input.clientHeight;
    await userEvent.type(input, 'Milk{Shift>}{Enter}{/Shift}Eggs{Shift>}{Enter}{/Shift}Leeks');
    expect(input).toHaveValue('Milk\nEggs\nLeeks');
    await waitFor(() => expect(input.clientHeight).toBeGreaterThan(oneLine));
  },
};

/** While an answer is being written, Stop is in Send's place. */
export const Generating: Story = {
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send('Take your time');
    await chat.expectGenerating();
    await chat.press(chat.labels.stop);
    await chat.expectReady();
    expect(chat.input()).toHaveFocus();
  },
};

/** `enterKey="newline"`: Enter breaks the line, Ctrl+Enter sends. */
export const EnterBreaksTheLine: Story = {
  args: { enterKey: 'newline', placeholder: 'Ctrl+Enter sends' },
  play: async (context) => {
    const chat = chatPage(context);
    await userEvent.type(chat.input(), 'Dear all,{Enter}');
    expect(chat.input()).toHaveValue('Dear all,\n');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await chat.expectGenerating();
  },
};

function ControlledComposer() {
  const [draft, setDraft] = useState('A table for ');
  return (
    <>
      <button
        type="button"
        style={{ alignSelf: 'center', marginBlockEnd: 12, padding: '4px 12px', font: 'inherit' }}
        onClick={() => setDraft(`${draft}two, at eight.`)}
      >
        Complete the sentence
      </button>
      <ChatComposer value={draft} onValueChange={setDraft} />
    </>
  );
}

/** The draft in the hands of the application. */
export const Controlled: Story = {
  render: () => <ControlledComposer />,
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press('Complete the sentence');
    await waitFor(() => expect(chat.input()).toHaveValue('A table for two, at eight.'));
  },
};
