import { render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/styles.css';
import { userEvent } from 'vitest/browser';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import type { ChatMessage } from '../../src/core/types.ts';
import { createManualTransport } from '../components/manualTransport.ts';

const THREAD: readonly ChatMessage[] = [
  { id: 'q', role: 'user', status: 'done', createdAt: 0, parts: [{ type: 'text', text: 'Question' }] },
  {
    id: 'a',
    role: 'assistant',
    status: 'done',
    createdAt: 0,
    parts: [
      { type: 'reasoning', text: 'Thought of it.' },
      {
        type: 'tool-call',
        toolCallId: 'c',
        toolName: 'look_up',
        inputText: '{}',
        input: { a: 1 },
        output: 'found',
        state: 'output-available',
      },
      { type: 'text', text: 'See [the page](https://a.example).\n\n```js\nlet a;\n```' },
      { type: 'source', sourceId: 's', url: 'https://b.example', title: 'Book' },
    ],
  },
];

beforeEach(() => {
  document.body.style.height = '600px';
});

afterEach(() => {
  document.body.style.height = '';
});

/** What has the focus, as a screen reader names it. */
function focused(): string {
  const element = document.activeElement as HTMLElement;
  return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
}

/** Presses Tab until this has the focus; fails after so many steps, as in a trap. */
async function tabTo(name: string | RegExp, keys = '{Tab}'): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await userEvent.keyboard(keys);
    if (typeof name === 'string' ? focused() === name : name.test(focused())) return;
  }
  throw new Error(`Tab did not reach ${name}, the last stop was ${focused()}`);
}

test('one walk through the whole window with the keyboard alone', async () => {
  const transport = createManualTransport();
  render(
    <div style={{ height: 520 }}>
      <button type="button">Before</button>
      <ChatWindow
        transport={transport}
        title="Desk"
        initialMessages={THREAD}
        actions={['copy', 'edit', 'regenerate', 'feedback']}
      />
      <button type="button">After</button>
    </div>,
  );
  await screen.findByRole('button', { name: 'Good answer' });
  screen.getByRole('button', { name: 'Before' }).focus();
  const stops: string[] = [];
  for (let step = 0; step < 40 && focused() !== 'After'; step++) {
    await userEvent.keyboard('{Tab}');
    stops.push(focused());
    // Whatever has the focus can be seen, inside of the window and with a ring or a marked border.
    const box = (document.activeElement as HTMLElement).getBoundingClientRect();
    expect(box.width, focused()).toBeGreaterThan(0);
    expect(box.bottom, focused()).toBeLessThanOrEqual(601);
  }
  expect(stops).toEqual([
    'Conversation',
    'Copy',
    'Edit',
    'Reasoning',
    'Used look_up',
    'the page',
    'Wrap lines',
    'Copy code',
    'js',
    '1 source',
    'Copy',
    'Good answer',
    'Bad answer',
    'Regenerate',
    'Message',
    'Send',
    'After',
  ]);

  // Back again, and into the lines that open.
  await tabTo('1 source', '{Shift>}{Tab}{/Shift}');
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Tab}');
  expect(focused()).toBe('Book');

  // Edit, give up, edit, send.
  await tabTo('Edit', '{Shift>}{Tab}{/Shift}');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(focused()).toBe('Edit message'));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(focused()).toBe('Edit'));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(focused()).toBe('Edit message'));
  await userEvent.keyboard(' again{Enter}');
  await waitFor(() => expect(focused()).toBe('Message'));
  await transport.write('New answer');

  // Stop, with what has come kept, and the focus stays.
  await userEvent.keyboard('{Escape}');
  expect(focused()).toBe('Message');
  const answer = () => screen.getAllByRole('article', { name: 'Assistant' }).at(-1) as HTMLElement;
  await waitFor(() => expect(answer().dataset.status).toBe('stopped'));

  // From version to version, on the same arrow.
  await tabTo('Previous version', '{Shift>}{Tab}{/Shift}');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(within(answer()).getByText('the page')).toBeVisible());
  expect(focused()).toBe('Previous version');

  // An error, and Retry.
  await tabTo('Message');
  await userEvent.keyboard('More{Enter}');
  await transport.fail(new Error('gone') as never);
  await tabTo('Retry', '{Shift>}{Tab}{/Shift}');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(focused()).toBe('Message'));
});

test('targets are 24 px at least', async () => {
  render(
    <div style={{ height: 560 }}>
      <ChatWindow transport={createManualTransport()} title="Desk" initialMessages={THREAD} actions />
    </div>,
  );
  const targets = [...document.querySelectorAll<HTMLElement>('button, summary, textarea')];
  expect(targets.length).toBeGreaterThan(10);
  for (const target of targets) {
    const { width, height } = target.getBoundingClientRect();
    expect(Math.min(width, height), target.outerHTML).toBeGreaterThanOrEqual(24);
  }
});
