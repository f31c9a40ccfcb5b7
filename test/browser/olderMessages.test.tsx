import { act, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { StrictMode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatWindow, type ChatWindowProps } from '../../src/components/ChatWindow.tsx';
import type { ChatOlderRequest } from '../../src/components/history/createOlderLoader.ts';
import type { ChatStore } from '../../src/core/ChatStore.ts';
import { createChatStore } from '../../src/core/createChatStore.ts';
import type { ChatMessage } from '../../src/core/types.ts';
import { createPushTransport, distanceToEnd, find, frames, list, renderIn, textMessage } from './support.tsx';

const SIZE = { width: 500, height: 500 };

beforeEach(() => page.viewport(600, 600));

// Estimates of heights are wrong for each of these in a way of its own.
const ANSWERS = [
  'A short one.',
  `# A heading\n\n${'Some words of a paragraph. '.repeat(30)}`,
  '```ts\nconst a = 1;\nconst b = 2;\nconst c = 3;\n```',
  '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |',
  `- one\n- two\n\n  ${'within an item '.repeat(20)}\n- three`,
];

/** A page of history; `number` counts backward from the newest. */
function historyPage(number: number, size = 20): ChatMessage[] {
  return Array.from({ length: size }, (_, index) => {
    const role = index % 2 === 0 ? 'user' : 'assistant';
    const text = role === 'user' ? `Question ${number}.${index}` : ANSWERS[(index + number) % ANSWERS.length];
    return textMessage(`page-${number}-${index}`, role, `${text}`);
  });
}

/** A server with pages of history, each of which a test delivers, refuses or ends with. */
function createArchive(store: ChatStore, size?: number) {
  const asked: ChatOlderRequest[] = [];
  let settle: { resolve: (value?: unknown) => void; reject: (reason: Error) => void } | undefined;
  return {
    asked,
    onLoadOlder: (request: ChatOlderRequest): Promise<unknown> => {
      asked.push(request);
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
      });
    },
    async deliver(result?: unknown): Promise<void> {
      await act(async () => {
        store.setMessages((messages) => [...historyPage(asked.length, size), ...messages]);
        settle?.resolve(result);
      });
      await frames(3);
    },
    async resolve(result?: unknown): Promise<void> {
      await act(async () => settle?.resolve(result));
      await frames(3);
    },
    async refuse(): Promise<void> {
      await act(async () => settle?.reject(new Error('No connection')));
      await frames(3);
    },
  };
}

async function open(props: Partial<ChatWindowProps> = {}, size?: number, first = historyPage(0)) {
  const store = createChatStore({ endpoint: '/chat', initialMessages: first });
  const archive = createArchive(store, size);
  const view = renderIn(SIZE, <ChatWindow chat={{ store }} onLoadOlder={archive.onLoadOlder} {...props} />);
  await frames(4);
  return { store, archive, ...view };
}

async function scrollTo(top: number): Promise<void> {
  list().scrollTop = top;
  await frames(3);
}

const row = (): HTMLElement => find('[data-chat-older]');
const status = (): HTMLElement => within(row()).getByRole('status');

/** The message that is read, and how to tell where it stands. */
function reading(): { top: () => number } {
  const edge = list().getBoundingClientRect().top;
  const articles = [...list().querySelectorAll('article')];
  const article = articles.find((element) => element.getBoundingClientRect().bottom > edge + 1);
  if (!article) throw new Error('No message is in view.');
  return { top: () => (article.isConnected ? article.getBoundingClientRect().top - edge : Number.NaN) };
}

test('asks once when the reader comes near the beginning, and not before', async () => {
  const { archive, store } = await open();
  expect(list().scrollTop).toBeGreaterThan(list().clientHeight);
  expect(archive.asked).toHaveLength(0);
  await scrollTo(list().clientHeight / 2);
  await scrollTo(0);
  await scrollTo(list().clientHeight / 3);
  expect(archive.asked).toHaveLength(1);
  expect(archive.asked[0]?.oldest).toBe(store.getState().messages[0]);
  expect(status().textContent).toBe('Loading earlier messages…');
  await archive.deliver();
  expect(status().textContent).toBe('');
  expect(archive.asked).toHaveLength(1);
  await scrollTo(0);
  expect(archive.asked).toHaveLength(2);
});

test.each([
  ['with the anchoring of the browser', 'auto'],
  ['without', 'none'],
])('what is read stays where it is, page after page, %s', async (_, overflowAnchor) => {
  const style = document.createElement('style');
  style.textContent = `[data-chat-root] [data-chat-message-list] { overflow-anchor: ${overflowAnchor} !important }`;
  document.head.append(style);
  try {
    const { archive } = await open();
    for (const top of [0, 200, 0, 37]) {
      await scrollTo(top);
      const message = reading();
      const before = message.top();
      await archive.deliver();
      expect(Math.abs(message.top() - before)).toBeLessThanOrEqual(1);
      // The rest of the page opens as it comes near; that moves nothing either.
      for (let step = 0; step < 8; step++) {
        const near = reading();
        const place = near.top();
        list().scrollTop -= 120;
        await frames(3);
        expect(Math.abs(near.top() - place - 120)).toBeLessThanOrEqual(1);
      }
    }
    expect(archive.asked).toHaveLength(4);
  } finally {
    style.remove();
  }
});

test('a page that does not fill the view is followed by the next until it does, and the end stays in view', async () => {
  const { archive } = await open({}, 1, historyPage(0, 1));
  expect(archive.asked).toHaveLength(1);
  for (let count = 1; count < 30 && archive.asked.length === count; count++) await archive.deliver();
  expect(archive.asked.length).toBeGreaterThan(3);
  expect(archive.asked.length).toBeLessThan(29);
  expect(list().scrollHeight).toBeGreaterThan(2 * list().clientHeight);
  expect(distanceToEnd()).toBeLessThanOrEqual(1);
});

test('what brings nothing is not asked again by itself, except when the reader comes back', async () => {
  const { archive } = await open();
  await scrollTo(0);
  await archive.resolve();
  await scrollTo(50);
  expect(archive.asked).toHaveLength(1);
  await scrollTo(list().scrollHeight);
  await scrollTo(0);
  expect(archive.asked).toHaveLength(2);
});

test.each([[false], [{ hasOlder: false }]])('%j is the end: nothing more is asked', async (result) => {
  const { archive } = await open();
  await scrollTo(0);
  await archive.deliver(result);
  await scrollTo(list().scrollHeight);
  await scrollTo(0);
  expect(archive.asked).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Load earlier messages' })).toBeNull();
  expect(row().textContent).toBe('Beginning of the conversation');
});

test('with hasOlder={false} nothing is asked and nothing is shown', async () => {
  const { archive, store, rerender } = await open({ hasOlder: false });
  await scrollTo(0);
  expect(archive.asked).toHaveLength(0);
  expect(document.querySelector('[data-chat-older]')).toBeNull();
  rerender(
    <div style={SIZE}>
      <ChatWindow chat={{ store }} onLoadOlder={archive.onLoadOlder} hasOlder />
    </div>,
  );
  await frames(4);
  expect(archive.asked).toHaveLength(1);
});

test('a failure is told, and tried again only by the button', async () => {
  const { archive } = await open();
  await scrollTo(0);
  const height = row().offsetHeight;
  await archive.refuse();
  expect(status().textContent).toBe('Earlier messages failed to load.');
  expect(row().offsetHeight).toBe(height);
  await scrollTo(list().scrollHeight);
  await scrollTo(0);
  expect(archive.asked).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(archive.asked).toHaveLength(2);
  await archive.deliver();
  expect(status().textContent).toBe('');
});

test('the keyboard loads them too, keeps its place, and has the list when there are no more', async () => {
  const { archive } = await open({}, 20);
  await scrollTo(0);
  await archive.resolve();
  const button = screen.getByRole('button', { name: 'Load earlier messages' });
  button.focus();
  await userEvent.keyboard('{Enter}{Enter}');
  expect(archive.asked).toHaveLength(2);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await archive.deliver();
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard('{Enter}');
  await archive.deliver(false);
  expect(document.activeElement).toBe(list());
});

test('the row is as tall in each of its states, and axe finds nothing in any', async () => {
  const { archive } = await open();
  const heights = new Set<number>();
  async function look(): Promise<void> {
    heights.add(row().getBoundingClientRect().height);
    const { violations } = await axe.run(row());
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  await look();
  await scrollTo(0);
  await look();
  await archive.refuse();
  await look();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await archive.deliver(false);
  await look();
  expect(heights.size).toBe(1);
});

test('in StrictMode it asks once, and leaving in the middle aborts it without a word', async () => {
  const store = createChatStore({ endpoint: '/chat', initialMessages: historyPage(0, 2) });
  const archive = createArchive(store);
  const { unmount } = renderIn(
    SIZE,
    <StrictMode>
      <ChatWindow chat={{ store }} onLoadOlder={archive.onLoadOlder} />
    </StrictMode>,
  );
  await frames(4);
  expect(archive.asked).toHaveLength(1);
  expect(archive.asked[0]?.signal.aborted).toBe(false);
  unmount();
  expect(archive.asked[0]?.signal.aborted).toBe(true);
  archive.asked[0]?.setMessages([]);
  await archive.refuse();
  expect(store.getState().messages).toHaveLength(2);
});

test('another conversation has a history of its own: what was under way for the last one is dropped', async () => {
  const { archive, store } = await open();
  await scrollTo(0);
  await act(async () => store.reset([textMessage('other-1', 'user', 'Another conversation')]));
  await frames(4);
  const [first, second] = archive.asked;
  expect(first?.signal.aborted).toBe(true);
  expect(second?.oldest.id).toBe('other-1');
  first?.setMessages((messages) => [...historyPage(1), ...messages]);
  expect(store.getState().messages).toHaveLength(1);
  await archive.resolve(false);
  await act(async () => store.reset());
  await frames(4);
  expect(document.querySelector('[data-chat-older]')).toBeNull();
  expect(archive.asked).toHaveLength(2);
});

test('a window with a chat of its own loads with what it is given, also while an answer is written', async () => {
  const server = createPushTransport();
  renderIn(
    SIZE,
    <ChatWindow
      transport={server.transport}
      initialMessages={historyPage(0)}
      onLoadOlder={async ({ oldest, setMessages }) => {
        expect(oldest.id).toBe('page-0-0');
        setMessages((messages) => [...historyPage(1), ...messages]);
        return { hasOlder: false };
      }}
    />,
  );
  await userEvent.fill(screen.getByRole('textbox'), 'Go on');
  await userEvent.keyboard('{Enter}');
  await server.write('Half of ');
  await scrollTo(0);
  await waitFor(() => expect(row().dataset.phase).toBe('ended'));
  const message = reading();
  const before = message.top();
  await server.write('an answer\n\n'.repeat(20));
  expect(message.top()).toBe(before);
  await scrollTo(list().scrollHeight);
  expect(list().textContent).toContain('Half of an answer');
});

test('a reader who was at the top of a thread that has become short is left where the question is', async () => {
  const store = createChatStore({ initialMessages: historyPage(0) });
  renderIn(SIZE, <ChatWindow chat={{ store }} />);
  await frames(3);
  list().dispatchEvent(new WheelEvent('wheel', { deltaY: -300, bubbles: true }));
  list().scrollTop = 0;
  await frames(3);
  const short = [textMessage('q', 'user', 'A question'), textMessage('a', 'assistant', 'An answer')];
  act(() => store.setMessages(short));
  await frames(3);
  const topOf = (): number => screen.getByText('A question').getBoundingClientRect().top;
  const before = topOf();
  act(() => store.setMessages((messages) => [...historyPage(1), ...messages]));
  await frames(4);
  expect(list().scrollHeight).toBeGreaterThan(list().clientHeight);
  const isInView = topOf() > 0 && topOf() < list().getBoundingClientRect().bottom;
  expect({ isInView, movedBy: Math.round(topOf() - before) }).toMatchObject({ isInView: true });
});
