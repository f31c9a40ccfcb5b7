import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatMessage, ChatMessageEditor } from 'react-chat-stream';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';
import { thread } from '../support/messages.ts';

const CONVERSATION = thread('Which tea goes with lemon cake?', 'A light Darjeeling.');
const [QUESTION] = CONVERSATION as [(typeof CONVERSATION)[number]];

const meta = {
  title: 'Parts/ChatMessageEditor',
  component: ChatMessageEditor,
  args: { message: QUESTION, onClose: fn() },
  parameters: {
    frame: { height: 200 },
    ...inRoot({ initialMessages: CONVERSATION, style: COLUMN }),
  },
  beforeEach: withBackend(),
} satisfies Meta<typeof ChatMessageEditor>;

export default meta;
type Story = StoryObj<typeof meta>;

/** By itself. Enter and Send ask the question again, Escape and Cancel give up; both call `onClose`. */
export const Open: Story = {
  play: async (context) => {
    const { labels } = chatPage(context);
    const editor = context.canvas.getByRole('textbox', { name: labels.editMessage });
    await waitFor(() => expect(editor).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    expect(context.args.onClose).toHaveBeenCalledOnce();
  },
};

/** In its message, behind the pencil under a question. */
export const InItsMessage: Story = {
  render: ({ message }) => <ChatMessage messageId={message.id} />,
  play: async (context) => {
    const { labels, press, expectPrompt } = chatPage(context);
    const { canvas } = context;
    await press(labels.edit);
    const editor = await canvas.findByRole('textbox', { name: labels.editMessage });
    await waitFor(() => expect(editor).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(canvas.getByRole('button', { name: labels.edit })).toHaveFocus());
    await expectPrompt('Which tea goes with lemon cake?');
    await press(labels.edit);
  },
};
