import { StrictMode, useEffect, useRef } from 'react';
import {
  createEventSourceTransport,
  type UseChatStreamOptions,
  type UseChatStreamResult,
  useChatStream,
} from 'react-chat-stream';
import { createRoot, type Root } from 'react-dom/client';
import { equal, holds, match } from '../page/assert.ts';
import { answerOf, says } from '../page/chat.ts';
import { DONE, say, serve } from '../page/server.ts';
import type { Cases } from './all.ts';

/** The hook in a real React root, mounted twice as StrictMode does in development. */
export const hookCases: Cases = {
  'the hook shows an answer, and nothing is sent before it is told to': async () => {
    const server = await serve({ steps: [...say('Hello'), DONE] });
    const { chat, text, leave } = await mount({ endpoint: server.url });
    equal((await server.seen()).requests.length, 0, 'The count of requests before');
    match(await chat().sendMessage('Hi'), { status: 'done' });
    await shows(text, 'done: Hello');
    equal((await server.seen()).requests.length, 1, 'The count of requests');
    leave();
  },

  'a send in an effect is one request, though StrictMode runs the effect twice': async () => {
    const server = await serve({ steps: [...say('Once'), DONE] });
    const { text, leave } = await mount({ endpoint: server.url }, 'Hi');
    await shows(text, 'done: Once');
    const { requests } = await server.until({ ended: 1 });
    equal(requests.length, 1, 'The count of requests');
    leave();
  },

  'unmounting closes the socket': async () => {
    const server = await serve({ steps: [...say('Half'), 'hang'] });
    const { chat, leave } = await mount({ endpoint: server.url });
    void chat().sendMessage('Hi');
    await says(chat().store, 'Half');
    leave();
    await server.until({ closed: 1 });
  },

  'unmounting closes the socket of an EventSource': async () => {
    const server = await serve({ steps: ['retry: 50\n\n', ...say('Half'), 'hang'] });
    const { chat, leave } = await mount({ transport: createEventSourceTransport({ url: server.url }) });
    void chat().sendMessage('Hi');
    await says(chat().store, 'Half');
    leave();
    const { requests } = await server.until({ closed: 1 });
    equal(requests.length, 1, 'The count of requests');
  },

  'two hooks on one page do not mix, and stopping one leaves the other': async () => {
    const steps = (name: string) => [
      ...say(`${name} begins`),
      { gate: 'rest' },
      ...say(`, ${name} ends`),
      DONE,
    ];
    const left = await serve({ steps: steps('left') });
    const right = await serve({ steps: steps('right') });
    const one = await mount({ endpoint: left.url });
    const two = await mount({ endpoint: right.url });
    void one.chat().sendMessage('Left?');
    const sent = two.chat().sendMessage('Right?');
    await shows(one.text, 'generating: left begins');
    await shows(two.text, 'generating: right begins');
    one.chat().stop();
    await left.until({ closed: 1 });
    await right.open('rest');
    match(await sent, { status: 'done' });
    await shows(one.text, 'done: left begins');
    await shows(two.text, 'done: right begins, right ends');
    one.leave();
    two.leave();
  },

  'another endpoint is used by the next send; the answer that comes stays with its own': async () => {
    const old = await serve({ steps: [...say('Old'), { gate: 'rest' }, ...say(' whole'), DONE] });
    const other = await serve({ steps: [...say('New'), DONE] });
    const { chat, text, render, leave } = await mount({ endpoint: old.url });
    const first = chat().sendMessage('One');
    await says(chat().store, 'Old');
    render({ endpoint: other.url });
    await old.open('rest');
    match(await first, { status: 'done' });
    await shows(text, 'done: Old whole');
    match(await chat().sendMessage('Two'), { status: 'done' });
    await shows(text, 'done: New');
    equal((await old.seen()).requests.length, 1, 'The count of requests to the old one');
    equal((await other.seen()).requests.length, 1, 'The count of requests to the new one');
    leave();
  },

  'the functions of the hook keep their identity while an answer comes': async () => {
    const server = await serve({ steps: [...say('Hello'), DONE] });
    const { chat, text, leave } = await mount({ endpoint: server.url });
    const { sendMessage, stop, retry } = chat();
    await sendMessage('Hi');
    await shows(text, 'done: Hello');
    const now = chat();
    holds(now.sendMessage === sendMessage && now.stop === stop && now.retry === retry, 'they are the same');
    leave();
  },
};

type ChatProps = {
  options: UseChatStreamOptions;
  opening?: string;
  onChat: (chat: UseChatStreamResult) => void;
};

function Chat({ options, opening, onChat }: ChatProps) {
  const chat = useChatStream(options);
  const { sendMessage } = chat;
  const newest = useRef(onChat);
  useEffect(() => newest.current(chat), [chat]);
  useEffect(() => {
    if (opening) void sendMessage(opening);
  }, [opening, sendMessage]);
  return `${chat.status}: ${answerOf(chat)}`;
}

async function mount(options: UseChatStreamOptions, opening?: string) {
  const host = document.body.appendChild(document.createElement('div'));
  const root: Root = createRoot(host);
  let newest: UseChatStreamResult | undefined;
  let onMount = (): void => {};
  const mounted = new Promise<void>((resolve) => {
    onMount = resolve;
  });
  const onChat = (chat: UseChatStreamResult): void => {
    newest = chat;
    onMount();
  };
  const render = (next: UseChatStreamOptions): void =>
    root.render(
      <StrictMode>
        <Chat options={next} opening={opening} onChat={onChat} />
      </StrictMode>,
    );
  render(options);
  await mounted;
  return {
    chat(): UseChatStreamResult {
      if (!newest) throw new Error('The hook has not rendered.');
      return newest;
    },
    text: host,
    render,
    leave() {
      root.unmount();
      host.remove();
    },
  };
}

/** Waits until a part of the page reads like this. */
function shows(host: HTMLElement, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      watcher.disconnect();
      reject(new Error(`The page shows "${host.textContent}" and not "${text}".`));
    }, 15_000);
    const check = (): void => {
      if (host.textContent !== text) return;
      clearTimeout(limit);
      watcher.disconnect();
      resolve();
    };
    const watcher = new MutationObserver(check);
    watcher.observe(host, { childList: true, characterData: true, subtree: true });
    check();
  });
}
