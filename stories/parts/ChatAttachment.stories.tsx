import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatAttachment } from 'react-chat-stream';
import { expect, fn, userEvent } from 'storybook/test';
import { drawPicture, IMAGE, PDF, REMOTE_IMAGE } from '../support/files.ts';
import { COLUMN, inRoot } from '../support/inRoot.ts';

const meta = {
  title: 'Parts/ChatAttachment',
  component: ChatAttachment,
  args: { part: IMAGE },
  parameters: { frame: { height: 240 }, ...inRoot({ style: COLUMN }) },
} satisfies Meta<typeof ChatAttachment>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Opens in a new tab. */
export const Image: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'hills at seven.png' })).toBeVisible();
    await expect(canvas.getByRole('link')).toHaveAttribute('target', '_blank');
  },
};

/** Anything but an image is saved. */
export const Document: Story = {
  args: { part: PDF },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link')).toHaveAttribute('download', PDF.filename);
  },
};

/** In an answer, an image from another server waits for a click. */
export const RemoteImage: Story = {
  args: { part: REMOTE_IMAGE },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: /pictures\.example/ })).toBeVisible();
    await expect(canvas.queryByRole('img')).toBeNull();
  },
};

/** An address that nobody should follow, and a name that pretends to be another. */
export const Unsafe: Story = {
  args: { part: { ...PDF, url: 'javascript:alert(1)', filename: 'photo\u202Egnp.exe' } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('link')).toBeNull();
    await expect(canvas.getByText('photo\ufffdgnp.exe')).toBeVisible();
  },
};

/** In the composer: a chip that can be taken away. */
export const Chip: Story = {
  args: {
    part: { ...IMAGE, url: drawPicture('evening', 96, 96) },
    size: 183_000,
    onRemove: fn(),
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: /hills at seven\.png/ }));
    await expect(args.onRemove).toHaveBeenCalledOnce();
  },
};

export const Uploading: Story = {
  args: { part: { ...PDF, url: '' }, size: 81_000, state: 'reading', progress: 0.6, onRemove: fn() },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '60');
  },
};

export const Failed: Story = {
  args: {
    part: { ...PDF, url: '' },
    state: 'error',
    errorText: 'The upload failed.',
    onRemove: fn(),
    onRetry: fn(),
  },
  play: async ({ canvas, args }) => {
    const [retry] = canvas.getAllByRole('button');
    if (retry) await userEvent.click(retry);
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
};
