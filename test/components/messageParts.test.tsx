import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentPropsWithoutRef, useEffect } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ChatWindow, type ChatWindowProps } from '../../src/components/ChatWindow.tsx';
import { createChatStore } from '../../src/core/createChatStore.ts';
import type { ChatMessage, ChatPart, StreamEvent } from '../../src/core/types.ts';
import { createManualTransport, textMessage } from './manualTransport.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function answer(...parts: ChatPart[]): ChatMessage {
  return { ...textMessage('assistant', ''), parts };
}

const details = (name: RegExp): HTMLDetailsElement =>
  screen.getByText(name).closest('details') as HTMLDetailsElement;

async function streaming(...events: StreamEvent[]) {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(<ChatWindow transport={transport} announce="off" />);
  await user.type(screen.getByRole('textbox'), 'Hello{Enter}');
  await transport.push(...events);
  return { user, transport };
}

const CALL = { type: 'tool-call', toolCallId: 'c', toolName: 'get_weather', inputText: '{"a":1}' } as const;

test('reasoning is closed while it streams; what the reader opens stays open to the end', async () => {
  const { user, transport } = await streaming({ type: 'reasoning-delta', delta: 'First **this**' });
  expect(details(/Thinking/).open).toBe(false);
  expect(screen.queryByText('this')).toBeNull();

  await user.click(screen.getByText(/Thinking/));
  expect(await screen.findByText('this')).toBeVisible();
  await transport.push(
    { type: 'reasoning-delta', delta: ', then that' },
    { type: 'text-delta', delta: 'Yes' },
  );
  await transport.finish();
  expect(details(/Thought for 1 s/).open).toBe(true);
  expect(details(/Thought for/)).toHaveTextContent('First this, then that');
});

test('what the reader closes stays closed', async () => {
  const { user, transport } = await streaming({ type: 'reasoning-delta', delta: 'First' });
  await user.click(screen.getByText(/Thinking/));
  await user.click(screen.getByText(/Thinking/));
  await transport.push({ type: 'reasoning-delta', delta: ' second' });
  expect(details(/Thinking/).open).toBe(false);
});

test('reasoning of a conversation that was loaded has no duration, and can be searched for while closed', () => {
  render(<ChatWindow initialMessages={[answer({ type: 'reasoning', text: 'Because.' })]} />);
  expect(details(/^Reasoning$/)).toHaveTextContent('Because.');
});

test('a tool call says how it stands, from its first piece of input to its result', async () => {
  const { user, transport } = await streaming({
    type: 'tool-call-start',
    toolCallId: 'c',
    toolName: 'get_weather',
  });
  await user.click(screen.getByText('Running get_weather…'));
  await transport.push({ type: 'tool-call-delta', toolCallId: 'c', delta: '{"city":' });
  expect(screen.getByRole('group', { name: 'Input' })).toHaveTextContent('{"city":');
  await transport.push(
    { type: 'tool-call-delta', toolCallId: 'c', delta: '"Lisbon"}' },
    { type: 'tool-call-end', toolCallId: 'c' },
  );
  expect(screen.getByRole('group', { name: 'Input' }).textContent).toBe('{\n  "city": "Lisbon"\n}');
  await transport.push({ type: 'tool-result', toolCallId: 'c', output: 'Clear' });
  expect(screen.getByText('Used get_weather')).toBeVisible();
  expect(screen.getByRole('group', { name: 'Result' })).toHaveTextContent('Clear');
});

test.each([
  [
    'a failed tool says why',
    { ...CALL, state: 'output-error', errorText: 'No station.' },
    /failed/,
    'No station.',
  ],
  ['a call that nobody has answered waits', { ...CALL, state: 'input-available' }, /is waiting/, '{"a":1}'],
] as const)('%s', (_, part, line, content) => {
  render(<ChatWindow initialMessages={[answer(part)]} />);
  expect(details(line)).toHaveTextContent(content);
});

test('an output that is no JSON does not throw', () => {
  const output: { self?: unknown } = {};
  output.self = output;
  render(<ChatWindow initialMessages={[answer({ ...CALL, state: 'output-available', output })]} />);
  expect(screen.getByText('Used get_weather')).toBeVisible();
});

test('sources stand in one numbered list after the text, wherever in the stream they came', () => {
  render(
    <ChatWindow
      initialMessages={[
        answer(
          { type: 'source', sourceId: '1', url: 'https://a.example/x', title: 'First' },
          { type: 'text', text: 'Words' },
          { type: 'source', sourceId: '2', url: 'https://www.b.example/y' },
          { type: 'source', sourceId: '3', url: 'javascript:alert(1)', title: 'Bad' },
        ),
      ]}
    />,
  );
  const list = details(/^3 sources$/);
  const links = [...list.querySelectorAll('a')];
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['First', 'https://a.example/x'],
    ['b.example', 'https://www.b.example/y'],
  ]);
  expect(links[0]).toHaveAttribute('rel', 'noopener noreferrer');
  expect(within(list).getByText('Bad')).toBeInTheDocument();
  expect(screen.getByText('Words').compareDocumentPosition(list)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('`[1]` in an answer with sources leads to the first; what is a link or has no source stays what it is', async () => {
  const { transport } = await streaming({
    type: 'source',
    sourceId: 'a',
    url: 'https://a.example',
    title: 'Tides',
  });
  await transport.write('High at noon [1');
  expect(screen.queryByRole('link', { name: /Source/ })).toBeNull();
  await transport.write('][2], see [1](https://b.example) and `[1]`.');
  await transport.finish();
  const citation = screen.getByRole('link', { name: 'Source 1: Tides' });
  expect(citation).toHaveAttribute('href', 'https://a.example');
  expect(screen.getByRole('link', { name: '1' })).toHaveAttribute('href', 'https://b.example');
  expect(screen.getByText(/High at noon/)).toHaveTextContent('High at noon 1[2], see 1 and [1].');
});

test('`[1]` in an answer without sources is text', () => {
  render(<ChatWindow initialMessages={[answer({ type: 'text', text: 'An array a[1] here' })]} />);
  expect(screen.getByText('An array a[1] here')).toBeVisible();
});

test('a part of a kind that nobody knows is passed over; data parts are shown by `components.DataPart`', () => {
  const parts = [
    { type: 'data-chart', data: { title: 'Rain' } },
    { type: 'hologram', beam: 1 },
    null,
    { type: 'text', text: 'Words' },
  ] as unknown as ChatPart[];
  const messages = [answer(...parts)];
  const view = render(<ChatWindow initialMessages={messages} />);
  expect(screen.getByText('Words')).toBeVisible();
  expect(screen.queryByText('Rain')).toBeNull();
  view.unmount();

  const DataPart: NonNullable<ChatWindowProps['components']>['DataPart'] = ({ part }) => (
    <figure>{(part.data as { title: string }).title}</figure>
  );
  render(<ChatWindow initialMessages={messages} components={{ DataPart }} />);
  expect(screen.getByRole('figure')).toHaveTextContent('Rain');
});

test.each([
  'Header',
  'MessageList',
  'Message',
  'MessageParts',
  'MessageActions',
  'ToolCall',
  'Composer',
  'p',
] as const)(
  'a `%s` that throws gives way to the built one, and the rest of the chat lives on',
  async (name) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const user = userEvent.setup();
    const transport = createManualTransport();
    const Broken = () => {
      throw new Error(`broken ${name}`);
    };
    render(
      <ChatWindow
        title="Desk"
        transport={transport}
        components={{ [name]: Broken }}
        initialMessages={[answer({ ...CALL, state: 'input-available' }, { type: 'text', text: 'Old words' })]}
      />,
    );
    expect(screen.getByRole('heading', { name: 'Desk' })).toBeVisible();
    expect(screen.getByText('Old words')).toBeVisible();
    expect(screen.getByText(/get_weather/)).toBeVisible();
    expect(warned).toHaveBeenCalledWith(expect.stringContaining(`broken ${name}`));

    await user.type(screen.getByRole('textbox'), 'Still there?{Enter}');
    await transport.write('Yes');
    await transport.finish();
    await waitFor(() => expect(screen.getByText('Yes', { ignore: '[aria-live] *' })).toBeVisible());
  },
);

test('a replacement that throws as it is taken away does not take the chat with it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const store = createChatStore({
    initialMessages: [
      textMessage('user', 'Where?'),
      textMessage('assistant', '[Here](https://here.example)'),
    ],
  });
  const BrokenLink = (props: ComponentPropsWithoutRef<'a'>) => {
    useEffect(() => () => {
      throw new Error('in cleanup');
    });
    return <a {...props}>There</a>;
  };
  render(<ChatWindow chat={{ store }} components={{ a: BrokenLink }} />);
  act(() => store.setMessages((messages) => messages.slice(0, 1)));
  expect(screen.getByText('Where?')).toBeVisible();
  expect(screen.queryByText('There')).toBeNull();
  expect(screen.getByRole('textbox')).toBeVisible();
});
