import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import { expect, userEvent, waitFor } from 'storybook/test';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { ENGLISH } from '../support/texts.ts';
import { AskThisDocument } from './AskThisDocument.tsx';
import { ChatApp } from './ChatApp.tsx';
import { SupportWidget } from './SupportWidget.tsx';

const LEEKS = 'Cook something with leeks';

/** Three interfaces that are not `ChatWindow`, from the same parts. */
const meta = {
  title: 'Compositions',
  component: ChatWindow,
  args: { endpoint: ENDPOINT },
  beforeEach: withBackend(),
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A small chat in the corner of somebody's shop. Closing the panel does not end the conversation. */
export const DockedSupportWidget: Story = {
  render: ({ title: _, ...props }) => (
    <div className="support-page">
      <h1>Harbour Street Pottery</h1>
      <p>
        Every bowl is thrown by hand and fired for two days. We open at nine, and we close when the kiln is
        full.
      </p>
      <SupportWidget {...props} />
    </div>
  ),
  play: async (context) => {
    const chat = chatPage(context);
    const { canvas } = context;
    await userEvent.click(await canvas.findByRole('button', { name: 'Help' }));
    await waitFor(() => expect(chat.input()).toHaveFocus());
    await chat.press(LEEKS);
    await chat.expectAnswer('Leeks with butter beans');
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Help' })).toHaveFocus());
    await userEvent.click(canvas.getByRole('button', { name: 'Help' }));
    await chat.expectAnswer(ENGLISH.answers[LEEKS]);
  },
};

/** A page of its own. Each conversation is kept, its draft too; the first question names it. */
export const FullPageApp: Story = {
  args: { suggestions: ENGLISH.suggestions },
  beforeEach: () => localStorage.clear(),
  render: (props) => <ChatApp {...props} />,
  play: async (context) => {
    const chat = chatPage(context);
    const { canvas } = context;
    await chat.press(new RegExp(LEEKS));
    await chat.expectAnswer(ENGLISH.answers[LEEKS]);
    await userEvent.type(chat.input(), 'Half a thought');
    await userEvent.click(canvas.getByRole('button', { name: 'New conversation', current: false }));
    await waitFor(() => expect(chat.input()).toHaveValue(''));
    await userEvent.click(canvas.getByRole('button', { name: LEEKS }));
    await chat.expectAnswer(ENGLISH.answers[LEEKS]);
    await waitFor(() => expect(chat.input()).toHaveValue('Half a thought'));
  },
};

/** One question and its answer, in the flow of an article. */
export const AskInline: Story = {
  render: ({ endpoint, theme }) => (
    <article className="ask-page">
      <h1>The market on the quay</h1>
      <p>
        On Saturdays the quay belongs to the market. The first stalls are up before six, when the boats come
        in, and by two the last crate of leeks has usually found a home.
      </p>
      <AskThisDocument endpoint={endpoint} theme={typeof theme === 'string' ? theme : 'auto'} />
      <p>Bring a bag, and bring coins: half of the stalls take nothing else.</p>
    </article>
  ),
  play: async (context) => {
    const chat = chatPage(context);
    await userEvent.type(chat.input(), `${LEEKS}{Enter}`);
    await waitFor(() =>
      expect(context.canvas.getByRole('region', { name: 'Answer' })).toHaveTextContent('good bread'),
    );
  },
};
