import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  acceptsFile,
  type ChatAttachmentOptions,
} from '../../src/components/attachments/attachmentOptions.ts';
import { attachmentDesk } from '../../src/components/attachments/useDraftFiles.tsx';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { ChatError } from '../../src/core/ChatError.ts';
import type { ChatPart } from '../../src/core/types.ts';
import { zhCN } from '../../src/locales/zhCN.ts';
import { createManualTransport } from './manualTransport.ts';

const revoked = vi.fn();
// What happens before their code is there: onDemand.test.tsx.
beforeAll(attachmentDesk.load);
beforeEach(() => {
  let made = 0;
  Object.assign(URL, { createObjectURL: () => `blob:${++made}`, revokeObjectURL: revoked });
});
afterEach(() => {
  revoked.mockReset();
  vi.restoreAllMocks();
});

const makeFile = (name: string, type = 'text/plain', content = 'hello'): File =>
  new File([content], name, { type, lastModified: 1 });

function setUp(attachments: boolean | ChatAttachmentOptions = true) {
  const transport = createManualTransport();
  const view = render(<ChatWindow transport={transport} attachments={attachments} />);
  return { ...view, transport, user: userEvent.setup({ applyAccept: false }) };
}

const input = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message' });
const picker = (): HTMLInputElement => document.querySelector('[data-chat-file-input]') as HTMLInputElement;
const pick = (...files: File[]): void => void fireEvent.change(picker(), { target: { files } });
const chips = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('form [data-chat-attachment]')];
const chipNames = (): (string | undefined)[] =>
  chips().map((chip) => chip.querySelector('bdi')?.textContent ?? '');
const notice = (): string =>
  [...document.querySelectorAll('[data-chat-attachment-notice-text] > div')]
    .map((line) => line.textContent?.replace(/[\u2068\u2069]/g, ''))
    .join('\n');
const announced = (): string | undefined =>
  document.querySelector('[aria-live]')?.textContent?.replace(/[\u2068\u2069]/g, '');
const ready = (): Promise<void> =>
  waitFor(() => expect(chips().every(({ dataset }) => dataset.state === 'ready')).toBe(true));
const sent = (transport: ReturnType<typeof createManualTransport>): (readonly ChatPart[])[] =>
  transport.requests.map(({ message }) => message.parts);

/** An upload that the test ends. */
function manualUpload() {
  const calls: {
    file: File;
    signal: AbortSignal;
    onProgress: (fraction: number) => void;
    resolve: (part: { url: string }) => void;
    reject: (reason: unknown) => void;
  }[] = [];
  const upload: ChatAttachmentOptions['upload'] = (file, context) =>
    new Promise((resolve, reject) => calls.push({ file, ...context, resolve, reject }));
  return { upload, calls };
}

test('without `attachments` there is no button, and a paste or drop of files is left to the browser', () => {
  const transport = createManualTransport();
  const { container } = render(<ChatWindow transport={transport} />);
  expect(screen.queryByRole('button', { name: 'Attach files' })).toBeNull();
  expect(picker()).toBeNull();
  const data = { types: ['Files'], files: [makeFile('a.txt')], getData: () => '' };
  expect(fireEvent.drop(container.firstChild as Element, { dataTransfer: data })).toBe(true);
  expect(fireEvent.paste(input(), { clipboardData: data })).toBe(true);
  expect(chips()).toEqual([]);
});

test('the button opens the picker, which knows what is accepted', async () => {
  const { user } = setUp({ accept: 'image/*,.pdf', maxCount: 1 });
  const click = vi.spyOn(picker(), 'click');
  await user.click(screen.getByRole('button', { name: 'Attach files' }));
  expect(click).toHaveBeenCalledOnce();
  expect(picker().accept).toBe('image/*,.pdf');
  expect(picker().multiple).toBe(false);
  expect(picker().hasAttribute('capture')).toBe(false);
});

describe('sending', () => {
  test('a file becomes a chip, is read, and travels as a data URL with the text', async () => {
    const { user, transport } = setUp();
    pick(makeFile('notes.txt'));
    expect(chipNames()).toEqual(['notes.txt']);
    expect(announced()).toBe('1 file attached.');
    await ready();
    expect(chips()[0]).toHaveTextContent('5 bytes');
    await user.type(input(), 'Read this{Enter}');
    expect(chips()).toEqual([]);
    expect(sent(transport)).toEqual([
      [
        { type: 'text', text: 'Read this' },
        {
          type: 'file',
          url: `data:text/plain;base64,${btoa('hello')}`,
          mediaType: 'text/plain',
          filename: 'notes.txt',
        },
      ],
    ]);
    expect(within(screen.getByRole('article', { name: 'You' })).getByRole('link')).toHaveTextContent(
      'notes.txt',
    );
  });

  test('a file needs no text', async () => {
    const { user, transport } = setUp();
    const send = screen.getByRole('button', { name: 'Send' });
    expect(send).toHaveAttribute('aria-disabled', 'true');
    pick(makeFile('unknown', ''));
    await ready();
    expect(send).not.toHaveAttribute('aria-disabled');
    await user.click(send);
    expect(sent(transport)).toMatchObject([
      [{ type: 'file', mediaType: 'application/octet-stream', filename: 'unknown' }],
    ]);
  });

  test('waits while a file is uploaded, says so, and sends what the upload gave', async () => {
    const { upload, calls } = manualUpload();
    const { user, transport } = setUp({ upload });
    pick(makeFile('map.pdf', 'application/pdf'));
    fireEvent(window, new Event('focus'));
    const bar = screen.getByRole('progressbar', { name: 'Reading map.pdf' });
    expect(bar).not.toHaveAttribute('aria-valuenow');
    calls[0]?.onProgress(0.5);
    await waitFor(() => expect(bar).toHaveAttribute('aria-valuenow', '50'));
    await user.type(input(), 'Here{Enter}');
    expect(transport.requests).toHaveLength(0);
    expect(input().value).toBe('Here');
    expect(notice()).toBe('The files are not ready yet. Send again in a moment.');
    expect(announced()).toContain('not ready yet');
    calls[0]?.resolve({ url: 'https://files.example/1' });
    await ready();
    expect(notice()).toBe('');
    await user.type(input(), '{Enter}');
    expect(sent(transport)[0]?.[1]).toEqual({
      type: 'file',
      url: 'https://files.example/1',
      mediaType: 'application/pdf',
      filename: 'map.pdf',
    });
  });

  test('a send that failed before anything arrived gives text and files back, and Retry takes both away', async () => {
    const { user, transport } = setUp();
    pick(makeFile('cat.png', 'image/png'));
    await ready();
    await user.type(input(), 'Look{Enter}');
    await transport.fail(new ChatError('network'));
    expect(input().value).toBe('Look');
    expect(chipNames()).toEqual(['cat.png']);
    expect(chips()[0]?.querySelector('img')?.src).toBe('blob:2');
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(input().value).toBe('');
    expect(chips()).toEqual([]);
  });

  test('the same text with the same files asks again, with other files it is another question', async () => {
    const { user, transport } = setUp();
    pick(makeFile('a.txt'));
    await ready();
    await user.type(input(), 'Look{Enter}');
    await transport.fail(new ChatError('bad-request'));
    await user.type(input(), '{Enter}');
    expect(transport.requests.at(-1)?.messages).toHaveLength(1);
    await transport.fail(new ChatError('bad-request'));
    expect(chipNames()).toEqual(['a.txt']);
    pick(makeFile('b.txt'));
    await ready();
    await user.type(input(), '{Enter}');
    expect(chipNames()).toEqual([]);
    expect(transport.requests.at(-1)?.messages).toHaveLength(2);
  });

  test('a send that is refused keeps the files', async () => {
    const { user, transport } = setUp();
    await user.type(input(), 'One{Enter}');
    await transport.write('1');
    pick(makeFile('a.txt'));
    await ready();
    await user.type(input(), 'Two{Enter}');
    expect(chipNames()).toEqual(['a.txt']);
    expect(transport.requests).toHaveLength(1);
  });
});

describe('files that cannot be read or uploaded', () => {
  test('say so, hold the message back, and can be tried again', async () => {
    const { upload, calls } = manualUpload();
    const { user, transport } = setUp({ upload });
    pick(makeFile('map.pdf'), makeFile('b.txt'));
    calls[0]?.reject(new Error('503'));
    calls[1]?.resolve({ url: 'https://files.example/b' });
    await waitFor(() => expect(chips().map(({ dataset }) => dataset.state)).toEqual(['error', 'ready']));
    expect(chips()[0]).toHaveTextContent('The upload failed.');
    expect(announced()).toContain('map.pdf: The upload failed.');
    await user.type(input(), 'Hello{Enter}');
    expect(transport.requests).toHaveLength(0);
    expect(notice()).toBe('Some files have failed. Try them again, or remove them.');
    await user.click(screen.getByRole('button', { name: 'Try map.pdf again' }));
    expect(calls).toHaveLength(3);
    calls[2]?.resolve({ url: 'https://files.example/a' });
    await ready();
    await user.type(input(), '{Enter}');
    expect(sent(transport)[0]?.slice(1)).toMatchObject([
      { url: 'https://files.example/a' },
      { url: 'https://files.example/b' },
    ]);
  });

  test('a reader that fails is told as well', async () => {
    vi.spyOn(FileReader.prototype, 'readAsDataURL').mockImplementation(function (this: FileReader) {
      this.onerror?.(new ProgressEvent('error') as ProgressEvent<FileReader>);
    });
    setUp();
    pick(makeFile('gone.txt'));
    await waitFor(() => expect(chips()[0]?.dataset.state).toBe('error'));
    expect(chips()[0]).toHaveTextContent('The file could not be read.');
  });

  test.each([
    [
      'throws at once',
      () => {
        throw new Error('no');
      },
    ],
    ['gives nothing', async () => undefined],
    ['gives no address', async () => ({ url: 42 })],
  ])('an upload that %s has failed', async (_, upload) => {
    setUp({ upload: upload as unknown as ChatAttachmentOptions['upload'] });
    pick(makeFile('a.txt'));
    await waitFor(() => expect(chips()[0]?.dataset.state).toBe('error'));
  });
});

describe('a file that is refused', () => {
  test.each<[string, ChatAttachmentOptions, File, string]>([
    [
      'is too large',
      { maxBytes: 2048 },
      makeFile('big.txt', 'text/plain', 'x'.repeat(2049)),
      'big.txt is larger than 2 kB.',
    ],
    [
      'has the wrong type',
      { accept: 'image/*' },
      makeFile('a.txt'),
      'a.txt is of a type that cannot be attached.',
    ],
    ['is empty', {}, makeFile('none.txt', 'text/plain', ''), 'none.txt is empty.'],
    ['is there already', {}, makeFile('good.png', 'image/png'), 'good.png is attached already.'],
    [
      'is one too many',
      { maxCount: 1 },
      makeFile('b.png', 'image/png'),
      'b.png was not attached: one message takes 1 file.',
    ],
  ])('%s: told in words, the good one beside it is kept', async (_, options, bad, words) => {
    const { user } = setUp(options);
    pick(makeFile('good.png', 'image/png'), bad);
    expect(chipNames()).toEqual(['good.png']);
    expect(notice()).toBe(words);
    expect(announced()).toContain(words);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(notice()).toBe('');
    expect(input()).toHaveFocus();
  });

  test('10 MB and ten files are the limits where none are given, and a thousand files do no harm', async () => {
    setUp();
    pick(...Array.from({ length: 1000 }, (_, index) => makeFile(`${index}.txt`)));
    expect(chips()).toHaveLength(10);
    expect(notice().split('\n')).toHaveLength(4);
    expect(notice()).toContain('987 more files were not attached.');
    await ready();
    pick(Object.defineProperty(makeFile('big.iso'), 'size', { value: 10 * 1024 * 1024 + 1 }));
    expect(notice()).toBe('big.iso is larger than 10 MB.');
  });

  test('is told in the language of the window, also once that is another one', () => {
    const { rerender, transport } = setUp();
    pick(makeFile('none.txt', 'text/plain', ''));
    rerender(<ChatWindow transport={transport} attachments locale={zhCN} />);
    expect(notice()).toBe(zhCN.labels.fileEmpty('none.txt'));
  });

  test('is told until the next message is sent', async () => {
    const { user } = setUp();
    pick(makeFile('none.txt', 'text/plain', ''));
    await user.type(input(), 'Without it{Enter}');
    expect(notice()).toBe('');
  });

  test('because of others is told until one of them is taken away, for another reason beyond that', async () => {
    const { user } = setUp({ maxCount: 1 });
    pick(makeFile('a.txt'), makeFile('none.txt', 'text/plain', ''), makeFile('b.png', 'image/png'));
    expect(notice().split('\n')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: /^Remove/ }));
    expect(notice()).toBe('none.txt is empty.');
  });

  test('two files may share a name', () => {
    setUp();
    pick(makeFile('a.txt', 'text/plain', 'one'), makeFile('a.txt', 'text/plain', 'three'));
    expect(chipNames()).toEqual(['a.txt', 'a.txt']);
    expect(notice()).toBe('');
  });

  test('a name cannot turn the sentence around it', () => {
    setUp({ accept: '.pdf' });
    pick(makeFile('photo\u202Egnp.exe'));
    expect(document.querySelector('[data-chat-attachment-notice-text] > div')?.textContent).toBe(
      '\u2068photo\ufffdgnp.exe\u2069 is of a type that cannot be attached.',
    );
  });
});

test.each([
  ['', 'a.txt', 'text/plain', true],
  [' .PDF , image/* ', 'A.pdf', '', true],
  ['.pdf,image/*', 'a.png', 'image/png', true],
  ['.pdf,image/*', 'a.txt', 'text/plain', false],
  ['image/*', 'image', '', false],
  ['*/*', 'a', '', true],
  ['text/plain', 'a.txt', 'text/plain;charset=utf-8', true],
  ['.pdf', 'pdf', 'application/pdf', false],
  ['.csv,', 'program', '', false],
  [' , ', 'a.txt', 'text/plain', true],
])('accept %j lets %s (%s): %s', (accept, name, type, isAccepted) => {
  expect(acceptsFile({ name, type }, accept)).toBe(isAccepted);
});

describe('taking a file away', () => {
  test('moves the focus to the next one, then to the text, and says so', async () => {
    const { user } = setUp();
    pick(makeFile('a.txt'), makeFile('b.txt'));
    await ready();
    await user.click(screen.getByRole('button', { name: 'Remove a.txt' }));
    expect(screen.getByRole('button', { name: 'Remove b.txt' })).toHaveFocus();
    expect(announced()).toContain('a.txt removed.');
    await user.keyboard('{Enter}');
    expect(chips()).toEqual([]);
    expect(input()).toHaveFocus();
  });

  test('aborts its upload, and what arrives afterwards changes nothing', async () => {
    const { upload, calls } = manualUpload();
    const { user } = setUp({ upload });
    pick(makeFile('a.txt'));
    await user.click(screen.getByRole('button', { name: 'Remove a.txt' }));
    expect(calls[0]?.signal.aborted).toBe(true);
    calls[0]?.onProgress(1);
    calls[0]?.resolve({ url: 'https://files.example/1' });
    await Promise.resolve();
    expect(chips()).toEqual([]);
    pick(makeFile('a.txt'));
    expect(chipNames()).toEqual(['a.txt']);
  });

  test('leaving the page aborts all uploads and gives back the memory of pictures', () => {
    const { upload, calls } = manualUpload();
    const { unmount } = setUp({ upload });
    pick(makeFile('a.png', 'image/png'), makeFile('b.png', 'image/png'));
    unmount();
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(revoked.mock.calls.flat()).toEqual(['blob:1', 'blob:2']);
  });

  test('Backspace in an empty field takes nothing away', async () => {
    const { user } = setUp();
    pick(makeFile('a.txt'));
    await user.type(input(), '{Backspace}{Backspace}');
    expect(chipNames()).toEqual(['a.txt']);
  });

  test('pictures are given back when they are sent and when they are removed; an SVG has none', async () => {
    const { user } = setUp();
    pick(makeFile('a.png', 'image/png'), makeFile('b.png', 'image/png'), makeFile('c.svg', 'image/svg+xml'));
    await ready();
    expect(chips().map(({ dataset }) => dataset.kind)).toEqual(['image', 'image', 'file']);
    await user.click(screen.getByRole('button', { name: 'Remove a.png' }));
    expect(revoked.mock.calls.flat()).toEqual(['blob:1']);
    await user.type(input(), 'Hello{Enter}');
    expect(revoked.mock.calls.flat()).toEqual(['blob:1', 'blob:2']);
  });
});
