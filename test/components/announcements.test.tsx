import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ChatAnnounce, createAnnouncer } from '../../src/components/announcer/createAnnouncer.ts';
import { ChatErrorNotice } from '../../src/components/ChatErrorNotice.tsx';
import { ChatRoot } from '../../src/components/ChatRoot.tsx';
import { ChatError } from '../../src/core/ChatError.ts';
import { createChatStore } from '../../src/core/createChatStore.ts';
import { messageText } from '../../src/core/messageText.ts';
import type { ChatActivity, ChatMessage, ChatRequest, ChatState, StreamEvent } from '../../src/core/types.ts';
import { en } from '../../src/locales/en.ts';
import { useChatStream } from '../../src/react/useChatStream.ts';
import { createManualTransport, nextFrame } from './manualTransport.ts';

const answer = (text: string): ChatMessage[] => [
  { id: 'a', role: 'assistant', parts: [{ type: 'text', text }], status: 'streaming', createdAt: 0 },
];
const idle: ChatState = { status: 'idle', messages: [] };
const writing = (text: string, activity: ChatActivity = 'streaming'): ChatState => ({
  status: 'generating',
  activity,
  attempt: 1,
  messages: answer(text),
});
const done = (text: string, finishReason: 'stop' | 'stopped' = 'stop'): ChatState => ({
  status: 'done',
  finishReason,
  messages: answer(text),
});

/** What each of these states makes a screen reader say. */
function said(policy: ChatAnnounce, ...states: ChatState[]): string[][] {
  const announce = createAnnouncer(policy, () => en.labels, idle);
  return states.map((state) => [...announce(state)]);
}

describe('what is announced', () => {
  test('final: that it begins, then the whole answer once', () => {
    expect(
      said('final', writing('', 'connecting'), writing('One. '), writing('One. Two'), done('One. Two')),
    ).toEqual([['The assistant is writing.'], [], [], ['One. Two']]);
  });

  test('once for each wait, that it is late or that the connection is being made anew', () => {
    const states = [writing('One', 'stalled'), writing('One', 'stalled'), writing('One', 'reconnecting')];
    expect(said('final', writing('One'), ...states, writing('One. Two'))).toEqual([
      ['The assistant is writing.'],
      ['Still working…'],
      [],
      ['Reconnecting…'],
      [],
    ]);
  });

  test('status: that it begins and ends, and not the text', () => {
    expect(said('status', writing('One'), done('One'))).toEqual([
      ['The assistant is writing.'],
      ['The answer is complete.'],
    ]);
  });

  test('sentences: each as soon as it is complete, the rest at the end, nothing twice', () => {
    const states = [
      writing('It is 3.1'),
      writing('It is 3.14. The'),
      writing('It is 3.14. The 好。吗'),
      done('It is 3.14. The 好。吗'),
    ];
    expect(said('sentences', writing('', 'connecting'), ...states)).toEqual([
      ['The assistant is writing.'],
      [],
      ['It is 3.14.'],
      ['The 好。'],
      ['吗'],
    ]);
  });

  test('sentences: the next answer begins anew', () => {
    expect(said('sentences', writing(''), done('Long first.'), writing(''), done('Short.')).at(-1)).toEqual([
      'Short.',
    ]);
  });

  test('off: nothing', () => {
    expect(said('off', writing('One'), done('One')).flat()).toEqual([]);
  });

  test('that it was stopped, that it failed, that it is late', () => {
    expect(said('final', writing(''), done('One', 'stopped')).at(-1)).toEqual(['You stopped this answer.']);
    const failed: ChatState = { status: 'error', error: new ChatError('timeout'), messages: answer('One') };
    expect(said('final', writing(''), failed).at(-1)).toEqual(['The answer took too long.']);
    expect(said('final', writing(''), writing('', 'stalled'), writing('', 'stalled'))).toEqual([
      ['The assistant is writing.'],
      ['Still working…'],
      [],
    ]);
  });

  test('nothing for a reset or for history that was there', () => {
    expect(said('final', writing('One'), idle).at(-1)).toEqual([]);
    expect(said('final', done('Old'))).toEqual([[]]);
  });
});

describe('the live region', () => {
  afterEach(() => void vi.useRealTimers());

  test('holds the answer for a moment, then leaves it on the page only once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    async function* send(): AsyncGenerator<StreamEvent> {
      yield { type: 'text-delta', delta: 'Hi there' };
      yield { type: 'finish' };
    }
    const store = createChatStore({ transport: { send } });
    render(<ChatRoot chat={{ store }} />);
    const region = document.querySelector('[aria-live="polite"]');
    await act(() => store.sendMessage('Hello'));
    expect([...(region?.children ?? [])].map((line) => line.textContent)).toEqual([
      'The assistant is writing.',
      'Hi there',
    ]);
    act(() => vi.advanceTimersByTime(6000));
    expect(region?.textContent).toBe('');
  });

  test('says the answer, and once, though its owner renders with other words and other actions', async () => {
    const said: string[] = [];
    const transport = createManualTransport();
    const App = () => {
      const chat = useChatStream({ transport });
      const isBusy = chat.status === 'generating';
      return (
        <>
          <button type="button" onClick={() => chat.sendMessage('Hello')}>
            Ask
          </button>
          <ChatRoot
            chat={chat}
            announce="sentences"
            actions={isBusy ? false : ['copy']}
            labels={{ fileRemoved: (name) => `${name} is away` }}
            components={{ a: () => null }}
          />
        </>
      );
    };
    render(<App />);
    const region = document.querySelector('[aria-live="polite"]') as Element;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        said.push(...[...addedNodes].map((node) => node.textContent ?? ''));
    }).observe(region, { childList: true });
    await act(async () => fireEvent.click(screen.getByText('Ask')));
    await transport.write('First sentence. ');
    await transport.write('Second one. ');
    await transport.write('And the end');
    await transport.finish();
    expect(said).toEqual(['The assistant is writing.', 'First sentence.', 'Second one.', 'And the end']);
    expect(region.textContent).toContain('And the end');
  });

  /** A chat that queues, whose answers come at once. What is in `failing` fails. */
  function queueing(answers: Record<string, string>, failing: string[] = []) {
    async function* send({ message }: ChatRequest): AsyncGenerator<StreamEvent> {
      const asked = messageText(message);
      if (failing.includes(asked)) yield { type: 'error', error: new ChatError('server') };
      yield { type: 'text-delta', delta: answers[asked] ?? '' };
      yield { type: 'finish' };
    }
    return createChatStore({ transport: { send }, whenBusy: 'queue' });
  }

  const LONG = 'A long sentence. '.repeat(80).trim();
  const lines = (): (string | null)[] =>
    [...(document.querySelector('[aria-live="polite"]')?.children ?? [])].map((line) => line.textContent);

  test('says what comes behind a longer answer after it, in the order in which it happened', async () => {
    const store = queueing({ One: LONG, Two: '2' });
    render(<ChatRoot chat={{ store }} />);
    await act(() => Promise.all([store.sendMessage('One'), store.sendMessage('Two')]));
    await act(nextFrame);
    const writing = 'The assistant is writing.';
    expect(lines()).toEqual([writing, LONG, writing, '2']);
  });

  test('says nothing more of what two longer answers in one frame have left, once it is to be silent', async () => {
    const store = queueing({ One: LONG, Two: LONG });
    const { rerender } = render(<ChatRoot chat={{ store }} />);
    await act(() => Promise.all([store.sendMessage('One'), store.sendMessage('Two')]));
    rerender(<ChatRoot chat={{ store }} announce="off" />);
    await act(nextFrame);
    expect(lines()).toEqual([]);
  });

  test('says that a question has failed, and nothing of those behind it before they are asked', async () => {
    const store = queueing({ Two: '2' }, ['One']);
    render(
      <ChatRoot chat={{ store }}>
        <ChatErrorNotice />
      </ChatRoot>,
    );
    const sent: Promise<unknown>[] = [];
    await act(async () => {
      sent.push(store.sendMessage('One'), store.sendMessage('Two'));
      await sent[0];
    });
    const told = ['The assistant is writing.', 'Something went wrong on the server.'];
    expect(lines()).toEqual(told);
    expect(document.querySelector('[data-chat-error-notice]')?.textContent).toContain(told[1]);
    await act(async () => {
      store.clearError();
      await sent[1];
    });
    expect(lines()).toEqual([...told, told[0], '2']);
  });
});
