import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatMessageList, ChatSuggestions } from 'react-chat-stream';
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
      <ChatSuggestions {...args} />
    </ChatMessageList>
  ),
} satisfies Meta<typeof ChatSuggestions>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A click sends the title. */
export const WithDescriptions: Story = {
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press(/Cook something with leeks/);
    await chat.expectPrompt('Cook something with leeks');
    await chat.expectAnswer(ENGLISH.answers['Cook something with leeks']);
  },
};

/** What is sent may differ from what is shown. */
export const ShortTitles: Story = {
  args: {
    suggestions: [
      { title: 'Summarise', prompt: 'Summarise this page in three sentences.' },
      { title: 'Translate', prompt: 'Translate this page into Chinese.' },
      'Explain',
    ],
  },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press('Summarise');
    await chat.expectPrompt('Summarise this page in three sentences.');
  },
};
