import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatEmptyState, ChatMessageList, ChatSuggestions } from 'react-chat-stream';
import { expect } from 'storybook/test';
import { withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { inRoot } from '../support/inRoot.ts';
import { ENGLISH } from '../support/texts.ts';

const meta = {
  title: 'Parts/ChatSuggestions',
  component: ChatSuggestions,
  args: { suggestions: ENGLISH.suggestions },
  parameters: { frame: { height: 360 }, ...inRoot() },
  beforeEach: withBackend(),
  render: (args) => (
    <ChatMessageList>
      <ChatEmptyState>
        <ChatSuggestions {...args} />
      </ChatEmptyState>
    </ChatMessageList>
  ),
} satisfies Meta<typeof ChatSuggestions>;

export default meta;
type Story = StoryObj<typeof meta>;

export const WithDescriptions: Story = {
  play: async ({ canvas }) => {
    for (const { title, description } of ENGLISH.suggestions) {
      expect(canvas.getByRole('button', { name: `${title} ${description}` })).toBeVisible();
    }
  },
};

export const ShortTitles: Story = {
  args: { suggestions: ['Summarise', 'Translate', 'Explain'] },
  play: async ({ canvas }) => {
    expect(canvas.getAllByRole('button')).toHaveLength(3);
  },
};

/** A click sends the title, or what it stands for. */
export const Clicked: Story = {
  args: {
    suggestions: [
      { title: 'Summarise', prompt: 'Summarise this page in three sentences.' },
      { title: 'Translate', prompt: 'Translate this page into Chinese.' },
    ],
  },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press('Summarise');
    await chat.expectPrompt('Summarise this page in three sentences.');
    await chat.expectAnswer('You wrote: “Summarise this page');
    expect(context.canvas.queryByRole('button', { name: 'Translate' })).toBeNull();
  },
};
