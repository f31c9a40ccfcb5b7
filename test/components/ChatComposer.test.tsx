import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { ChatComposer, type ChatComposerProps } from '../../src/components/ChatComposer.tsx';
import { ChatErrorNotice } from '../../src/components/ChatErrorNotice.tsx';
import { ChatRoot } from '../../src/components/ChatRoot.tsx';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { ChatError } from '../../src/core/ChatError.ts';
import { messageText } from '../../src/core/messageText.ts';
import { useChatStream } from '../../src/react/useChatStream.ts';
import { createManualTransport } from './manualTransport.ts';

function setUp(props: ChatComposerProps = {}, whenBusy?: 'reject' | 'queue' | 'interrupt') {
  const transport = createManualTransport();
  render(
    <ChatRoot transport={transport} whenBusy={whenBusy}>
      <ChatErrorNotice />
      <ChatComposer {...props} />
    </ChatRoot>,
  );
  return { transport, user: userEvent.setup() };
}

const input = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message' });
const sent = (transport: ReturnType<typeof createManualTransport>): unknown =>
  transport.requests.map(({ message }) =>
    message.parts.map((part) => (part.type === 'text' ? part.text : part)),
  );

/** What the main pointer is, as far as `matchMedia` tells. */
function mockPointer(isCoarse: boolean): void {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) => ({ matches: isCoarse && query.includes('coarse') }) as MediaQueryList,
  );
}

afterEach(() => vi.restoreAllMocks());

test('what is sent leaves the text area with the key, not a moment later', () => {
  setUp();
  fireEvent.change(input(), { target: { value: 'one' } });
  fireEvent.keyDown(input(), { key: 'Enter' });
  expect(input().value).toBe('');
});

test('Enter sends and empties the draft; Shift+Enter breaks the line', async () => {
  const { transport, user } = setUp();
  await user.type(input(), 'one{Shift>}{Enter}{/Shift}two');
  expect(input().value).toBe('one\ntwo');
  await user.keyboard('{Enter}');
  expect(input().value).toBe('');
  await vi.waitFor(() => expect(sent(transport)).toEqual([['one\ntwo']]));
});

test.each<['reject' | 'queue' | 'interrupt', string]>([
  ['reject', 'two'],
  ['queue', ''],
  ['interrupt', ''],
])('while an answer is written, Enter with whenBusy %s leaves the draft %j', async (whenBusy, left) => {
  const { transport, user } = setUp({}, whenBusy);
  await user.type(input(), 'one{Enter}');
  await vi.waitFor(() => expect(transport.requests).toHaveLength(1));
  await transport.write('1');
  await user.type(input(), 'two{Enter}');
  await vi.waitFor(() => expect(input().value).toBe(left));
  if (whenBusy === 'queue') await transport.finish();
  if (left === '') await vi.waitFor(() => expect(sent(transport)).toEqual([['one'], ['two']]));
  else expect(sent(transport)).toEqual([['one']]);
});

test('on a touch keyboard Enter breaks the line, and Ctrl+Enter sends', async () => {
  mockPointer(true);
  const { transport, user } = setUp();
  await user.type(input(), 'one{Enter}two');
  expect(input().value).toBe('one\ntwo');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(transport.requests).toHaveLength(1));
  // Focus would bring the keyboard up over the answer.
  expect(input().value).toBe('');
});

test('`enterKey` decides where it is given', async () => {
  mockPointer(true);
  const { transport, user } = setUp({ enterKey: 'send' });
  await user.type(input(), 'one{Enter}');
  await vi.waitFor(() => expect(transport.requests).toHaveLength(1));
});

test.each([
  ['while composing', { isComposing: true, keyCode: 13 }],
  ["in Safari's order, where the composition has ended already", { isComposing: false, keyCode: 229 }],
])('an Enter that commits an IME candidate never sends: %s', async (_, init) => {
  const { transport, user } = setUp();
  await user.type(input(), 'にほん');
  const event = createEvent.keyDown(input(), { key: 'Enter', ...init });
  fireEvent(input(), event);
  expect(event.defaultPrevented).toBe(false);
  expect(input().value).toBe('にほん');
  await user.keyboard('{Enter}');
  await vi.waitFor(() => expect(transport.requests).toHaveLength(1));
});

test('an empty draft, or one of blanks, is not sent, and Send says so without losing the focus', async () => {
  const { transport, user } = setUp();
  const send = screen.getByRole('button', { name: 'Send' });
  expect(send.getAttribute('aria-disabled')).toBe('true');
  expect(send.hasAttribute('disabled')).toBe(false);
  await user.type(input(), ' {Shift>}{Enter}{/Shift} ');
  await user.click(send);
  expect(transport.requests).toHaveLength(0);
  await user.type(input(), 'x');
  expect(send.hasAttribute('aria-disabled')).toBe(false);
});

test("Stop takes Send's place in the same button, and the draft stays", async () => {
  const { transport, user } = setUp();
  await user.type(input(), 'Hello');
  const button = screen.getByRole('button', { name: 'Send' });
  await user.click(button);
  expect(screen.getByRole('button', { name: 'Stop' })).toBe(button);
  expect(document.activeElement).toBe(input());
  await transport.write('Half');
  await user.keyboard('Next question{Enter}');
  expect(transport.requests).toHaveLength(1);
  expect(input().value).toBe('Next question');
  await user.click(button);
  expect(screen.getByRole('button', { name: 'Send' })).toBe(button);
  expect(transport.requests[0]?.signal.aborted).toBe(true);
  expect(document.activeElement).toBe(input());
  expect(input().value).toBe('Next question');
});

test('a send that fails before anything arrived gives its text back, and Retry takes it away again', async () => {
  const { transport, user } = setUp();
  await user.type(input(), 'Important{Enter}');
  await transport.fail(new ChatError('network'));
  expect(input().value).toBe('Important');
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  expect(input().value).toBe('');
});

test('a text that came back asks the same question again, not a second one', async () => {
  const { transport, user } = setUp();
  await user.type(input(), 'Important{Enter}');
  await transport.fail(new ChatError('bad-request'));
  await user.type(input(), '{Enter}');
  const asked = () => transport.requests.map(({ messages }) => messages.map(messageText));
  expect(asked()).toEqual([['Important'], ['Important']]);
  expect(input().value).toBe('');
  await transport.fail(new ChatError('bad-request'));
  expect(input().value).toBe('Important');
  await user.clear(input());
  await user.type(input(), 'Less important{Enter}');
  expect(asked()[2]).toEqual(['Important', 'Less important']);
});

test('a draft that was changed after it came back survives Retry', async () => {
  const { transport, user } = setUp();
  await user.type(input(), 'Important{Enter}');
  await transport.fail(new ChatError('network'));
  await user.type(input(), ' and more');
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  expect(input().value).toBe('Important and more');
});

test('nothing comes back over a draft that was begun meanwhile, nor after a partial answer', async () => {
  const { transport, user } = setUp();
  await user.type(input(), 'First{Enter}');
  await user.type(input(), 'Second');
  await transport.fail(new ChatError('network'));
  expect(input().value).toBe('Second');
  await user.keyboard('{Enter}');
  await transport.write('Half');
  await transport.fail(new ChatError('network'));
  expect(input().value).toBe('');
});

test('a text does not come back into the composer of another chat', async () => {
  const user = userEvent.setup();
  const [one, two] = [createManualTransport(), createManualTransport()];
  function App({ isOther }: { isOther: boolean }) {
    const first = useChatStream({ transport: one });
    const second = useChatStream({ transport: two });
    return <ChatWindow chat={isOther ? second : first} />;
  }
  const { rerender } = render(<App isOther={false} />);
  await user.type(input(), 'For the first{Enter}');
  rerender(<App isOther />);
  await one.fail(new ChatError('network'));
  expect(input().value).toBe('');
});

test('a double click on Send does not stop the answer', async () => {
  const { transport, user } = setUp();
  await user.type(input(), 'Hello');
  await user.dblClick(screen.getByRole('button', { name: 'Send' }));
  expect(transport.requests[0]?.signal.aborted).toBe(false);
  expect(screen.getByRole('button', { name: 'Stop' })).toBeDefined();
});

test('a form around the window hears nothing of its sends', async () => {
  const user = userEvent.setup();
  const onSubmit = vi.fn();
  const host = document.body.appendChild(document.createElement('div'));
  render(
    <form onSubmit={onSubmit}>{createPortal(<ChatWindow transport={createManualTransport()} />, host)}</form>,
  );
  await user.type(input(), 'Hello{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
  host.remove();
});

test('the draft runs in the direction of its text, the placeholder in that of the window', async () => {
  const { user } = setUp();
  expect(input().hasAttribute('dir')).toBe(false);
  await user.type(input(), 'مرحبا');
  expect(input().dir).toBe('auto');
});

test('blank lines around the text do not travel', async () => {
  const { transport, user } = setUp();
  await user.click(input());
  await user.paste('\n\n  indented\nlast \n\n');
  await user.keyboard('{Enter}');
  await vi.waitFor(() => expect(sent(transport)).toEqual([['  indented\nlast']]));
});

test('`onSubmit` of the user runs first, and can take the sending over', async () => {
  const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault());
  const { transport, user } = setUp({ onSubmit });
  await user.type(input(), 'Hello{Enter}');
  expect(onSubmit).toHaveBeenCalledTimes(1);
  expect(input().value).toBe('Hello');
  expect(transport.requests).toHaveLength(0);
});

test('the draft can belong to the application', async () => {
  const user = userEvent.setup();
  const transport = createManualTransport();
  function Page() {
    const [value, setValue] = useState('Prefilled');
    return (
      <ChatRoot transport={transport}>
        <output>{value}</output>
        <ChatComposer value={value} onValueChange={setValue} />
      </ChatRoot>
    );
  }
  render(<Page />);
  await user.type(input(), '!');
  expect(screen.getByRole('status').textContent).toBe('Prefilled!');
  await user.keyboard('{Enter}');
  expect(screen.getByRole('status').textContent).toBe('');
  await vi.waitFor(() => expect(sent(transport)).toEqual([['Prefilled!']]));
});
