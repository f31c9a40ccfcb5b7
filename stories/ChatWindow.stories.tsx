import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ChatThemeOptions, ChatWindow, createTheme } from 'react-chat-stream';
import { createEventSourceTransport } from 'react-chat-stream/core';
import { ar } from 'react-chat-stream/locales';
import { expect, userEvent } from 'storybook/test';
import { ENDPOINT, withBackend } from './support/backend.ts';
import { chatPage } from './support/chatPage.ts';
import { thread } from './support/messages.ts';
import { CHINESE, ENGLISH } from './support/texts.ts';

const LISBON = 'Plan a weekend in Lisbon';

const meta = {
  title: 'ChatWindow',
  component: ChatWindow,
  args: { endpoint: ENDPOINT },
  beforeEach: withBackend(),
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

/** An empty window with suggestions; the first one is clicked, and its answer streams from a simulated server. */
export const Default: Story = {
  args: { suggestions: ENGLISH.suggestions },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectText(chat.labels.greeting);
    await chat.press(new RegExp(LISBON));
    await chat.expectPrompt(LISBON);
    await chat.expectGenerating();
    await chat.expectAnswer('Two days are enough');
    await chat.expectAnswer(ENGLISH.answers[LISBON]);
    await chat.expectReady();
  },
};

/** A conversation that was there before; Enter sends the next message. */
export const Conversation: Story = {
  args: {
    title: 'Dinner',
    initialMessages: thread(
      'I have leeks, a lemon and a tin of beans. What can I make?',
      ENGLISH.answers['Cook something with leeks'],
      'Can it be vegan?',
      'Yes. Use olive oil in place of the butter, and stir in a spoonful of tahini at the end: it gives the same creaminess, and it likes the lemon.',
    ),
  },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectAnswer('a spoonful of tahini');
    await userEvent.type(chat.input(), 'And for six people?{Enter}');
    await chat.expectPrompt('And for six people?');
    await chat.expectAnswer('You wrote: “And for six people?”');
    await chat.expectReady();
    expect(context.canvas.getAllByRole('article')).toHaveLength(6);
  },
};

/** `stream={false}`: one JSON answer instead of a stream. */
export const JsonMode: Story = {
  name: 'JSON mode',
  args: { stream: false },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send('Why does a bicycle stay upright?');
    await chat.expectGenerating();
    await chat.expectAnswer(ENGLISH.answers['Why does a bicycle stay upright?']);
    await chat.expectReady();
  },
};

/** The browser's own `EventSource`, for servers that only answer a GET. */
export const EventSourceMode: Story = {
  name: 'EventSource mode',
  args: { endpoint: undefined, transport: createEventSourceTransport({ url: ENDPOINT }) },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send('Write a toast for my aunt');
    await chat.expectGenerating();
    await chat.expectAnswer(ENGLISH.answers['Write a toast for my aunt']);
    await chat.expectReady();
  },
};

export const SimplifiedChinese: Story = {
  name: '简体中文',
  globals: { locale: 'zh-CN' },
  args: { title: '旅行助手', suggestions: CHINESE.suggestions },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectText('有什么可以帮你？');
    await chat.send('苏州周末两日游');
    await chat.expectAnswer(CHINESE.answers.苏州周末两日游);
    await chat.expectReady();
  },
};

/** Arabic reads from right to left; each message still takes its direction from its text. */
export const RightToLeft: Story = {
  globals: { direction: 'auto' },
  args: {
    locale: ar,
    title: 'مساعد السفر',
    initialMessages: thread(
      'ما أفضل وقت لزيارة لشبونة؟',
      'أفضل وقت هو الربيع، من مارس إلى يونيو: الطقس لطيف والشوارع أقل ازدحامًا. وفي الخريف تبقى مياه البحر دافئة حتى أكتوبر.',
      'How do I say “thank you” there?',
      'Say “obrigado” if you are a man and “obrigada” if you are a woman.',
    ),
  },
  beforeEach: withBackend({ reply: 'خذ الترام رقم ٢٨ في الصباح الباكر، وانزل عند محطة غراسا.' }),
  play: async (context) => {
    const chat = chatPage(context, ar.labels);
    await chat.send('أي ترام؟');
    await chat.expectAnswer('خذ الترام رقم ٢٨ في الصباح الباكر، وانزل عند محطة غراسا.');
    await chat.expectReady();
    expect(getComputedStyle(chat.input()).direction).toBe('rtl');
  },
};

export const Dark: Story = {
  globals: { theme: 'dark' },
  args: { suggestions: ENGLISH.suggestions, title: 'Weekend planner' },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(LISBON);
    await chat.expectAnswer(ENGLISH.answers[LISBON]);
    await chat.expectReady();
  },
};

const BRAND: ChatThemeOptions = {
  colors: { accent: '#0f766e', userBubble: '#e3f1ec', background: '#fbfaf6', text: '#1d2a26' },
  dark: { accent: '#5eead4', userBubble: '#17362f', background: '#0d1513', text: '#e6efeb' },
  fonts: { heading: 'Georgia, "Songti SC", serif' },
  radius: 10,
};

/** A brand in a few tokens: `createTheme({ colors, dark, radius, fonts })`. */
export const Branded: Story = {
  args: {
    title: 'Fern & Fig',
    suggestions: ['Which plants like a dark hallway?', 'How often do I water a fig?'],
  },
  render: (args, { globals }) => (
    <ChatWindow {...args} theme={createTheme({ ...BRAND, colorScheme: globals.theme })} />
  ),
  beforeEach: withBackend({
    reply:
      'Once a week from spring to autumn, when the top two centimetres of soil are dry, and half as often in winter.',
  }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press('How often do I water a fig?');
    await chat.expectAnswer('Once a week from spring to autumn');
    await chat.expectReady();
  },
};

/** Smaller type and closer turns, for a panel beside the work. */
export const Compact: Story = {
  parameters: { frame: { width: 480 } },
  args: {
    title: 'Help',
    initialMessages: thread(
      'Where do I change the billing address?',
      'Open Settings, then Billing, and choose “Edit address”. The next invoice uses the new one.',
    ),
  },
  render: (args, { globals }) => (
    <ChatWindow {...args} theme={createTheme({ density: 'compact', colorScheme: globals.theme })} />
  ),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.expectAnswer('Open Settings, then Billing');
    await chat.send('And the old invoices?');
    await chat.expectAnswer('You wrote: “And the old invoices?”');
    await chat.expectReady();
  },
};

/** The width of a small phone. Nothing scrolls sideways. */
export const Narrow: Story = {
  parameters: { frame: { width: 360 } },
  args: { title: 'Weekend planner', suggestions: ENGLISH.suggestions },
  play: async (context) => {
    const chat = chatPage(context);
    await chat.press(/Why does a bicycle stay upright/);
    await chat.expectAnswer(ENGLISH.answers['Why does a bicycle stay upright?']);
    await chat.expectReady();
    const list = context.canvas.getByRole('group', { name: chat.labels.conversation });
    expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
  },
};
