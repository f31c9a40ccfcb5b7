import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentType, Profiler } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { ChatComposer } from '../../src/components/ChatComposer.tsx';
import { ChatHeader } from '../../src/components/ChatHeader.tsx';
import { ChatMessage, type ChatMessageProps } from '../../src/components/ChatMessage.tsx';
import { ChatMessageList, type ChatMessageListProps } from '../../src/components/ChatMessageList.tsx';
import type { ChatRootProps } from '../../src/components/ChatRoot.tsx';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { useChatStream } from '../../src/react/useChatStream.ts';
import { ocean } from '../../src/theme/presets/ocean.ts';
import { createManualTransport, textMessage } from './manualTransport.ts';

let commits: Record<string, number> = {};

beforeEach(() => {
  commits = {};
});

/** Counts the commits in which something inside of a part has rendered. */
function counted<Props extends object>(name: string, Part: ComponentType<Props>): ComponentType<Props> {
  return function Counted(props: Props) {
    const id = 'messageId' in props ? `${name} ${String(props.messageId)}` : name;
    return (
      <Profiler id={id} onRender={() => (commits[id] = (commits[id] ?? 0) + 1)}>
        <Part {...props} />
      </Profiler>
    );
  };
}

const components = {
  Header: counted('Header', ChatHeader),
  Composer: counted('Composer', ChatComposer),
  Message: counted<ChatMessageProps>('Message', ChatMessage),
};
const history = [textMessage('user', 'Old question'), textMessage('assistant', 'Old answer')];
const PIECES = 20;

async function streamUnder(
  window: (transport: ReturnType<typeof createManualTransport>) => React.ReactElement,
) {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(window(transport));
  await user.type(screen.getByRole('textbox'), 'Hello{Enter}');
  await transport.write('First');
  commits = {};
  for (let piece = 0; piece < PIECES; piece++) await transport.write(` piece ${piece}`);
  return transport;
}

function expectOnlyTheAnswer(): void {
  const names = Object.keys(commits);
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/^Message /);
  expect(names[0]).not.toMatch(/old-/);
  expect(commits[names[0] as string]).toBe(PIECES);
}

test('with options of its own: one render a piece, and only of the message that streams', async () => {
  let rootCommits = 0;
  const MessageList = counted('MessageList', ChatMessageList);
  const transport = await streamUnder((transport) => (
    <Profiler id="window" onRender={() => rootCommits++}>
      <ChatWindow
        transport={transport}
        initialMessages={history}
        title="Chat"
        components={{ ...components, MessageList }}
      />
    </Profiler>
  ));
  const { MessageList: listCommits, ...rest } = commits;
  // The list holds the message that streams, so its Profiler hears that one and nothing more.
  expect(listCommits).toBe(PIECES);
  commits = rest;
  expectOnlyTheAnswer();
  const before = rootCommits;
  await transport.write(' last');
  expect(rootCommits).toBe(before + 1);
});

test('with a chat that renders its owner each frame: the other parts rest all the same', async () => {
  let listRenders = 0;
  const MessageList = (props: ChatMessageListProps) => {
    listRenders += 1;
    return <ChatMessageList {...props} />;
  };
  // Props written anew in each render must not wake the parts either.
  function Page({ transport }: { transport: ReturnType<typeof createManualTransport> }) {
    const chat = useChatStream({ transport, initialMessages: history });
    return (
      <ChatWindow
        chat={chat}
        title="Chat"
        labels={{ send: 'Go' }}
        components={{ ...components, MessageList }}
        suggestions={['A']}
      />
    );
  }
  const transport = await streamUnder((transport) => <Page transport={transport} />);
  const { Header, Composer, ...rest } = commits;
  commits = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.includes('old-')));
  expectOnlyTheAnswer();
  expect(Object.keys(rest).filter((name) => name.includes('old-'))).toEqual([]);
  expect({ Header, Composer }).toEqual({ Header: undefined, Composer: undefined });
  const before = listRenders;
  await transport.write(' last');
  expect(listRenders).toBe(before);
});

test('another theme is another set of properties on the root: no part renders', async () => {
  const transport = createManualTransport();
  const window = (theme: ChatRootProps['theme']) => (
    <ChatWindow
      transport={transport}
      initialMessages={history}
      title="Chat"
      components={components}
      theme={theme}
    />
  );
  const { container, rerender } = render(window('light'));
  const root = container.querySelector<HTMLElement>('[data-chat-root]');
  commits = {};
  rerender(window(ocean));
  expect(root?.style.getPropertyValue('--chat-radius')).toBe('22px');
  rerender(window({ ...ocean, colorScheme: 'dark' }));
  expect(root?.dataset.theme).toBe('dark');
  rerender(window('auto'));
  expect(root?.style.getPropertyValue('--chat-radius')).toBe('');
  expect(commits).toEqual({});
});
