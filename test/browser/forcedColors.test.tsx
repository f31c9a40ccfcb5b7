import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatWindow, type ChatWindowProps } from '../../src/components/ChatWindow.tsx';
import { ChatError } from '../../src/core/ChatError.ts';
import type { ChatMessage, ChatTransport } from '../../src/core/types.ts';
import { backgroundsOf, contrast } from './contrast.ts';
import { emulate } from './emulate.ts';
import { faintTexts } from './faintTexts.ts';
import { everyElement } from './hosts/everyElement.ts';
import { createPushTransport, find, frames, renderIn } from './support.tsx';

const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"/>')}`;

const conversation: readonly ChatMessage[] = [
  {
    id: 'question',
    role: 'user',
    status: 'done',
    createdAt: 0,
    parts: [
      { type: 'text', text: 'A question' },
      { type: 'file', url: PICTURE, mediaType: 'image/svg+xml', filename: 'hills.svg' },
      { type: 'file', url: 'data:text/plain,hello', mediaType: 'text/plain', filename: 'notes.txt' },
    ],
  },
  {
    id: 'answer',
    role: 'assistant',
    status: 'done',
    createdAt: 0,
    metadata: { feedback: 'up' },
    parts: [
      { type: 'reasoning', text: 'Weather first.' },
      {
        type: 'tool-call',
        toolCallId: 'call-1',
        toolName: 'get_weather',
        inputText: '{"city":"Lisbon"}',
        input: { city: 'Lisbon' },
        state: 'output-available',
        output: { sky: 'clear' },
      },
      {
        type: 'tool-call',
        toolCallId: 'call-2',
        toolName: 'get_trams',
        inputText: '{}',
        input: {},
        state: 'output-error',
        errorText: 'No trams today',
      },
      { type: 'text', text: `Clear all day [1].\n\n${everyElement}` },
      { type: 'source', sourceId: 's1', url: 'https://weather.example', title: 'The weather' },
      { type: 'file', url: 'https://pictures.example/a.png', mediaType: 'image/png', filename: 'a.png' },
    ],
  },
];

/** A whole answer first, then one that breaks off. */
function answersThenFails(): ChatTransport {
  let requests = 0;
  return {
    async *send() {
      requests += 1;
      yield { type: 'text-delta', delta: 'An answer' };
      if (requests === 1) yield { type: 'finish' };
      else yield { type: 'error', error: new ChatError('server', { detail: 'A detail', retryable: true }) };
    },
  };
}

/** The system's two kinds of palette: dark on light, and light on dark. */
const palettes = ['light', 'dark'] as const;

/** A window between two buttons of its page, from one of which to the other a keyboard goes through it. */
const show = (props: ChatWindowProps): unknown =>
  renderIn(
    { width: 700 },
    <>
      <button type="button">Before</button>
      <ChatWindow theme="light" title="A title" footer="Small print" style={{ height: 900 }} {...props} />
      <button type="button">After</button>
    </>,
  );

beforeEach(() => page.viewport(800, 950));

afterEach(() => emulate({}));

async function force(palette: 'light' | 'dark'): Promise<void> {
  await emulate({ 'forced-colors': 'active', 'prefers-color-scheme': palette });
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
}

/** What axe finds, and what it does not look for: edges, icons, rings. */
async function barriers(): Promise<string[]> {
  await settle();
  // It takes the colour of a text from `-webkit-text-fill-color`, which tells the theme's and not the forced one.
  const { violations } = await axe.run('[data-chat-root]', {
    rules: { 'color-contrast': { enabled: false } },
  });
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ...faintTexts(find('[data-chat-root]')),
    ...buttons().flatMap(unseenIn),
    ...(await withoutRing()),
  ];
}

/** Transitions and what fades in are over; what goes on for ever is left alone. */
async function settle(): Promise<void> {
  await frames(3);
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
  await frames(1);
}

const buttons = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-chat-root] :is(button, summary)')].filter((button) =>
    button.checkVisibility({ visibilityProperty: true }),
  );

const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') || element.textContent || element.outerHTML;

/** An edge around it, and a text or an icon in it, each 3:1 or more against what lies behind. */
function unseenIn(button: HTMLElement): string[] {
  const { borderTopColor, borderTopStyle, borderTopWidth, color, opacity } = getComputedStyle(button);
  const hasEdge =
    borderTopStyle !== 'none' &&
    Number.parseFloat(borderTopWidth) >= 1 &&
    contrast(borderTopColor, backgroundsOf(button.parentElement)) >= 3;
  const hasInk = contrast(color, backgroundsOf(button)) >= 3 && opacity === '1';
  return [
    ...(hasEdge ? [] : [`no edge: ${nameOf(button)}`]),
    ...(hasInk ? [] : [`too faint: ${nameOf(button)}`]),
  ];
}

/** Goes through the window by Tab. The ring of a text field is drawn around the box that it stands in. */
async function withoutRing(): Promise<string[]> {
  const bare: string[] = [];
  screen.getByRole('button', { name: 'Before' }).focus();
  const end = screen.getByRole('button', { name: 'After' });
  let stops = 0;
  await userEvent.keyboard('{Tab}');
  for (let at = document.activeElement; at && at !== end; at = document.activeElement) {
    stops += 1;
    const ringed = at.closest('[data-chat-message-editor], [data-chat-composer]');
    const target = at.matches('textarea') && ringed ? ringed : at;
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(target);
    const isDrawn = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    if (!isDrawn || contrast(outlineColor, backgroundsOf(target.parentElement)) < 3)
      bare.push(`no ring: ${nameOf(at)}`);
    await userEvent.keyboard('{Tab}');
  }
  expect(stops).toBeGreaterThan(0);
  return bare;
}

/** How far a mark stands out from the ground that it is drawn on. */
function standsOut(selector: string, pseudo?: string): number {
  const element = find(selector);
  const ground = pseudo ? element : element.parentElement;
  return contrast(getComputedStyle(element, pseudo).backgroundColor, backgroundsOf(ground));
}

test.each(palettes)(
  '%s: a conversation with everything in it, opened, edited and broken off',
  async (palette) => {
    await force(palette);
    show({
      transport: answersThenFails(),
      actions: ['copy', 'edit', 'regenerate', 'feedback'],
      initialMessages: conversation,
    });
    for (const details of document.querySelectorAll('details')) details.open = true;
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Good answer' })).toBeInTheDocument());
    await userEvent.fill(screen.getByRole('textbox'), 'Hello');
    await userEvent.keyboard('{Enter}');
    await screen.findByText('An answer', { selector: 'p' });
    await vi.waitFor(() => expect(find('[data-chat-root]').dataset.status).toBe('done'));
    await userEvent.click(screen.getAllByRole('button', { name: 'Regenerate' }).at(-1) as HTMLElement);
    await screen.findByRole('button', { name: 'Retry' });
    expect(screen.getByRole('button', { name: 'Previous version' })).toBeInTheDocument();
    expect(await barriers()).toEqual([]);

    expect(standsOut('[data-action="up"][aria-pressed="true"]')).toBeGreaterThan(3);
    expect(standsOut('[data-action="down"][aria-pressed="false"]')).toBe(1);
    expect(standsOut('[data-task] > input:checked', '::before')).toBeGreaterThan(3);

    find('[data-role="user"] [data-action="edit"]').click();
    await screen.findByRole('textbox', { name: 'Edit message' });
    expect(await barriers()).toEqual([]);
  },
);

test.each(palettes)('%s: an answer on its way, and late', async (palette) => {
  await force(palette);
  const server = createPushTransport();
  show({ transport: server.transport, timeout: { stall: 50 } });
  await userEvent.fill(screen.getByRole('textbox'), 'Hello');
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Still working…', { selector: '[data-chat-late]' });
  expect(await barriers()).toEqual([]);
  expect(standsOut('[data-chat-dot]')).toBeGreaterThan(3);
  await server.write('Half an answer');
  expect(await barriers()).toEqual([]);
  expect(standsOut('[data-chat-caret]')).toBeGreaterThan(3);
});

test.each(palettes)('%s: files on their way, one that failed and one that was refused', async (palette) => {
  await force(palette);
  const upload = (file: File, { onProgress }: { onProgress(fraction: number): void }) => {
    if (file.name === 'broken.txt') return Promise.reject(new Error('503'));
    onProgress(0.4);
    return new Promise<{ url: string }>(() => undefined);
  };
  show({ endpoint: '/chat', attachments: { upload } });
  await vi.waitFor(() => find('[data-chat-file-input]'));
  const files = ['slow.txt', 'broken.txt', 'empty.txt'].map(
    (name) => new File(name === 'empty.txt' ? [] : ['hello'], name, { type: 'text/plain' }),
  );
  await userEvent.upload(find('[data-chat-file-input]'), files);
  await screen.findByRole('button', { name: 'Try broken.txt again' });
  expect(await barriers()).toEqual([]);
  expect(standsOut('[data-chat-progress]', '::before')).toBeGreaterThan(3);
});

test.each(palettes)('%s: an empty window', async (palette) => {
  await force(palette);
  show({ endpoint: '/chat', suggestions: ['One', { title: 'Two', description: 'More' }] });
  expect(await barriers()).toEqual([]);
});

test('the ring that turns while older messages come has a gap that is seen to turn', async () => {
  await force('dark');
  show({ endpoint: '/chat', initialMessages: conversation, onLoadOlder: () => new Promise(() => undefined) });
  await vi.waitFor(() => find('[data-chat-spinner]'));
  const { borderTopColor, borderBottomColor } = getComputedStyle(find('[data-chat-spinner]'));
  expect(borderTopColor).toBe(getComputedStyle(find('[data-chat-root]')).color);
  expect(borderBottomColor).toBe('rgba(0, 0, 0, 0)');
});
