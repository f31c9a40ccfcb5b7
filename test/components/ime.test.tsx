import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { messageText } from '../../src/core/messageText.ts';
import { chrome, chromeMac, firefox, safari } from '../fixtures/ime/engines.ts';
import type { ImeEvent } from '../fixtures/ime/ImeEvent.ts';
import { hangul, pinyin, romaji } from '../fixtures/ime/typings.ts';
import { createImeReplay } from '../support/replayIme.ts';
import { createManualTransport, type ManualTransport, textMessage } from './manualTransport.ts';

const ENTER: ImeEvent = { type: 'keydown', key: 'Enter', keyCode: 13, isComposing: false };
const ESCAPE: ImeEvent = { type: 'keydown', key: 'Escape', keyCode: 27, isComposing: false };

const cases = [chrome, chromeMac, firefox, safari].flatMap((engine) =>
  [pinyin, romaji, hangul].map((typing) => ({ engine, typing, title: `${engine.name}, ${typing.language}` })),
);

const sent = ({ requests }: ManualTransport): string[] => requests.map(({ message }) => messageText(message));

/** A window, and the text area of its composer. */
function setUp() {
  const transport = createManualTransport();
  const history = [textMessage('user', 'Old question '), textMessage('assistant', 'Old answer')];
  render(<ChatWindow transport={transport} initialMessages={history} />);
  const input = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  return { transport, input };
}

/** Plays on a text area, and lets React show what came of it. */
function openIme(textarea: HTMLTextAreaElement) {
  const replay = createImeReplay(textarea);
  return (...events: ImeEvent[]): Promise<void> => act(async () => replay(events));
}

test.each(cases)(
  '$title: the Enter that commits sends nothing, the next one sends all',
  async ({ engine, typing }) => {
    const { transport, input } = setUp();
    const play = openIme(input);
    await play(...engine.compose(typing));
    expect(input.value).toBe(typing.strokes.at(-1)?.[1]);
    expect(transport.requests).toEqual([]);
    await play(...engine.commit(typing));
    expect(input.value).toBe(typing.committed);
    expect(transport.requests).toEqual([]);
    await play(ENTER);
    expect(sent(transport)).toEqual([typing.committed]);
    expect(input.value).toBe('');
  },
);

test.each(cases)(
  '$title: Escape gives up the composition and stops no answer',
  async ({ engine, typing }) => {
    const { transport, input } = setUp();
    const play = openIme(input);
    await userEvent.type(input, 'Hello{Enter}');
    await transport.write('Half an answer');
    await play(...engine.compose(typing), ...engine.cancel(typing));
    expect(screen.getByRole('button', { name: 'Stop' })).toBeEnabled();
    await play(ESCAPE);
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  },
);

test.each(cases)('$title: the same in a message that is edited', async ({ engine, typing }) => {
  const { transport } = setUp();
  await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
  const editor = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit message' });
  const play = openIme(editor);
  await play(...engine.compose(typing), ...engine.cancel(typing));
  expect(editor).toBeInTheDocument();
  await play(...engine.compose(typing), ...engine.commit(typing));
  expect(editor.value).toBe(`Old question ${typing.committed}`);
  expect(transport.requests).toEqual([]);
  await play(ENTER);
  expect(sent(transport)).toEqual([`Old question ${typing.committed}`]);
});

test('a composition in the middle of Ctrl+Enter is not sent half', async () => {
  const { transport, input } = setUp();
  const play = openIme(input);
  await play(...chromeMac.compose(romaji));
  await act(async () => {
    input.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        keyCode: 229,
        ctrlKey: true,
        isComposing: true,
        bubbles: true,
      }),
    );
  });
  expect(transport.requests).toEqual([]);
});

test('Hangul on a Mac: the system sends the Enter again after the syllable, and that one sends the whole', async () => {
  const { transport, input } = setUp();
  const play = openIme(input);
  // Recorded for other keys in stablyai/orca, pull request 12732: keydown 229, compositionend, keyup, then keydown again.
  await play(...chromeMac.compose(hangul), ...chromeMac.commit(hangul), ENTER);
  expect(sent(transport)).toEqual(['한']);
  expect(input.value).toBe('');
});

test('Hangul in WebKit without composition events: nothing is sent before Enter, and then the whole', async () => {
  const { transport, input } = setUp();
  const play = openIme(input);
  // xtermjs/xterm.js, pull request 5704: `insertText` for the first letter, `insertReplacementText` for what it becomes.
  const events = hangul.strokes.flatMap(([key, composed], index): ImeEvent[] => {
    const inputType = index === 0 ? 'insertText' : 'insertReplacementText';
    return [
      { type: 'keydown', key, keyCode: 229, isComposing: false },
      { type: 'beforeinput', inputType, data: composed },
      { type: 'input', inputType, data: composed, composed },
      { type: 'keyup', key, keyCode: key.toUpperCase().charCodeAt(0) },
    ];
  });
  await play(...events);
  expect(input.value).toBe('한');
  expect(transport.requests).toEqual([]);
  await play(ENTER);
  expect(sent(transport)).toEqual(['한']);
});
