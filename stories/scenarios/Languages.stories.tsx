import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import type { ChatMessage, SourcePart } from 'react-chat-stream/core';
import { expect } from 'storybook/test';
import { ENDPOINT } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { LANGUAGES, type Language } from '../support/locales.ts';
import { thread } from '../support/messages.ts';

/**
 * The same conversation in each of the eighteen languages that come with the library. Look at the
 * direction, at emphasis in Chinese and Japanese, and at code in Arabic and Hebrew.
 */
const meta = {
  title: 'Scenarios/Languages',
  component: ChatWindow,
  args: { endpoint: ENDPOINT },
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Reasoning, an answer with a source, and one that was stopped. */
function conversation({ title, question, thought, answer, followUp, halfAnswer }: Language): ChatMessage[] {
  const source: SourcePart = { type: 'source', sourceId: 'tea', url: 'https://tea.example/green', title };
  return thread(question, answer, followUp, halfAnswer).map((message, index): ChatMessage => {
    if (index === 1) {
      return { ...message, parts: [{ type: 'reasoning', text: thought }, ...message.parts, source] };
    }
    return index === 3 ? { ...message, status: 'stopped', finishReason: 'stopped' } : message;
  });
}

function conversationIn(language: Language): Story {
  const { locale, title } = language;
  return {
    args: { locale, title, initialMessages: conversation(language) },
    play: async (context) => {
      const chat = chatPage(context, locale.labels);
      await chat.expectText(locale.labels.stopped);
      await chat.expectText(locale.labels.sources(1));
      const root = context.canvasElement.querySelector(`[lang="${locale.code}"]`);
      await expect(root).toHaveAttribute('dir', locale.direction);
      // `2 g` reads from left to right, whatever is around it.
      for (const code of root?.querySelectorAll('code') ?? []) {
        await expect(getComputedStyle(code).direction).toBe('ltr');
      }
    },
  };
}

export const English = conversationIn(LANGUAGES.en);
export const SimplifiedChinese = conversationIn(LANGUAGES.zhCN);
export const TraditionalChinese = conversationIn(LANGUAGES.zhTW);
export const Japanese = conversationIn(LANGUAGES.ja);
export const Korean = conversationIn(LANGUAGES.ko);
export const Spanish = conversationIn(LANGUAGES.es);
export const French = conversationIn(LANGUAGES.fr);
export const German = conversationIn(LANGUAGES.de);
export const BrazilianPortuguese = conversationIn(LANGUAGES.ptBR);
export const Italian = conversationIn(LANGUAGES.it);
export const Russian = conversationIn(LANGUAGES.ru);
export const Polish = conversationIn(LANGUAGES.pl);
export const Turkish = conversationIn(LANGUAGES.tr);
export const Arabic = conversationIn(LANGUAGES.ar);
export const Hebrew = conversationIn(LANGUAGES.he);
export const Hindi = conversationIn(LANGUAGES.hi);
export const Vietnamese = conversationIn(LANGUAGES.vi);
export const Indonesian = conversationIn(LANGUAGES.id);
