import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ChatWindow, type ChatWindowProps } from '../../src/components/ChatWindow.tsx';
import { persistenceModule } from '../../src/components/useChatPersistence.ts';
import type { ChatMessage } from '../../src/core/types.ts';
import { useChatStream } from '../../src/react/useChatStream.ts';
import type { ChatStorage } from '../../src/storage/ChatStorage.ts';
import { ChatStorageError } from '../../src/storage/ChatStorageError.ts';
import { createManualTransport, textMessage } from './manualTransport.ts';

const NAME = 'react-chat-stream:desk';

// What happens before its code is there: onDemand.test.tsx.
beforeAll(persistenceModule.load);

beforeEach(() => {
  localStorage.clear();
});

afterEach(() => {
  vi.restoreAllMocks();
});

function open(props: ChatWindowProps = {}) {
  const transport = createManualTransport();
  const view = render(<ChatWindow transport={transport} persistence="desk" announce="off" {...props} />);
  return { ...view, transport, user: userEvent.setup() };
}

const kept = () => JSON.parse(localStorage.getItem(NAME) ?? 'null');
const shown = () => screen.queryAllByRole('article').map((article) => article.textContent);
const input = () => screen.getByRole('textbox', { name: 'Message' });

test('a conversation and its draft are there after a reload', async () => {
  const before = open();
  await before.user.type(input(), 'Hello{Enter}');
  await before.transport.write('Hi');
  await before.transport.finish();
  await before.user.type(input(), 'And then');
  before.unmount();

  open();
  expect(shown()).toEqual(['Hello', 'Hi']);
  expect(input()).toHaveValue('And then');
});

test.each(['a window of its own', 'a chat that is given'])(
  'another name is another conversation, with another draft: %s',
  async (owner) => {
    const transport = createManualTransport();
    function Desk({ name }: { name: string }) {
      const chat = useChatStream({ transport });
      const props = owner === 'a chat that is given' ? { chat } : { transport };
      return <ChatWindow {...props} persistence={name} announce="off" />;
    }
    const user = userEvent.setup();
    const { rerender } = render(<Desk name="alice" />);
    await user.type(input(), 'Short{Enter}');
    await transport.write('A short answer');
    await transport.finish();
    await user.type(input(), 'Half of Alice');

    rerender(<Desk name="bob" />);
    await waitFor(() => expect(shown()).toEqual([]));
    expect(input()).toHaveValue('');
    await user.type(input(), 'Private{Enter}');
    await transport.write('For Bob');
    await transport.finish();
    await user.type(input(), 'Half of Bob');

    rerender(<Desk name="alice" />);
    await waitFor(() => expect(shown()).toEqual(['Short', 'A short answer']));
    expect(input()).toHaveValue('Half of Alice');
    expect(localStorage.getItem('react-chat-stream:bob')).not.toContain('short');
    rerender(<Desk name="bob" />);
    await waitFor(() => expect(shown()).toEqual(['Private', 'For Bob']));
    expect(input()).toHaveValue('Half of Bob');
  },
);

test('nothing is kept unless it is asked for', async () => {
  const { user, transport, unmount } = open({ persistence: undefined });
  await user.type(input(), 'Hello{Enter}');
  await transport.write('Hi');
  await transport.finish();
  await user.type(input(), 'draft');
  unmount();
  expect(localStorage).toHaveLength(0);
});

test('a draft that was sent does not come back; `draft: false` keeps none', async () => {
  const { user, unmount } = open();
  await user.type(input(), 'Hello{Enter}');
  unmount();
  expect(localStorage.getItem('react-chat-stream-draft:desk')).toBeNull();

  localStorage.clear();
  const without = open({ persistence: { key: 'desk', draft: false } });
  await without.user.type(input(), 'draft');
  without.unmount();
  expect(localStorage).toHaveLength(0);
});

test('what has arrived of an answer survives the page', async () => {
  const { user, transport, unmount } = open();
  await user.type(input(), 'Hello{Enter}');
  await transport.write('Half an');
  window.dispatchEvent(new Event('pagehide'));
  expect(kept().messages[1]).toMatchObject({
    status: 'streaming',
    parts: [{ type: 'text', text: 'Half an' }],
  });
  unmount();

  open();
  expect(shown()[1]).toContain('Half an');
  expect(screen.getAllByRole('article')[1]).toHaveAttribute('data-status', 'stopped');
});

test('StrictMode doubles nothing, and what the application gives stands once', () => {
  const warned = vi.spyOn(console, 'warn');
  const messages = [textMessage('assistant', 'Welcome'), textMessage('user', 'Thanks')];
  localStorage.setItem(NAME, JSON.stringify({ version: 1, messages }));
  render(
    <StrictMode>
      <ChatWindow
        transport={createManualTransport()}
        persistence="desk"
        initialMessages={messages.slice(0, 1)}
      />
    </StrictMode>,
  );
  expect(shown()).toEqual(['Welcome', 'Thanks']);
  expect(warned).not.toHaveBeenCalled();
});

test('versions are not kept, so a message does not offer them', async () => {
  const before = open({ initialMessages: [textMessage('user', 'Q'), textMessage('assistant', 'Old')] });
  await before.user.click(screen.getByRole('button', { name: 'Regenerate' }));
  await before.transport.write('New');
  await before.transport.finish();
  expect(screen.getByRole('group', { name: 'Version 2 of 2' })).toBeVisible();
  before.unmount();
  open();
  expect(shown()).toEqual(['Q', 'New']);
});

test('a conversation that is emptied is gone from the storage', async () => {
  localStorage.setItem(NAME, JSON.stringify({ version: 1, messages: [textMessage('user', 'Q')] }));
  function Page() {
    const chat = useChatStream({ endpoint: '/chat' });
    return (
      <>
        <button type="button" onClick={() => chat.reset()}>
          New chat
        </button>
        <ChatWindow chat={chat} persistence="desk" />
      </>
    );
  }
  render(<Page />);
  expect(shown()).toEqual(['Q']);
  await userEvent.setup().click(screen.getByRole('button', { name: 'New chat' }));
  expect(shown()).toEqual([]);
  expect(kept()).toBeNull();
});

test.each([
  ['not JSON', '{"version":1,'],
  ['a later version', '{"version":2,"turns":[]}'],
  ['something else', '[{"id":1}]'],
  ['a text that is none', keptPart({ type: 'text', text: 42 })],
  ['a part that is none', keptPart(null)],
  ['an address that is no text', keptPart({ type: 'source', sourceId: 's', url: 5 })],
  [
    'a name that is no text',
    keptPart({ type: 'file', url: 'https://a.example', mediaType: 'a/b', filename: 5 }),
  ],
  ['a call without its tool', keptPart({ type: 'tool-call', toolCallId: 'a' })],
  ['a file without an address', keptPart({ type: 'file', url: {}, mediaType: 'image/png' })],
])('%s: the error `unreadable`, the chat works, and what was there is put aside', async (_, text) => {
  localStorage.setItem(NAME, text);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const onError = vi.fn();
  const { user, transport } = open({ persistence: { key: 'desk', onError } });
  await waitFor(() => expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'unreadable' })));
  expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(ChatStorageError);
  expect(localStorage.getItem('react-chat-stream-unreadable:desk')).toBe(text);
  await user.type(input(), 'Hello{Enter}');
  await transport.write('Hi');
  await transport.finish();
  expect(kept().messages).toHaveLength(2);
});

function keptPart(part: unknown): string {
  return JSON.stringify({ version: 1, messages: [{ ...textMessage('assistant', ''), parts: [part] }] });
}

test('what cannot be read and cannot be put aside either is not saved over', async () => {
  const text = keptPart({ type: 'text', text: 42 });
  localStorage.setItem('react-chat-stream:crowded', text);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { setItem } = Storage.prototype;
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function put(this: Storage, name, value) {
    if (name !== 'react-chat-stream:crowded') throw new DOMException('no room', 'QuotaExceededError');
    setItem.call(this, name, value);
  });
  const onError = vi.fn();
  const { user, transport, unmount } = open({ persistence: { key: 'crowded', onError } });
  await user.type(input(), 'Hello{Enter}');
  await transport.write('Hi');
  await transport.finish();
  expect(shown()).toEqual(['Hello', 'Hi']);
  unmount();
  expect(onError.mock.calls.map(([error]) => error.code)).toEqual(['unreadable']);
  expect(localStorage.getItem('react-chat-stream:crowded')).toBe(text);
});

test('what could not be saved is saved when the page goes, if there is room by then', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const save = vi.fn(() => fail(new DOMException('no room', 'QuotaExceededError')));
  const storage = { load: () => undefined, save } as unknown as ChatStorage;
  const { user, transport } = open({ persistence: { key: 'desk', storage } });
  await user.type(input(), 'Hello{Enter}');
  await transport.write('Hi');
  await transport.finish();
  save.mockReset();
  window.dispatchEvent(new Event('pagehide'));
  expect(save).toHaveBeenCalledExactlyOnceWith('desk', [
    expect.objectContaining({ role: 'user' }),
    expect.objectContaining({ role: 'assistant', status: 'done' }),
  ]);
});

test.each<[string, () => unknown]>([
  ['an object', () => ({ messages: [] })],
  ['a promise of an object', async () => ({ messages: [] })],
  ['a promise of a list of nothing', async () => [null]],
  ['nothing and throws', () => fail(new ChatStorageError('unreadable'))],
  ['a promise that is broken', async () => fail(new TypeError('Failed to fetch'))],
])(
  'a storage that gives %s: the error is told, the chat works, and nothing is saved over it',
  async (_, load) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const save = vi.fn();
    const onError = vi.fn();
    const storage = { load, save } as unknown as ChatStorage;
    const { user, transport, unmount } = open({ persistence: { key: 'desk', storage, onError } });
    await waitFor(() => expect(onError).toHaveBeenCalledOnce());
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: expect.stringMatching(/unreadable|blocked/) });
    expect(document.querySelector('[data-chat-root]')).not.toHaveAttribute('data-restoring');
    await user.type(input(), 'Hello{Enter}');
    await transport.write('Hi');
    await transport.finish();
    expect(shown()).toEqual(['Hello', 'Hi']);
    unmount();
    expect(save).not.toHaveBeenCalled();
  },
);

function fail(error: unknown): never {
  throw error;
}

test('a storage that has put aside what it cannot read is kept in from then on', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const save = vi.fn();
  const storage = { load: () => fail(new ChatStorageError('unreadable', undefined, true)), save };
  const { user, transport } = open({ persistence: { key: 'desk', storage } });
  await user.type(input(), 'Hello{Enter}');
  await transport.write('Hi');
  await transport.finish();
  expect(save.mock.lastCall?.[1]).toHaveLength(2);
});

test('a storage may give a promise of a make of its own', async () => {
  // biome-ignore lint/suspicious/noThenProperty: it is what a promise of another make is
  const load = () => ({ then: (take: (messages: unknown) => void) => take([textMessage('user', 'Then')]) });
  const storage = { load, save: () => undefined } as unknown as ChatStorage;
  open({ persistence: { key: 'desk', storage } });
  await waitFor(() => expect(shown()).toEqual(['Then']));
});

test('a conversation whose name ends like a draft is not the draft of another', async () => {
  const other = open({ persistence: 'desk:draft' });
  await other.user.type(input(), 'Hello{Enter}');
  await other.transport.write('Hi');
  await other.transport.finish();
  other.unmount();
  const { user, unmount } = open();
  expect(input()).toHaveValue('');
  await user.type(input(), 'Draft');
  unmount();
  open({ persistence: 'desk:draft' });
  expect(shown()).toEqual(['Hello', 'Hi']);
});

test.each([
  ['full', new DOMException('no room', 'QuotaExceededError'), 'full'],
  ['blocked', new DOMException('not here', 'SecurityError'), 'blocked'],
] as const)('a storage that is %s is told once, and the chat goes on', async (_, cause, code) => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw cause;
  });
  const onError = vi.fn();
  const { user, transport } = open({ persistence: { key: 'desk', onError } });
  for (const word of ['One', 'Two']) {
    await user.type(input(), `${word}{Enter}`);
    await transport.write(`${word}!`);
    await transport.finish();
  }
  expect(shown()).toEqual(['One', 'One!', 'Two', 'Two!']);
  expect(onError.mock.calls.map(([error]) => error.code)).toEqual([code]);
});

test('a storage that takes its time: no greeting meanwhile, and what is written meanwhile stands after it', async () => {
  let deliver: (messages: readonly ChatMessage[]) => void = () => undefined;
  const saved: (readonly ChatMessage[])[] = [];
  const storage: ChatStorage = {
    load: () =>
      new Promise((resolve) => {
        deliver = resolve;
      }),
    save: async (_, messages) => {
      saved.push(messages);
    },
  };
  const { user, transport } = open({ persistence: { key: 'desk', storage, draft: false } });
  expect(document.querySelector('[data-chat-root]')).toHaveAttribute('data-restoring');
  await user.type(input(), 'Now{Enter}');
  await transport.write('Here');
  await transport.finish();
  expect(saved).toHaveLength(0);
  deliver([textMessage('user', 'Then'), textMessage('assistant', 'There')]);
  await waitFor(() => expect(shown()).toEqual(['Then', 'There', 'Now', 'Here']));
  expect(document.querySelector('[data-chat-root]')).not.toHaveAttribute('data-restoring');
  await user.type(input(), 'Later{Enter}');
  await transport.write('Yes');
  await transport.finish();
  expect(saved.at(-1)).toHaveLength(6);
});
