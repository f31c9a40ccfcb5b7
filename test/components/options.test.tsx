import { cleanup, render, screen, within } from '@testing-library/react';
import { ChatWindow, type ChatWindowProps, useChatStream } from 'react-chat-stream';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { createManualTransport, textMessage } from './manualTransport.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

// What a program without types may pass, too.
const VALUES: { [Name in keyof ChatWindowProps]?: unknown[] } = {
  endpoint: [undefined, '', '/chat'],
  transport: [undefined, createManualTransport()],
  timeout: [undefined, -1, Number.NaN, { idle: 0, stall: Number.POSITIVE_INFINITY }],
  stream: [undefined, false],
  initialMessages: [
    undefined,
    [],
    [
      { id: 'x', role: 'user' },
      { id: 'x', role: 'assistant', parts: [{ type: 'new' }] },
    ],
  ],
  theme: [undefined, 'dark', 'no such theme'],
};

function* combinations(names: string[]): Generator<Record<string, unknown>> {
  const [name, ...rest] = names;
  if (name === undefined) return yield {};
  for (const others of combinations(rest)) {
    for (const value of VALUES[name as keyof ChatWindowProps] ?? []) yield { [name]: value, ...others };
  }
}

test('no combination of options throws while it renders', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const failures: string[] = [];
  let rendered = 0;
  for (const options of combinations(Object.keys(VALUES))) {
    try {
      renderToString(<ChatWindow {...options} />);
      rendered++;
    } catch (error) {
      failures.push(`${JSON.stringify(options)}: ${error}`);
    }
  }
  expect(failures).toEqual([]);
  expect(rendered).toBe(432);
});

test.each([
  'theme',
  'locale',
  'labels',
  'components',
  'markdown',
  'announce',
  'actions',
  'onFeedback',
  'persistence',
  'suggestions',
  'attachments',
])('`%s` that is null is one that was not given', async (name) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const look = (props: ChatWindowProps) => {
    const initialMessages = [textMessage('assistant', '**Hi**')];
    const { container } = render(
      <ChatWindow transport={createManualTransport()} initialMessages={initialMessages} {...props} />,
    );
    const shown = container.textContent;
    const facts = { ...(container.firstElementChild as HTMLElement).dataset };
    const buttons = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    cleanup();
    return { shown, facts, buttons };
  };
  const expected = look({});
  expect(look({ [name]: null })).toEqual(expected);
});

test('a suggestion that is null is left out, and a label that is null is that of the locale', () => {
  const given = { suggestions: [null, 'Hello'], labels: { send: null } } as unknown as ChatWindowProps;
  render(<ChatWindow transport={createManualTransport()} {...given} />);
  expect(within(screen.getByRole('group', { name: 'Suggestions' })).getAllByRole('button')).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Send' })).toBeVisible();
});

test('options beside `chat` are told, and the chat is used', () => {
  const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
  function App() {
    const chat = useChatStream({ transport: createManualTransport() });
    return <ChatWindow chat={chat} endpoint="/unused" />;
  }
  render(<App />);
  expect(warning.mock.calls.flat().some((text) => /endpoint/.test(String(text)))).toBe(true);
});
