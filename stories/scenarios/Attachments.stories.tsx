import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import { expect, userEvent, waitFor } from 'storybook/test';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { FILES_THREAD, makeFile, makePicture } from '../support/files.ts';

/**
 * Files beside the text: pick, paste or drop some, and see what is refused and why. Play a story on its
 * own page to see it at work.
 */
const meta = {
  title: 'Scenarios/Attachments',
  component: ChatWindow,
  args: { endpoint: ENDPOINT, attachments: true },
  parameters: { frame: { height: 560 } },
  beforeEach: withBackend(),
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

const pick = async (page: HTMLElement, ...files: File[]): Promise<void> => {
  const picker = await waitFor(() => {
    const found = page.querySelector<HTMLInputElement>('[data-chat-file-input]');
    if (!found) throw new Error('The code of attachments is not there yet.');
    return found;
  });
  await userEvent.upload(picker, files, { applyAccept: false });
};

/** Picked, pasted or dropped files stand above the text, and travel with it. */
export const WithFiles: Story = {
  play: async (context) => {
    const { canvas, canvasElement } = context;
    const chat = chatPage(context);
    await pick(canvasElement, makePicture('hills.png'), makeFile('timetable.pdf', 'application/pdf'));
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2));
    await chat.send('When does the last train leave?');
    await chat.expectReady();
    await expect(await canvas.findByRole('img', { name: 'hills.png' })).toBeVisible();
  },
};

/** What was picked, before it is sent. */
export const Draft: Story = {
  args: { initialMessages: FILES_THREAD },
  play: async ({ canvas, canvasElement }) => {
    await pick(
      canvasElement,
      makePicture('hills at eight.png', 'evening'),
      makeFile('timetable-of-the-night-trains-2026.pdf', 'application/pdf'),
      makeFile('stations.csv', 'text/csv'),
    );
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(3));
  },
};

/** Each refusal is told; what is good of the same batch is kept. */
export const Refusals: Story = {
  args: { attachments: { accept: 'image/*,.pdf', maxBytes: 100 * 1024, maxCount: 2 } },
  play: async ({ canvas, canvasElement }) => {
    await pick(
      canvasElement,
      makePicture('hills.png'),
      makeFile('holidays.zip', 'application/zip'),
      makeFile('empty.pdf', 'application/pdf', ''),
      makeFile('whole-book.pdf', 'application/pdf', 'x'.repeat(200_000)),
    );
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(1));
    await expect(canvas.getAllByText(/whole-book\.pdf/)[0]).toBeVisible();
  },
};

/** `upload` takes files to a server of your own; one that fails can be tried again. */
export const Uploads: Story = {
  args: {
    attachments: {
      upload: (file, { onProgress, signal }) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          if (file.name.startsWith('broken')) reject(new Error('503'));
          else if (file.name.startsWith('slow')) onProgress(0.4);
          else resolve({ url: 'https://files.example/1' });
        }),
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await pick(
      canvasElement,
      makeFile('done.pdf', 'application/pdf'),
      makeFile('slow.pdf', 'application/pdf'),
      makeFile('broken.pdf', 'application/pdf'),
    );
    await waitFor(() => expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
    await expect(canvas.getByRole('button', { name: /broken\.pdf.*again|重新上传/ })).toBeVisible();
  },
};

/** While files are dragged over the window. */
export const Dragging: Story = {
  args: { initialMessages: FILES_THREAD },
  play: async (context) => {
    const root = context.canvasElement.querySelector('[data-chat-root]');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(makeFile('a.txt', 'text/plain'));
    // A drag that says nothing more is over.
    const drag = (): void => {
      if (!root?.isConnected) clearInterval(timer);
      root?.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
    };
    const timer = setInterval(drag, 300);
    drag();
    const chat = chatPage(context);
    await chat.expectText(chat.labels.dropFiles);
  },
};

/** Files of both sides. In an answer, an image from another server waits for a click. */
export const InMessages: Story = {
  args: { initialMessages: FILES_THREAD },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'hills at nine.png' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: /pictures\.example/ })).toBeVisible();
  },
};
