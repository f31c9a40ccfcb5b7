import { expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { createPushTransport, find, frames, renderIn } from './support.tsx';

type Session = { send(method: string, parameters: object): Promise<void> };

const send = (method: string, parameters: object): Promise<void> =>
  (cdp() as unknown as Session).send(method, parameters);
const input = (): HTMLTextAreaElement => find('[data-chat-composer-input]');
const prompts = (): string[] =>
  [...document.querySelectorAll('[data-role="user"] [data-chat-part]')].map(({ textContent }) => textContent);

/** What the input method has underlined. */
const compose = (text: string): Promise<void> =>
  send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

/** A key that the input method has taken. */
async function processKey(key: string, code: string): Promise<void> {
  await send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code, windowsVirtualKeyCode: 229 });
  await send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, windowsVirtualKeyCode: 229 });
}

test.each([
  ['Pinyin', ['n', 'ni', '你好'], '你好'],
  ['romaji', ['n', 'に', 'にほん', '日本'], '日本'],
  ['Hangul', ['ㅎ', '하', '한'], '한'],
])('a real composition in Chromium, %s: nothing half-composed is sent', async (_, steps, committed) => {
  const server = createPushTransport();
  renderIn({ width: 500, height: 500 }, <ChatWindow transport={server.transport} />);
  await userEvent.click(input());
  const keys: [string, number, boolean][] = [];
  input().addEventListener('keydown', (event) => keys.push([event.key, event.keyCode, event.isComposing]));

  for (const step of steps) await compose(step);
  expect(input().value).toBe(steps.at(-1));
  await processKey('Enter', 'Enter');
  await frames(2);
  expect(prompts()).toEqual([]);
  // The browser itself says so: the test would prove nothing if this Enter were an ordinary one.
  expect(keys).toEqual([['Enter', 229, true]]);

  await send('Input.insertText', { text: committed });
  expect(input().value).toBe(committed);
  await userEvent.keyboard('{Enter}');
  await frames(2);
  expect(prompts()).toEqual([committed]);

  await server.write('Half an answer');
  await compose(steps[0] ?? '');
  await processKey('Escape', 'Escape');
  await frames(2);
  expect(find('[data-chat-root]').dataset.status).toBe('generating');
  await compose('');
  await userEvent.keyboard('{Escape}');
  await frames(2);
  expect(find('[data-chat-root]').dataset.status).toBe('done');
});
