import type { StoryContext } from '@storybook/react-vite';
import type { ChatErrorCode } from 'react-chat-stream/core';
import { type ChatLabels, en } from 'react-chat-stream/locales';
import { expect, userEvent, waitFor } from 'storybook/test';
import { LOCALES } from './locales.ts';

// What is on the page is also announced, in a region that nobody sees.
const IGNORE_ANNOUNCER = { ignore: '[aria-live] *' };

/** Between two paragraphs there is white space in the source, and none in the text of the page. */
const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

type Page = Pick<StoryContext, 'canvas' | 'globals'>;

/** What a user can see of a chat and do with it, by role and text, in whatever language it speaks. */
export function chatPage(
  { canvas, globals }: Page,
  labels: ChatLabels = (LOCALES[globals.locale] ?? en).labels,
) {
  const input = (): HTMLElement => canvas.getByRole('textbox', { name: labels.message });
  const button = (name: string): Promise<HTMLElement> => canvas.findByRole('button', { name });

  /** The newest message by this author holds this text, now or soon. */
  async function expectMessage(name: string, text: string): Promise<void> {
    await waitFor(() => {
      const shown = canvas.queryAllByRole('article', { name }).at(-1)?.textContent ?? '';
      expect(withoutSpace(shown)).toContain(withoutSpace(text));
    });
  }

  return {
    labels,
    input,
    async send(text: string): Promise<void> {
      await userEvent.type(input(), text);
      await userEvent.click(await button(labels.send));
    },
    async press(name: string | RegExp): Promise<void> {
      await userEvent.click(await canvas.findByRole('button', { name }));
    },
    expectAnswer: (text: string): Promise<void> => expectMessage(labels.assistant, text),
    expectPrompt: (text: string): Promise<void> => expectMessage(labels.you, text),
    /** An answer is being written. */
    async expectGenerating(): Promise<void> {
      expect(await button(labels.stop)).toBeEnabled();
    },
    /** Nothing is under way. */
    async expectReady(): Promise<void> {
      expect(await button(labels.send)).toBeInTheDocument();
    },
    async expectError(code: ChatErrorCode): Promise<void> {
      await this.expectText(labels.errors[code]);
    },
    /** This stands on the page, apart from what screen readers are told. */
    async expectText(text: string): Promise<void> {
      // New things fade in, so they are there a moment before they can be seen.
      await waitFor(() => expect(canvas.getByText(text, IGNORE_ANNOUNCER)).toBeVisible());
    },
    expectNoText(text: string): void {
      expect(canvas.queryByText(text, IGNORE_ANNOUNCER)).toBeNull();
    },
  };
}
