import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatBytes } from '../../src/components/attachments/fileFacts.ts';
import { ChatAttachment, type ChatAttachmentProps } from '../../src/components/ChatAttachment.tsx';
import { ChatRoot, type ChatRootProps } from '../../src/components/ChatRoot.tsx';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import type { ChatMessage, FilePart } from '../../src/core/types.ts';
import { zhCN } from '../../src/locales/zhCN.ts';
import { createManualTransport } from './manualTransport.ts';

const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const file = (url: string, mediaType = 'application/pdf', filename?: string): FilePart => ({
  type: 'file',
  url,
  mediaType,
  filename,
});
const chip = (): HTMLElement => document.querySelector('[data-chat-attachment]') as HTMLElement;
const picture = (): HTMLImageElement | null => chip().querySelector('img');

function show(part: FilePart, props: Partial<ChatAttachmentProps> = {}, root: ChatRootProps = {}) {
  render(
    <ChatRoot transport={createManualTransport()} {...root}>
      <ChatAttachment part={part} {...props} />
    </ChatRoot>,
  );
}

function message(role: ChatMessage['role'], ...parts: FilePart[]): ChatMessage {
  return { id: role, role, parts, status: 'done', createdAt: 0 };
}

afterEach(() => vi.restoreAllMocks());

test('a message with files says so, for the style sheet', () => {
  const initialMessages: ChatMessage[] = [
    message('user', file(PNG, 'image/png')),
    { ...message('assistant'), parts: [{ type: 'text', text: 'A cat.' }] },
  ];
  render(<ChatWindow transport={createManualTransport()} initialMessages={initialMessages} />);
  const parts = [...document.querySelectorAll<HTMLElement>('[data-chat-message-parts]')];
  expect(parts.map(({ dataset }) => dataset.files)).toEqual(['', undefined]);
});

test('passes what a div takes, and says its kind and state', () => {
  const ref = createRef<HTMLDivElement>();
  show(file(PNG, 'image/png', 'cat.png'), {
    ref,
    className: 'mine',
    id: 'x',
    style: { margin: 1 },
  } as object);
  expect(ref.current).toBe(chip());
  expect(chip()).toHaveClass('mine');
  expect(chip()).toHaveAttribute('id', 'x');
  expect(chip().dataset).toMatchObject({ kind: 'image', state: 'ready' });
});

describe('in a message', () => {
  test('an image is a thumbnail that opens in a new tab, named as its file', () => {
    show(file('https://pictures.example/cat.png', 'image/png', 'cat.png'), { trusted: true });
    const link = screen.getByRole('link', { name: 'cat.png' });
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).not.toHaveAttribute('download');
    expect(screen.getByRole('img', { name: 'cat.png' })).toHaveAttribute('referrerpolicy', 'no-referrer');
  });

  test('an image held in its address is opened as what it is, since browsers follow no link to it', () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const made = vi.fn((_: Blob) => 'blob:made');
    Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => undefined });
    show(file(PNG, 'image/png'));
    expect(fireEvent.click(screen.getByRole('link', { name: 'Image' }))).toBe(false);
    expect(open).toHaveBeenCalledWith('blob:made', '_blank', 'noopener');
    expect(made.mock.calls[0]?.[0]).toMatchObject({ type: 'image/png', size: 8 });
  });

  test('any other file is a link that saves it, with its size where that is known', () => {
    show(file('data:application/pdf;base64,QUJDRA==', 'application/pdf', 'map.pdf'));
    const link = screen.getByRole('link', { name: /map\.pdf/ });
    expect(link).toHaveAttribute('download', 'map.pdf');
    expect(link).toHaveTextContent('4 bytes');
  });

  test.each([
    ['a script', 'javascript:alert(1)', 'text/plain'],
    ['a script behind a control character', '\u0001javascript:alert(1)', 'image/png'],
    ['a script with a line break in its scheme', 'java\nscript:alert(1)', 'image/png'],
    ['a file of this machine', 'file:///etc/passwd', 'image/png'],
    ['nothing', '  ', 'image/png'],
    ['no string at all', undefined as unknown as string, undefined as unknown as string],
  ])('an address that is %s makes neither link nor image', (_, url, mediaType) => {
    show(file(url, mediaType, 'x.png'), { trusted: true });
    expect(screen.queryByRole('link')).toBeNull();
    expect(picture()).toBeNull();
    expect(chip()).toHaveTextContent('x.png');
  });

  test.each([
    ['by its type', 'https://pictures.example/a.svg', 'image/svg+xml'],
    ['by its address', 'data:image/svg+xml,<svg onload="alert(1)"/>', 'image/png'],
  ])('an SVG, known %s, is saved and not shown: scripts would run in it', (_, url, mediaType) => {
    show(file(url, mediaType, 'a.svg'), { trusted: true });
    expect(picture()).toBeNull();
    expect(screen.getByRole('link', { name: /a\.svg/ })).toHaveAttribute('download', 'a.svg');
  });

  test('a web page that says it is an image is saved, not opened', () => {
    show(file('data:text/html,<script>alert(1)</script>', 'image/png', 'a.png'));
    expect(picture()).toBeNull();
    expect(screen.getByRole('link')).toHaveAttribute('download', 'a.png');
  });

  test('an image that does not load becomes a link to its file', () => {
    show(file('blob:http://localhost/1', 'image/png', 'gone.png'));
    fireEvent.error(picture() as HTMLImageElement);
    expect(chip().dataset.kind).toBe('file');
    expect(screen.getByRole('link', { name: /gone\.png/ })).toHaveAttribute('download', 'gone.png');
  });

  test('what hides in a name is seen, and its direction stays in it', () => {
    show(file('https://files.example/1', 'application/x-msdownload', 'photo\u202Egnp.exe'));
    const name = screen.getByText('photo\ufffdgnp.exe');
    expect(name.tagName).toBe('BDI');
  });
});

describe('an image from another server', () => {
  const remote = file('https://evil.example/?said=secret', 'image/png', 'chart.png');
  const shown = (): string[] => [...document.images].map(({ src }) => src);

  test('waits for a click in an answer, and keeps the focus when it is shown', async () => {
    const user = userEvent.setup();
    render(<ChatWindow initialMessages={[message('assistant', remote)]} />);
    expect(shown()).toEqual([]);
    expect(screen.queryByRole('link')).toBeNull();
    await user.click(screen.getByRole('button', { name: /chart\.png.*evil\.example/ }));
    expect(shown()).toEqual([remote.url]);
    expect(screen.getByRole('link', { name: 'chart.png' })).toHaveFocus();
  });

  test('loads where the user attached it', () => {
    render(<ChatWindow initialMessages={[message('user', remote)]} />);
    expect(shown()).toEqual([remote.url]);
  });

  test('loads in an answer where the policy for images lets its origin', () => {
    render(
      <ChatWindow
        markdown={{ policy: { images: ['https://evil.example'] } }}
        initialMessages={[message('assistant', remote)]}
      />,
    );
    expect(shown()).toEqual([remote.url]);
  });

  test('waits as well where answers are plain text', () => {
    render(<ChatWindow markdown={false} initialMessages={[message('assistant', remote)]} />);
    expect(shown()).toEqual([]);
  });
});

test('a part of your own takes its place, and gives way to it where it throws', () => {
  const parts = [message('user', file(PNG, 'image/png', 'cat.png'))];
  const Mine = ({ part, trusted }: ChatAttachmentProps) => (
    <p>{trusted ? `${part.filename}, attached by you` : 'no'}</p>
  );
  const { unmount } = render(<ChatWindow initialMessages={parts} components={{ Attachment: Mine }} />);
  expect(screen.getByText('cat.png, attached by you')).toBeVisible();
  unmount();

  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const Broken = (): never => {
    throw new Error('Broken');
  };
  render(<ChatWindow initialMessages={parts} components={{ Attachment: Broken }} />);
  expect(screen.getByRole('img', { name: 'cat.png' })).toBeVisible();
});

test('sizes are written as the language does', () => {
  expect([0, 1023, 1024, 1536, 10 * 1024 * 1024, 1024 ** 4].map((bytes) => formatBytes(bytes, 'en'))).toEqual(
    ['0 bytes', '1,023 bytes', '1 kB', '1.5 kB', '10 MB', '1,024 GB'],
  );
  expect(formatBytes(1536, 'de')).toBe('1,5 kB');
  expect(formatBytes(1536, 'no_such_tag!')).toContain('1.5');
  show(file('data:application/pdf;base64,QUJDRA=='), {}, { locale: zhCN });
  expect(chip()).toHaveTextContent('文件4字节');
});
