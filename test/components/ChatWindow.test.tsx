import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { useChatContext } from '../../src/components/chatContext.ts';
import { ChatError } from '../../src/core/ChatError.ts';
import { messageText } from '../../src/core/messageText.ts';
import { zhCN } from '../../src/locales/zhCN.ts';
import { useChatMessage } from '../../src/react/useChatMessage.ts';
import { useChatStream } from '../../src/react/useChatStream.ts';
import { createTheme } from '../../src/theme/createTheme.ts';
import { createManualTransport, textMessage } from './manualTransport.ts';

const root = (): HTMLElement => document.querySelector('[data-chat-root]') as HTMLElement;
const answer = (): HTMLElement => screen.getByRole('article', { name: 'Assistant' });

test('shows what was sent at once, then the answer piece by piece behind a caret', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(<ChatWindow transport={transport} />);
  expect(root().dataset.status).toBe('idle');

  await user.type(screen.getByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  expect(screen.getByRole('article', { name: 'You' }).textContent).toBe('Hello');
  expect(root().dataset.status).toBe('generating');
  expect(document.querySelector('[data-chat-typing-indicator]')).not.toBeNull();

  await transport.write('Hi ');
  await transport.write('there');
  expect(document.querySelector('[data-chat-typing-indicator]')).toBeNull();
  expect(answer().textContent).toBe('Hi there');
  expect(answer().dataset.status).toBe('streaming');
  const caret = answer().querySelector('[data-chat-caret]');
  expect(caret?.getAttribute('aria-hidden')).toBe('true');
  expect(caret?.previousSibling?.textContent).toBe('Hi there');

  await transport.finish();
  expect(answer().querySelector('[data-chat-caret]')).toBeNull();
  expect(answer().dataset.status).toBe('done');
  expect(root().dataset.status).toBe('done');
});

test('keeps streaming text out of every live region', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(<ChatWindow transport={transport} />);
  await user.type(screen.getByRole('textbox'), 'Hello{Enter}');
  await transport.write('Hi there');
  expect(answer().closest('[aria-live], [role="log"], [role="status"], [role="alert"]')).toBeNull();
  for (const region of document.querySelectorAll('[aria-live]'))
    expect(region.textContent).not.toContain('Hi there');
});

test('an empty conversation greets and offers suggestions; a click sends one', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  const suggestions = ['Tell a joke', { title: 'Plan', description: 'a week', prompt: 'Plan my week' }];
  render(<ChatWindow transport={transport} suggestions={suggestions} />);
  expect(screen.getByRole('heading', { name: 'What can I help with?' })).toBeVisible();
  expect(root().dataset.empty).toBe('');

  await user.click(
    within(screen.getByRole('group', { name: 'Suggestions' })).getByRole('button', { name: /Plan/ }),
  );
  expect(screen.getByRole('article', { name: 'You' }).textContent).toBe('Plan my week');
  expect(screen.queryByRole('heading')).toBeNull();
  expect(root().dataset.empty).toBeUndefined();
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
});

test('says how an answer ended where it did not end by itself', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(<ChatWindow transport={transport} />);
  await user.type(screen.getByRole('textbox'), 'One{Enter}');
  await transport.write('Cut');
  await transport.finish({ finishReason: 'length' });
  expect(within(answer()).getByText('The answer reached its length limit.')).toBeVisible();

  await user.type(screen.getByRole('textbox'), 'Two{Enter}');
  await transport.write('Half');
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  const second = screen.getAllByRole('article', { name: 'Assistant' })[1] as HTMLElement;
  expect(second.dataset.status).toBe('stopped');
  expect(within(second).getByText('You stopped this answer.')).toBeVisible();
  expect(transport.requests[1]?.signal.aborted).toBe(true);
});

test('a partial answer that failed says so once its error notice is gone', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(<ChatWindow transport={transport} />);
  await user.type(screen.getByRole('textbox'), 'One{Enter}');
  await transport.write('Half');
  await transport.fail(new ChatError('timeout'));
  expect(screen.queryByText('This answer was interrupted.')).toBeNull();
  await user.type(screen.getByRole('textbox'), 'Two{Enter}');
  expect(within(answer()).getByText('This answer was interrupted.')).toBeVisible();
});

test('Escape stops from anywhere in the window, unless it closes the candidates of an input method', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  const onKeyDown = vi.fn();
  render(<ChatWindow transport={transport} onKeyDown={onKeyDown} />);
  await user.type(screen.getByRole('textbox'), 'Hello{Enter}');
  await transport.write('Half');

  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape', isComposing: true });
  expect(root().dataset.status).toBe('generating');

  screen.getByRole('group', { name: 'Conversation' }).focus();
  await user.keyboard('{Escape}');
  expect(root().dataset.status).toBe('done');
  expect(onKeyDown).toHaveBeenCalled();
});

test('an Escape that stopped an answer is used up; any other is left to the dialog around', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(<ChatWindow transport={transport} />);
  await user.type(screen.getByRole('textbox'), 'Hello{Enter}');
  await transport.write('Half');
  const pressEscape = (): boolean => fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
  expect(pressEscape()).toBe(false);
  expect(pressEscape()).toBe(true);
});

test('a handler of the user runs first and can keep ours from running', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(<ChatWindow transport={transport} onKeyDown={(event) => event.preventDefault()} />);
  await user.click(screen.getByRole('textbox'));
  await user.paste('Hello');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await transport.write('Half');
  await user.keyboard('{Escape}');
  expect(root().dataset.status).toBe('generating');
});

test('words, language and direction come from the locale; single words from labels', () => {
  const { rerender } = render(
    <ChatWindow endpoint="/chat" locale={zhCN} labels={{ send: '发出', stop: undefined }} />,
  );
  expect(screen.getByRole('textbox', { name: '消息' })).toBeVisible();
  expect(screen.getByRole('button', { name: '发出' })).toBeVisible();
  expect([root().lang, root().dir]).toEqual(['zh-CN', 'ltr']);
  rerender(<ChatWindow endpoint="/chat" locale={{ ...zhCN, direction: 'rtl' }} />);
  expect(root().dir).toBe('rtl');
  rerender(<ChatWindow endpoint="/chat" />);
  expect(root().hasAttribute('dir')).toBe(false);
});

test('the theme becomes attributes and custom properties of that root, beside the style of the user', () => {
  const theme = createTheme({ colorScheme: 'dark', colors: { accent: 'teal' }, radius: 4 });
  render(
    <>
      <ChatWindow endpoint="/a" theme={theme} style={{ height: 300 }} />
      <ChatWindow endpoint="/b" />
    </>,
  );
  const [first, second] = document.querySelectorAll<HTMLElement>('[data-chat-root]');
  expect(first?.dataset.theme).toBe('dark');
  expect(first?.style.getPropertyValue('--chat-accent')).toBe('teal');
  expect(first?.style.getPropertyValue('--chat-radius')).toBe('4px');
  expect(first?.style.height).toBe('300px');
  expect(second?.dataset.theme).toBe('auto');
  expect(second?.getAttribute('style')).toBeNull();
});

test('passes ref, className and other DOM props to the root', () => {
  const ref = createRef<HTMLDivElement>();
  render(<ChatWindow endpoint="/chat" ref={ref} className="mine" id="chat" aria-label="Help" />);
  expect(ref.current).toBe(root());
  expect(root().className).toBe('mine');
  expect(root().id).toBe('chat');
  expect(root().getAttribute('aria-label')).toBe('Help');
  // Options of the hook are no attributes.
  expect(root().hasAttribute('endpoint')).toBe(false);
});

test('header, footer, empty state and components stand in for the built ones', () => {
  function Shout({ messageId }: { messageId: string }) {
    const message = useChatMessage(useChatContext().store, messageId);
    return <p>{message && messageText(message).toUpperCase()}</p>;
  }
  const { rerender } = render(
    <ChatWindow
      endpoint="/chat"
      title="Not shown"
      header={<b>Mine</b>}
      footer="Small print"
      emptyState={<i>Nothing yet</i>}
    />,
  );
  expect(screen.getByText('Mine')).toBeVisible();
  expect(screen.getByText('Small print')).toBeVisible();
  expect(screen.getByText('Nothing yet')).toBeVisible();
  expect(screen.queryByText('Not shown')).toBeNull();

  const initialMessages = [textMessage('user', 'hello')];
  rerender(
    <ChatWindow key="2" endpoint="/chat" initialMessages={initialMessages} components={{ Message: Shout }} />,
  );
  expect(screen.getByText(/HELLO/)).toBeVisible();
});

test('takes a chat of the application and shows what that one does', async () => {
  const transport = createManualTransport();
  function Page() {
    const chat = useChatStream({ transport });
    return (
      <>
        <button type="button" onClick={() => void chat.sendMessage('From outside')}>
          Ask
        </button>
        <ChatWindow chat={chat} title="Theirs" />
      </>
    );
  }
  const user = userEvent.setup();
  render(<Page />);
  expect(screen.getByRole('heading', { name: 'Theirs' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  await transport.write('Answer');
  expect(screen.getByRole('article', { name: 'You' }).textContent).toBe('From outside');
  expect(answer().textContent).toBe('Answer');
});

test('tells a developer who gives both a chat and options of the hook', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  function Page() {
    return <ChatWindow chat={useChatStream({ endpoint: '/chat' })} endpoint="/other" />;
  }
  render(<Page />);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[0]).toMatch(/both `chat` and `endpoint`/);
  warn.mockRestore();
});

test('an error stands under the partial answer, with Retry, and is gone with the next answer', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  render(<ChatWindow transport={transport} />);
  await user.type(screen.getByRole('textbox'), 'Hello{Enter}');
  await transport.write('Half');
  await transport.fail(new ChatError('network'));
  expect(root().dataset.status).toBe('error');
  expect(answer().textContent).toBe('Half');
  const notice = document.querySelector<HTMLElement>('[data-chat-error-notice]');
  expect(notice?.dataset.code).toBe('network');
  expect(answer().compareDocumentPosition(notice as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);

  await user.click(screen.getByRole('button', { name: 'Retry' }));
  expect(document.querySelector('[data-chat-error-notice]')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
  await transport.write('Whole');
  await transport.finish();
  expect(within(answer()).getByText('Whole')).toBeInTheDocument();
  expect(transport.requests).toHaveLength(2);
});

test('a thread in which only the model is spoken to greets as an empty one', async () => {
  const transport = createManualTransport();
  const context = { ...textMessage('user', 'The reader has invoice 42 open.'), role: 'system' as const };
  render(<ChatWindow transport={transport} initialMessages={[context]} suggestions={['One']} />);
  expect(screen.getByRole('heading', { name: 'What can I help with?' })).toBeVisible();
  expect(root()).toHaveAttribute('data-empty');
  await userEvent.setup().click(screen.getByRole('button', { name: 'One' }));
  expect(screen.queryByRole('heading')).toBeNull();
  expect(root()).not.toHaveAttribute('data-empty');
});
