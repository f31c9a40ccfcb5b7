import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatWindowProps } from '../../src/components/ChatWindow.tsx';
import { createManualTransport, textMessage } from './manualTransport.ts';

/** The way of the pieces: each request waits until the test lets it through, or cuts it. */
const wire = vi.hoisted(() => {
  const requests: { name: string; arrive: () => void; fail: () => void }[] = [];
  const ask = (name: string): Promise<void> =>
    new Promise((resolve, reject) => {
      requests.push({
        name: name.replaceAll('`', ''),
        arrive: resolve,
        fail: () => reject(new TypeError('Failed to fetch')),
      });
    });
  return { requests, ask };
});

vi.mock('../../src/react/createLazyModule.ts', async (original) => {
  const { createLazyModule } = await original<typeof import('../../src/react/createLazyModule.ts')>();
  return {
    createLazyModule: (name: string, fetchModule: () => Promise<unknown>) =>
      createLazyModule(name, async () => {
        await wire.ask(name);
        return fetchModule();
      }),
  };
});

let ChatWindow: typeof import('../../src/components/ChatWindow.tsx')['ChatWindow'];
const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);

// Nothing has been fetched when a test begins.
beforeEach(async () => {
  vi.resetModules();
  localStorage.clear();
  warned.mockClear();
  // What failed in the test before is asked for again now, not in the middle of this one.
  window.dispatchEvent(new Event('online'));
  wire.requests.length = 0;
  ({ ChatWindow } = await import('../../src/components/ChatWindow.tsx'));
});

function open(props: ChatWindowProps = {}) {
  const transport = createManualTransport();
  const view = render(<ChatWindow transport={transport} announce="off" {...props} />, {
    wrapper: StrictMode,
  });
  return { ...view, transport, user: userEvent.setup() };
}

const requested = (): string[] => wire.requests.map(({ name }) => name);

/** Lets the newest request through, or cuts it. */
async function answer(how: 'arrive' | 'fail', count = 1): Promise<void> {
  await waitFor(() => expect(wire.requests).toHaveLength(count));
  await act(async () => wire.requests[count - 1]?.[how]());
}

const input = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message' });
const root = (): Element => document.querySelector('[data-chat-root]') as Element;
const shown = () => screen.queryAllByRole('article').map((article) => article.textContent);
const chips = () =>
  [...document.querySelectorAll('form [data-chat-attachment] bdi[title]')].map((name) => name.textContent);
const untilReady = () =>
  waitFor(() =>
    expect(document.querySelector('form [data-chat-attachment]')).toHaveAttribute('data-state', 'ready'),
  );
const file = (name: string) => new File(['hello'], name, { type: 'text/plain' });
const carried = (text: string, ...files: File[]) => ({
  types: ['Files'],
  files,
  items: [],
  getData: () => text,
});

test('a window that wants none of the pieces fetches none', async () => {
  const { user, transport } = open({ initialMessages: [textMessage('user', 'Q')] });
  await user.type(input(), 'Hello{Enter}');
  await transport.write('Hi');
  await transport.finish();
  expect(requested()).toEqual([]);
});

test('each piece is fetched once, by the first window that wants it, and the next one has it at once', async () => {
  localStorage.setItem(
    'react-chat-stream:desk',
    JSON.stringify({ version: 1, messages: [textMessage('user', 'Kept')] }),
  );
  const { unmount } = open({ persistence: 'desk' });
  expect(root()).toHaveAttribute('data-restoring');
  await answer('arrive');
  await waitFor(() => expect(shown()).toEqual(['Kept']));
  expect(root()).not.toHaveAttribute('data-restoring');
  unmount();
  open({ persistence: 'desk' });
  expect(shown()).toEqual(['Kept']);
  expect(requested()).toEqual(['persistence']);
});

test('a page from the server begins as the server rendered it', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const ui = (
    <StrictMode>
      <ChatWindow
        transport={createManualTransport()}
        initialMessages={[textMessage('user', 'Q')]}
        attachments
        persistence="desk"
        onLoadOlder={() => undefined}
      />
    </StrictMode>
  );
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(ui);
  expect(container.querySelector('[data-chat-attach]')).not.toBeNull();
  expect(container.querySelector('[data-chat-older]')).not.toBeNull();
  const page = await act(async () => hydrateRoot(container, ui));
  await waitFor(() => expect(requested().sort()).toEqual(['attachments', 'onLoadOlder', 'persistence']));
  await act(async () => {
    for (const { arrive } of wire.requests) arrive();
  });
  await waitFor(() => expect(container.querySelector('[data-chat-file-input]')).not.toBeNull());
  expect(error).not.toHaveBeenCalled();
  act(() => page.unmount());
  container.remove();
  error.mockRestore();
});

describe('before the code of attachments is there', () => {
  test('the button is, and its press opens the picker afterwards', async () => {
    const pick = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => undefined);
    const { user } = open({ attachments: true });
    await user.click(screen.getByRole('button', { name: 'Attach files' }));
    expect(pick).not.toHaveBeenCalled();
    await answer('arrive');
    await waitFor(() => expect(pick).toHaveBeenCalledOnce());
    pick.mockRestore();
  });

  test('what is dropped and pasted is not lost, and the browser does not open it', async () => {
    open({ attachments: true });
    expect(fireEvent.dragOver(root(), { dataTransfer: carried('') })).toBe(false);
    expect(fireEvent.drop(root(), { dataTransfer: carried('', file('dropped.txt')) })).toBe(false);
    expect(fireEvent.paste(input(), { clipboardData: carried('', file('pasted.txt')) })).toBe(false);
    expect(
      fireEvent.paste(input(), { clipboardData: carried('Words and a picture', file('kept.txt')) }),
    ).toBe(true);
    await answer('arrive');
    await waitFor(() => expect(chips()).toEqual(['dropped.txt', 'pasted.txt', 'kept.txt']));
    expect(requested()).toEqual(['attachments']);
  });

  test('a send waits for the files that were dropped', async () => {
    const { user, transport } = open({ attachments: true });
    fireEvent.drop(root(), { dataTransfer: carried('', file('a.txt')) });
    await user.type(input(), 'Look{Enter}');
    expect(transport.requests).toHaveLength(0);
    await answer('arrive');
    await untilReady();
    await user.type(input(), '{Enter}');
    expect(transport.requests[0]?.message.parts).toMatchObject([{ text: 'Look' }, { filename: 'a.txt' }]);
  });
});

test('attachments that cannot be loaded are told once they are wanted; the text waits for them, and another try brings the files', async () => {
  const { user, transport } = open({ attachments: true });
  await answer('fail');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(warned).toHaveBeenCalledWith(expect.stringContaining('`attachments` could not be loaded'));
  fireEvent.drop(root(), { dataTransfer: carried('', file('a.txt')) });
  await answer('fail', 2);
  expect(screen.getByRole('alert')).toHaveTextContent('The connection to the server failed.');
  await user.type(input(), 'Hello{Enter}');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(requested()).toHaveLength(3));
  await user.type(input(), '{Enter}');
  expect(transport.requests).toHaveLength(0);
  await answer('arrive', 3);
  await waitFor(() => expect(chips()).toEqual(['a.txt']));
  expect(screen.queryByRole('alert')).toBeNull();
  await untilReady();
  await user.type(input(), '{Enter}');
  expect(transport.requests[0]?.message.parts).toMatchObject([{ text: 'Hello' }, { filename: 'a.txt' }]);
});

test('files whose code fails again and again can be given up, and then the text is sent', async () => {
  const { user, transport } = open({ attachments: true });
  fireEvent.drop(root(), { dataTransfer: carried('', file('a.txt')) });
  await answer('fail');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await answer('fail', 2);
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(input()).toHaveFocus();
  await user.type(input(), 'Hello{Enter}');
  expect(transport.requests.map(({ message }) => message.parts)).toEqual([[{ type: 'text', text: 'Hello' }]]);
});

test('a picker that could not be opened keeps no text back', async () => {
  const { user, transport } = open({ attachments: true });
  await answer('fail');
  await user.click(screen.getByRole('button', { name: 'Attach files' }));
  await answer('fail', 2);
  await user.type(input(), 'Hello{Enter}');
  expect(transport.requests).toHaveLength(1);
});

describe('before the code of persistence is there', () => {
  const DRAFT = 'react-chat-stream-draft:desk';

  test('the draft that was kept comes with it', async () => {
    localStorage.setItem(DRAFT, 'Before');
    open({ persistence: 'desk' });
    expect(input()).toHaveValue('');
    await answer('arrive');
    await waitFor(() => expect(input()).toHaveValue('Before'));
  });

  test('a text that is written wins over the draft that was kept, and is kept itself', async () => {
    localStorage.setItem(DRAFT, 'Before');
    const { user, unmount } = open({ persistence: 'desk' });
    await user.type(input(), 'Now');
    await answer('arrive');
    await waitFor(() => expect(root()).not.toHaveAttribute('data-restoring'));
    expect(input()).toHaveValue('Now');
    unmount();
    expect(localStorage.getItem(DRAFT)).toBe('Now');
  });

  test('a text that is sent is not followed by an older draft', async () => {
    localStorage.setItem(DRAFT, 'Before');
    const { user } = open({ persistence: 'desk' });
    await user.type(input(), 'Now{Enter}');
    await answer('arrive');
    await waitFor(() => expect(root()).not.toHaveAttribute('data-restoring'));
    expect(input()).toHaveValue('');
    expect(localStorage.getItem(DRAFT)).toBeNull();
  });
});

test('persistence that cannot be loaded is the error `unavailable`; the chat works, and all is kept once the browser is online', async () => {
  const { ChatStorageError } = await import('../../src/storage/ChatStorageError.ts');
  const onError = vi.fn();
  localStorage.setItem(
    'react-chat-stream:desk',
    JSON.stringify({ version: 1, messages: [textMessage('user', 'Kept')] }),
  );
  const { user, transport } = open({ persistence: { key: 'desk', onError } });
  await answer('fail');
  await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(ChatStorageError);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'unavailable' });
  expect(root()).not.toHaveAttribute('data-restoring');
  await user.type(input(), 'Hello{Enter}');
  await transport.write('Hi');
  await transport.finish();
  window.dispatchEvent(new Event('online'));
  await answer('arrive', 2);
  await waitFor(() => expect(shown()).toEqual(['Kept', 'Hello', 'Hi']));
  for (const text of ['Kept', 'Hello', 'Hi'])
    expect(localStorage.getItem('react-chat-stream:desk')).toContain(text);
});

test('an error of a storage keeps its code, from whichever copy of the library the storage comes', async () => {
  const { ChatStorageError } = await import('../../src/storage/ChatStorageError.ts');
  vi.resetModules();
  const other = await import('../../src/storage/ChatStorageError.ts');
  vi.resetModules();
  const load = () => Promise.reject(new other.ChatStorageError('unreadable'));
  const onError = vi.fn();
  open({ persistence: { key: 'desk', storage: { load, save: () => undefined }, onError } });
  await answer('arrive');
  await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(ChatStorageError);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'unreadable' });
});

test('older messages: their row stands before its code does, a failure is told in it, and another try works', async () => {
  const onLoadOlder = vi.fn();
  const { user } = open({ onLoadOlder, initialMessages: [textMessage('user', 'Q')] });
  const row = () => document.querySelector('[data-chat-older]');
  expect(row()).toHaveAttribute('data-phase', 'ready');
  await answer('fail');
  await waitFor(() => expect(row()).toHaveAttribute('data-phase', 'failed'));
  expect(row()).toHaveTextContent('Earlier messages failed to load.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await answer('arrive', 2);
  await user.click(await screen.findByRole('button', { name: 'Load earlier messages' }));
  await waitFor(() => expect(onLoadOlder).toHaveBeenCalledOnce());
  expect(shown()).toEqual(['Q']);
});

test('no row for older messages where there are none, and no code for it', () => {
  open({ onLoadOlder: () => undefined, hasOlder: false, initialMessages: [textMessage('user', 'Q')] });
  expect(document.querySelector('[data-chat-older]')).toBeNull();
  expect(requested()).toEqual([]);
});

test('the actions that are off by default come when they are asked for, and after a failure once the browser is online', async () => {
  const { user } = open({ actions: true, initialMessages: [textMessage('assistant', 'A')] });
  expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
  await answer('fail');
  expect(screen.queryByRole('button', { name: 'Good answer' })).toBeNull();
  window.dispatchEvent(new Event('online'));
  await answer('arrive', 2);
  await user.click(await screen.findByRole('button', { name: 'Good answer' }));
  expect(screen.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', 'true');
});
