import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { ChatWindow, type ChatWindowProps } from 'react-chat-stream';
import { expect, waitFor } from 'storybook/test';
import { isTest, pace } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { MeteredChat } from '../support/MeteredChat.tsx';
import { shipsLog, wholeVoyage } from '../support/shipsLog.ts';
import { writesByClock } from '../support/transports.ts';

const TOKENS_PER_SECOND = isTest ? 4_000 : 400;

// As a test it is read by axe too, which takes its time.
const LONG = isTest ? 30_000 : 100_000;

/**
 * Conversations of a thousand messages and ten thousand, and an answer of 100 kB. Scroll, press Home and
 * End, and watch the meter: no other message renders while one is written.
 */
const meta = {
  title: 'Scenarios/LongHistory',
  component: ChatWindow,
  args: { transport: writesByClock(wholeVoyage(1_000), TOKENS_PER_SECOND) },
  // So many messages are made when they are shown, and not sent to the panel of controls.
  argTypes: { initialMessages: { control: false }, transport: { control: false } },
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

const listOf = (context: StoryContext): HTMLElement =>
  context.canvas.getByRole('group', { name: chatPage(context).labels.conversation });

/** By name, as a role has to be worked out for each element of a long page. */
const articlesIn = (list: HTMLElement): HTMLCollection => list.getElementsByTagName('article');

async function expectFewMounted(context: StoryContext, newest: string): Promise<void> {
  const list = listOf(context);
  await waitFor(() => expect(articlesIn(list).length).toBeLessThan(60));
  expect(articlesIn(list).item(articlesIn(list).length - 2)).toHaveTextContent(newest);
  expect(list.scrollHeight).toBeGreaterThan(50 * list.clientHeight);
}

/** Only what is near the view is on the page. Scroll, press Home and End, search with the browser. */
export const ThousandMessages: Story = {
  render: (args) => <ChatWindow {...args} initialMessages={shipsLog(1_000)} />,
  play: (context) => expectFewMounted(context, 'What happened on day 500?'),
};

/** It opens as fast. */
export const TenThousandMessages: Story = {
  render: (args) => <ChatWindow {...args} initialMessages={shipsLog(10_000)} />,
  play: (context) => expectFewMounted(context, 'What happened on day 5000?'),
};

/** What the meter says while an answer is written. */
async function expectCheapAnswer(context: StoryContext, prompt: string): Promise<void> {
  const chat = chatPage(context);
  await chat.send(prompt);
  await chat.expectAnswer('And then we were home.');
  await chat.expectReady();
  const figure = (name: string): number =>
    Number(context.canvas.getByText(name).nextElementSibling?.textContent?.replaceAll(',', ''));
  await waitFor(() => expect(figure('tokens')).toBeGreaterThan(100));
  expect(figure('other messages rendered')).toBe(0);
  expect(figure('composer rendered')).toBe(0);
  expect(figure('commits')).toBeGreaterThan(0);
  expect(figure('commits per token')).toBeLessThan(1);
}

/** An answer under a thousand messages, and what React does for each token: nothing for any other message. */
export const StreamingUnderThousand: Story = {
  args: { transport: writesByClock(wholeVoyage(8_000), TOKENS_PER_SECOND) },
  render: (args) => <MeteredChat {...args} initialMessages={shipsLog(1_000)} />,
  play: (context) => expectCheapAnswer(context, 'Tell me the whole voyage'),
};

/** An answer of 100 kB. A piece costs at its end what it cost at its beginning. */
export const HundredKilobytes: Story = {
  args: { transport: writesByClock(wholeVoyage(LONG), 3 * TOKENS_PER_SECOND) },
  render: (args) => <MeteredChat {...args} />,
  play: (context) => expectCheapAnswer(context, 'Tell me the whole voyage, and leave nothing out'),
};

const PAGE_SIZE = 20;

/** A server with a history: its second page fails once. */
function createArchive(): Pick<ChatWindowProps, 'initialMessages' | 'onLoadOlder'> {
  const log = shipsLog(70);
  let failures = 1;
  return {
    initialMessages: log.slice(-PAGE_SIZE),
    async onLoadOlder({ oldest, setMessages }) {
      await new Promise((resolve) => setTimeout(resolve, pace(1_200)));
      const end = log.findIndex(({ id }) => id === oldest.id);
      if (end < log.length - PAGE_SIZE && failures-- > 0) throw new Error('The archive does not answer');
      const start = Math.max(0, end - PAGE_SIZE);
      setMessages((newer) => [...log.slice(start, end), ...newer]);
      return { hasOlder: start > 0 };
    },
  };
}

/** Scroll up: older messages come in above, and what is read stays where it is. The second page fails once. */
export const OlderMessages: Story = {
  loaders: [() => createArchive()],
  render: (args, { loaded }) => <ChatWindow {...args} {...loaded} />,
  play: async (context) => {
    const { labels } = chatPage(context);
    const list = listOf(context);
    const top = async (): Promise<void> => {
      await waitFor(() => expect(list.scrollTop).toBeGreaterThan(0));
      list.scrollTop = 0;
    };
    await top();
    expect(await context.canvas.findByText(labels.loadingOlder)).toBeVisible();
    await waitFor(() => expect(articlesIn(list)).toHaveLength(2 * PAGE_SIZE));
    await top();
    expect(await context.canvas.findByText(labels.loadOlderFailed)).toBeVisible();
    await chatPage(context).press(labels.tryAgain);
    // On to the beginning, as somebody does who keeps scrolling.
    await waitFor(() => {
      list.scrollTop = 0;
      expect(context.canvas.getByText(labels.historyStart)).toBeInTheDocument();
    });
    expect(context.canvas.getByText('What happened on day 1?')).toBeInTheDocument();
  },
};
