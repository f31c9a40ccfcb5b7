import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactElement, useEffect, useRef } from 'react';
import {
  ChatComposer,
  ChatMessageList,
  ChatScrollButton,
  type ChatScrollButtonProps,
} from 'react-chat-stream';
import { expect, waitFor } from 'storybook/test';
import { withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { inRoot } from '../support/inRoot.ts';
import { thread } from '../support/messages.ts';
import { ENGLISH } from '../support/texts.ts';

/** A thread whose reader has gone up, as soon as it stands at its end. */
function ReaderFurtherUp(props: ChatScrollButtonProps): ReactElement {
  const listRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The list goes to its end in the first frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => listRef.current?.scrollTo({ top: 0 }));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <>
      <ChatMessageList ref={listRef} />
      <ChatScrollButton {...props} />
      <ChatComposer />
    </>
  );
}

const meta = {
  title: 'Parts/ChatScrollButton',
  component: ChatScrollButton,
  parameters: {
    frame: { height: 420 },
    ...inRoot({ initialMessages: thread(...Object.entries(ENGLISH.answers).flat()) }),
  },
  beforeEach: withBackend(),
  render: (args) => <ReaderFurtherUp {...args} />,
} satisfies Meta<typeof ChatScrollButton>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The reader is further up; the button leads back. */
export const FurtherUp: Story = {
  play: async (context) => {
    const chat = chatPage(context);
    const list = context.canvas.getByRole('group', { name: chat.labels.conversation });
    await chat.press(chat.labels.jumpToLatest);
    await waitFor(() =>
      expect(context.canvas.queryByRole('button', { name: chat.labels.jumpToLatest })).toBeNull(),
    );
    list.scrollTop = 0;
    expect(await context.canvas.findByRole('button', { name: chat.labels.jumpToLatest })).toBeVisible();
  },
};
