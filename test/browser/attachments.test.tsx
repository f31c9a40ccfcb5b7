import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ChatAttachmentOptions } from '../../src/components/attachments/attachmentOptions.ts';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { createPushTransport, find, frames, renderIn } from './support.tsx';

// One pixel.
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);
const image = (name = 'image.png'): File => new File([PNG], name, { type: 'image/png', lastModified: 1 });
const text = (name: string): File => new File(['hello'], name, { type: 'text/plain', lastModified: 1 });

const input = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message' });
const chips = (): string[] =>
  [...document.querySelectorAll('[data-chat-attachment-text] > bdi')].map((name) => name.textContent ?? '');
const dropZone = (): Element | null => document.querySelector('[data-chat-drop-zone]');
const ready = (): Promise<void> =>
  vi.waitFor(() => expect(document.querySelector('[data-state="reading"], [data-state="error"]')).toBeNull());

beforeEach(() => page.viewport(600, 600));

function setUp(attachments: boolean | ChatAttachmentOptions = true, width = 500) {
  const server = createPushTransport();
  renderIn({ width, height: 500 }, <ChatWindow transport={server.transport} attachments={attachments} />);
  return server;
}

function transfer(data: { files?: File[]; text?: string; html?: string }): DataTransfer {
  const made = new DataTransfer();
  for (const file of data.files ?? []) made.items.add(file);
  if (data.text) made.setData('text/plain', data.text);
  if (data.html) made.setData('text/html', data.html);
  return made;
}

/** Pastes as the browser does; says whether it would go on and put the text in. */
const paste = (clipboardData: DataTransfer): boolean =>
  input().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));

/** Says whether the browser would go on, to open the file or to put the text in. */
function drag(type: string, target: Element, dataTransfer: DataTransfer, init: DragEventInit = {}): boolean {
  return target.dispatchEvent(
    new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, ...init }),
  );
}

test.each<[string, DataTransfer, string[], boolean]>([
  ['an image alone is attached', transfer({ files: [image()] }), ['image.png'], false],
  [
    'an image copied from a page is attached',
    transfer({ files: [image()], html: '<img src="x">' }),
    ['image.png'],
    false,
  ],
  [
    'cells of a table are pasted as text, and the picture that mirrors them is left out',
    transfer({ files: [image()], text: 'a\tb', html: '<table></table>' }),
    [],
    true,
  ],
  [
    'a file beside a text comes along with it',
    transfer({ files: [image(), text('a.txt')], text: 'Some words' }),
    ['a.txt'],
    true,
  ],
  [
    'files copied in a file manager are attached, their names are not pasted',
    transfer({ files: [image('cat.png'), text('a.txt')], text: '/home/me/cat.png\n/home/me/a.txt' }),
    ['cat.png', 'a.txt'],
    false,
  ],
  ['text alone is left to the browser', transfer({ text: 'Some words' }), [], true],
])('paste: %s', async (_, data, names, goesOn) => {
  setUp();
  expect(paste(data)).toBe(goesOn);
  await vi.waitFor(() => expect(chips()).toEqual(names));
});

test('files can be dropped anywhere on the window, which shows where', async () => {
  setUp();
  const data = transfer({ files: [image('cat.png'), text('a.txt')] });
  const list = find('[data-chat-message-list]');
  expect(drag('dragenter', list, data)).toBe(false);
  expect(drag('dragover', list, data)).toBe(false);
  await vi.waitFor(() => expect(dropZone()).toHaveTextContent('Drop files to attach them'));
  const [zone, root] = [dropZone(), find('[data-chat-root]')].map((each) => each?.getBoundingClientRect());
  expect(zone?.width).toBeCloseTo((root?.width ?? 0) - 16, 0);
  expect(zone?.height).toBeCloseTo((root?.height ?? 0) - 16, 0);
  expect(drag('drop', list, data)).toBe(false);
  await vi.waitFor(() => expect(chips()).toEqual(['cat.png', 'a.txt']));
  expect(dropZone()).toBeNull();
  expect(document.activeElement).toBe(input());
});

test('the zone does not flicker where the drag crosses elements, and goes when it leaves', async () => {
  setUp();
  const data = transfer({ files: [image()] });
  const [root, list] = [find('[data-chat-root]'), find('[data-chat-message-list]')];
  const box = root.getBoundingClientRect();
  drag('dragenter', root, data);
  await vi.waitFor(() => expect(dropZone()).not.toBeNull());
  const zone = dropZone();
  drag('dragenter', list, data, { relatedTarget: root });
  drag('dragleave', root, data, { relatedTarget: list });
  // Safari says nothing of where it goes.
  drag('dragleave', list, data, { clientX: box.left + 20, clientY: box.top + 20 });
  await frames(2);
  expect(dropZone()).toBe(zone);
  drag('dragleave', root, data, { relatedTarget: document.body });
  await vi.waitFor(() => expect(dropZone()).toBeNull());

  drag('dragover', root, data);
  await vi.waitFor(() => expect(dropZone()).not.toBeNull());
  drag('dragleave', root, data, { clientX: 0, clientY: 0 });
  await vi.waitFor(() => expect(dropZone()).toBeNull());

  // Escape ends a drag without a word to the page.
  drag('dragover', root, data);
  await vi.waitFor(() => expect(dropZone()).not.toBeNull());
  await vi.waitFor(() => expect(dropZone()).toBeNull(), { timeout: 3000 });
});

test('dropped text, and a picture dragged out of the conversation, are left to the browser', async () => {
  setUp();
  const words = transfer({ text: 'Some words' });
  expect(drag('dragover', input(), words)).toBe(true);
  expect(drag('drop', input(), words)).toBe(true);
  const own = transfer({ files: [image()] });
  drag('dragstart', find('[data-chat-message-list]'), own);
  expect(drag('dragover', input(), own)).toBe(true);
  drag('dragend', find('[data-chat-message-list]'), own);
  await frames(2);
  expect(dropZone()).toBeNull();
  expect(chips()).toEqual([]);
});

test('a folder is refused by its name, the files beside it are kept', async () => {
  setUp();
  const data = transfer({ files: [text('a.txt')] });
  const folder = { kind: 'file', webkitGetAsEntry: () => ({ isDirectory: true, name: 'holidays' }) };
  const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
  const items = [...data.items, folder];
  Object.defineProperty(event, 'dataTransfer', {
    value: { types: ['Files'], files: [...data.files, new File([], 'holidays')], items },
  });
  find('[data-chat-root]').dispatchEvent(event);
  await vi.waitFor(() => expect(chips()).toEqual(['a.txt']));
  expect(find('[data-chat-attachment-notice]')).toHaveTextContent(/holidays.* is a folder/);
});

test('a picture is shown while it waits, and its thumbnail in the thread takes its place', async () => {
  setUp();
  paste(transfer({ files: [image()] }));
  await ready();
  const preview = find<HTMLImageElement>('[data-chat-attachments] img');
  expect(preview.src).toMatch(/^blob:/);
  await vi.waitFor(() => expect(preview.naturalWidth).toBe(1));
  await userEvent.type(input(), 'Look{Enter}');
  await vi.waitFor(() => expect(document.querySelector('[data-chat-attachments]')).toBeNull());
  const thumbnail = find<HTMLImageElement>('[data-role="user"] img');
  expect(thumbnail.src).toMatch(/^data:image\/png;base64,/);
  await vi.waitFor(() => expect(thumbnail.naturalWidth).toBe(1));
  await expect(fetch(preview.src)).rejects.toThrow();
});

test('everything is reached with the keyboard, in the order that is seen', async () => {
  setUp();
  paste(transfer({ files: [text('a.txt'), text('b.txt')] }));
  await ready();
  input().focus();
  const names: (string | null | undefined)[] = [];
  for (let step = 0; step < 3; step++) {
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    names.push(document.activeElement?.getAttribute('aria-label'));
  }
  expect(names).toEqual(['Attach files', 'Remove b.txt', 'Remove a.txt']);
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove b.txt');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(document.activeElement).toBe(input()));
});

test('an Enter that commits an IME candidate sends no files', async () => {
  setUp();
  paste(transfer({ files: [text('a.txt')] }));
  await ready();
  input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
  await frames(2);
  expect(chips()).toEqual(['a.txt']);
});

test.each([500, 320])(
  'many long names, a refusal and the zone fit into %i pixels, and axe finds nothing',
  async (width) => {
    await page.viewport(Math.max(width, 400), 600);
    setUp({ maxCount: 6 }, width);
    const files = Array.from({ length: 9 }, (_, index) => text(`${'a-long-name-'.repeat(8)}${index}.txt`));
    paste(transfer({ files }));
    await ready();
    drag('dragover', find('[data-chat-root]'), transfer({ files: [image()] }));
    await vi.waitFor(() => expect(dropZone()).not.toBeNull());
    const root = find('[data-chat-root]');
    expect(root.scrollWidth).toBe(root.clientWidth);
    const composer = find('[data-chat-composer]').getBoundingClientRect();
    for (const chip of document.querySelectorAll('[data-chat-attachments] [data-chat-attachment]')) {
      expect(chip.getBoundingClientRect().right).toBeLessThanOrEqual(composer.right);
    }
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  },
);
