import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { moreActions } from '../../src/components/ChatMessageActions.tsx';
import { ChatWindow, type ChatWindowProps } from '../../src/components/ChatWindow.tsx';
import { createManualTransport, textMessage } from './manualTransport.ts';

// What happens before the code of `feedback` and `speak` is there: onDemand.test.tsx.
beforeAll(moreActions.load);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function open(props: ChatWindowProps = {}) {
  const user = userEvent.setup();
  const transport = createManualTransport();
  const initialMessages = [textMessage('user', 'What is tea?'), textMessage('assistant', 'A **drink**.')];
  render(<ChatWindow transport={transport} initialMessages={initialMessages} {...props} />);
  const message = (name: string) => within(screen.getAllByRole('article', { name }).at(-1) as HTMLElement);
  const names = (name: string) =>
    message(name)
      .queryAllByRole('button')
      .map((button) => button.getAttribute('aria-label'));
  return { user, transport, message, names };
}

const announced = (): string => document.querySelector('[data-chat-announcer]')?.textContent ?? '';

test('by default: copy and edit under a question, copy and regenerate under an answer', () => {
  const { names } = open();
  expect(names('You')).toEqual(['Copy', 'Edit']);
  expect(names('Assistant')).toEqual(['Copy', 'Regenerate']);
});

test('`actions` picks them; `false` leaves none', () => {
  const { names } = open({ actions: ['copy'] });
  expect([names('You'), names('Assistant')]).toEqual([['Copy'], ['Copy']]);
  document.body.innerHTML = '';
  const none = open({ actions: false });
  expect([none.names('You'), none.names('Assistant')]).toEqual([[], []]);
  expect(document.querySelector('[data-chat-message-actions]')).toBeNull();
});

test('`onFeedback` brings the thumbs; a second press takes the opinion back; it is kept in the message', async () => {
  const onFeedback = vi.fn();
  const { user } = open({ onFeedback });
  const good = screen.getByRole('button', { name: 'Good answer' });
  await user.click(good);
  expect(good).toHaveAttribute('aria-pressed', 'true');
  expect(good).toHaveFocus();
  expect(onFeedback).toHaveBeenLastCalledWith(
    expect.objectContaining({ role: 'assistant', metadata: { feedback: 'up' } }),
    'up',
  );
  expect(announced()).toContain('Thank you for your feedback.');
  await user.click(screen.getByRole('button', { name: 'Bad answer' }));
  expect(good).toHaveAttribute('aria-pressed', 'false');
  await user.click(screen.getByRole('button', { name: 'Bad answer' }));
  expect(onFeedback).toHaveBeenLastCalledWith(expect.anything(), undefined);
});

test('copies the source of a message and says so', async () => {
  const { user, message } = open();
  await user.click(message('Assistant').getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe('A **drink**.');
  expect(announced()).toContain('Copied');
});

test('where copying is not allowed, the text is selected', async () => {
  const { user, message } = open();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  await user.click(message('Assistant').getByRole('button', { name: 'Copy' }));
  await waitFor(() => expect(getSelection()?.toString()).toBe('A drink.'));
});

test('an answer that is being written has no actions yet', async () => {
  const { user, transport, names } = open();
  await user.type(screen.getByRole('textbox'), 'More{Enter}');
  await transport.write('It is');
  expect(names('Assistant')).toEqual([]);
  await transport.finish();
  expect(names('Assistant')).toEqual(['Copy', 'Regenerate']);
});

test('regenerates; the arrows lead through the versions, and the focus stays on them', async () => {
  const { user, transport, message } = open();
  await user.click(message('Assistant').getByRole('button', { name: 'Regenerate' }));
  expect(screen.getByRole('textbox')).toHaveFocus();
  await transport.write('A leaf.');
  await transport.finish();
  expect(message('Assistant').getByText('A leaf.')).toBeVisible();
  expect(message('Assistant').getByRole('group', { name: 'Version 2 of 2' })).toBeVisible();

  await user.click(message('Assistant').getByRole('button', { name: 'Previous version' }));
  expect(message('Assistant').getByText('drink')).toBeVisible();
  const previous = message('Assistant').getByRole('button', { name: 'Previous version' });
  expect(previous).toHaveFocus();
  expect(previous).toHaveAttribute('aria-disabled', 'true');
  expect(announced()).toContain('Version 1 of 2');
  // At the first version there is nothing before.
  await user.keyboard('{Enter}');
  expect(message('Assistant').getByRole('group', { name: 'Version 1 of 2' })).toBeVisible();

  await user.tab();
  await user.keyboard('{Enter}');
  expect(message('Assistant').getByText('A leaf.')).toBeVisible();
  expect(message('Assistant').getByRole('button', { name: 'Next version' })).toHaveFocus();
});

test('edits a question in its place; the old one stays as a branch', async () => {
  const { user, transport, message } = open();
  await user.click(message('You').getByRole('button', { name: 'Edit' }));
  const editor = screen.getByRole('textbox', { name: 'Edit message' });
  expect(editor).toHaveFocus();
  expect(editor).toHaveValue('What is tea?');
  await user.type(editor, '{Control>}a{/Control}What is coffee?{Enter}');
  expect(transport.requests.at(-1)?.message.parts).toEqual([{ type: 'text', text: 'What is coffee?' }]);
  expect(screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Message' })).toHaveFocus();
  await transport.write('A bean.');
  await transport.finish();
  await user.click(message('You').getByRole('button', { name: 'Previous version' }));
  expect(message('You').getByText('What is tea?')).toBeVisible();
  expect(message('Assistant').getByText('drink')).toBeVisible();
});

test('an edit is sent as a message is: its first line keeps its indentation, blank edges go', async () => {
  const { user, transport, message } = open();
  await user.click(message('You').getByRole('button', { name: 'Edit' }));
  const editor = screen.getByRole('textbox', { name: 'Edit message' });
  fireEvent.change(editor, { target: { value: '\n  return 1;\n\n' } });
  await user.type(editor, '{Enter}');
  expect(transport.requests.at(-1)?.message.parts).toEqual([{ type: 'text', text: '  return 1;' }]);
});

test('files of a question go along when it is edited', async () => {
  const file = { type: 'file', url: 'data:text/plain,x', mediaType: 'text/plain' } as const;
  const question = {
    ...textMessage('user', 'Read it'),
    parts: [{ type: 'text', text: 'Read it' } as const, file],
  };
  const { user, transport, message } = open({ initialMessages: [question] });
  await user.click(message('You').getByRole('button', { name: 'Edit' }));
  await user.keyboard(' now{Enter}');
  expect(transport.requests.at(-1)?.message.parts).toEqual([{ type: 'text', text: 'Read it now' }, file]);
});

test('Escape and Cancel give an edit up, stop no answer, and the focus is back on the button', async () => {
  const onStop = vi.fn();
  const { user, message, transport } = open({ onStop });
  for (const giveUp of ['Escape', 'Cancel']) {
    await user.click(message('You').getByRole('button', { name: 'Edit' }));
    await user.keyboard(' wrong');
    if (giveUp === 'Escape') await user.keyboard('{Escape}');
    else await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(message('You').getByText('What is tea?')).toBeVisible();
    expect(message('You').getByRole('button', { name: 'Edit' })).toHaveFocus();
  }
  expect(onStop).not.toHaveBeenCalled();
  expect(transport.requests).toHaveLength(0);
});

test('an Enter that picks a candidate of an input method sends no edit', async () => {
  const { user, message, transport } = open();
  await user.click(message('You').getByRole('button', { name: 'Edit' }));
  const editor = screen.getByRole('textbox', { name: 'Edit message' });
  fireEvent.keyDown(editor, { key: 'Enter', keyCode: 229 });
  fireEvent.keyDown(editor, { key: 'Enter', isComposing: true });
  expect(transport.requests).toHaveLength(0);
  expect(editor).toBeInTheDocument();
});

test('an edit is not sent while it is empty or an answer is being written, and stays', async () => {
  const { user, message, transport } = open();
  await user.click(message('You').getByRole('button', { name: 'Edit' }));
  const editor = screen.getByRole('textbox', { name: 'Edit message' });
  await user.clear(editor);
  await user.type(editor, '{Enter}');
  expect(transport.requests).toHaveLength(0);
  await user.type(editor, 'Other');
  await user.type(screen.getByRole('textbox', { name: 'Message' }), 'Hi{Enter}');
  expect(transport.requests).toHaveLength(1);
  await user.type(editor, '{Enter}');
  expect(transport.requests).toHaveLength(1);
  expect(editor).toHaveValue('Other');
});

test('reads an answer aloud, as it is shown, and falls silent on the second press', async () => {
  const spoken: string[] = [];
  const cancel = vi.fn();
  class Utterance extends EventTarget {
    readonly text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('speechSynthesis', { speak: ({ text }: Utterance) => spoken.push(text), cancel });
  // jsdom has no layout, so no innerText.
  Object.defineProperty(HTMLElement.prototype, 'innerText', {
    configurable: true,
    get(this: HTMLElement) {
      return this.textContent;
    },
  });
  const { user } = open({ actions: true });
  await user.click(await screen.findByRole('button', { name: 'Read aloud' }));
  expect(spoken).toEqual(['A drink.']);
  cancel.mockClear();
  await user.click(screen.getByRole('button', { name: 'Stop reading' }));
  expect(cancel).toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'Read aloud' })).toBeVisible();
  Reflect.deleteProperty(HTMLElement.prototype, 'innerText');
});
