import { act, cleanup, render, renderHook } from '@testing-library/react';
import { Profiler, StrictMode, useEffect } from 'react';
import { messageText, type UseChatStreamOptions, useChatMessage, useChatStream } from 'react-chat-stream';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createManualTransport, settled } from '../support/createManualTransport.ts';

const delta = (text: string) => ({ type: 'text-delta', delta: text }) as const;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function setup(options: UseChatStreamOptions = {}) {
  const manual = createManualTransport();
  const hook = renderHook(
    (props: UseChatStreamOptions) => useChatStream({ transport: manual.transport, ...props }),
    {
      initialProps: options,
    },
  );
  return { ...manual, ...hook };
}

test('renders the state of the chat, narrowed by its status', async () => {
  const { result, latest } = setup();
  expect(result.current.status).toBe('idle');
  await act(async () => {
    void result.current.sendMessage('Hello');
    await settled();
  });
  expect(result.current).toMatchObject({ status: 'generating', activity: 'connecting' });
  await act(() => latest().push(delta('Hi'), { type: 'finish' }));
  if (result.current.status !== 'done') throw new Error('not done');
  expect(result.current.finishReason satisfies string).toBe('stop');
  expect(result.current.messages.map(messageText)).toEqual(['Hello', 'Hi']);
});

test('its functions keep their identity for its life', async () => {
  const { result, rerender, latest } = setup();
  const first = { ...result.current };
  rerender({ timeout: 5 });
  await act(async () => {
    void result.current.sendMessage('Hello');
    await settled();
  });
  await act(() => latest().push(delta('Hi'), { type: 'finish' }));
  const names = [
    'sendMessage',
    'stop',
    'retry',
    'regenerate',
    'editMessage',
    'selectBranch',
    'addToolOutput',
    'setMessages',
    'clearError',
    'reset',
    'store',
  ] as const;
  for (const name of names) expect(result.current[name], name).toBe(first[name]);
});

test('renders at most once a frame while an answer streams', async () => {
  const { transport, latest } = createManualTransport();
  let commits = 0;
  let send = (_text: string): unknown => undefined;
  function App() {
    const chat = useChatStream({ transport });
    send = chat.sendMessage;
    return <p>{chat.messages.map(messageText).join(' ')}</p>;
  }
  render(
    <Profiler id="app" onRender={() => commits++}>
      <App />
    </Profiler>,
  );
  await act(async () => {
    send('Hello');
    await settled();
  });
  commits = 0;
  for (let frame = 0; frame < 5; frame++) {
    await act(async () => {
      for (let event = 0; event < 100; event++) await latest().push(delta('x'));
      vi.advanceTimersByTime(20);
    });
  }
  expect(commits).toBe(5);
});

test('unmounting aborts', async () => {
  const { result, unmount, latest } = setup();
  await act(async () => {
    void result.current.sendMessage('Hello');
    await settled();
  });
  unmount();
  expect(latest().request.signal.aborted).toBe(true);
});

test('StrictMode sends a message of a mount effect once', async () => {
  const { transport, exchanges } = createManualTransport();
  function App() {
    const { messages, sendMessage } = useChatStream({ transport });
    useEffect(() => void sendMessage('Hello'), [sendMessage]);
    return <p>{messages.length}</p>;
  }
  const { container } = render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  await act(settled);
  expect(exchanges).toHaveLength(1);
  expect(exchanges[0]?.request.signal.aborted).toBe(false);
  expect(container.textContent).toBe('1');
});

test('no request, timer or listener comes of rendering', () => {
  const listen = vi.spyOn(document, 'addEventListener');
  const { exchanges, rerender } = setup();
  rerender({});
  expect(exchanges).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
  expect(listen).not.toHaveBeenCalled();
});

test('calls the newest callback', async () => {
  const first = vi.fn();
  const second = vi.fn();
  const { result, rerender, latest } = setup({ onFinish: first });
  await act(async () => {
    void result.current.sendMessage('Hello');
    await settled();
  });
  rerender({ onFinish: second });
  await act(() => latest().push(delta('Hi'), { type: 'finish' }));
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
});

test('a changed transport serves the next message', async () => {
  const other = createManualTransport();
  const { result, rerender, exchanges } = setup();
  rerender({ transport: other.transport });
  await act(async () => {
    void result.current.sendMessage('Hello');
    await settled();
  });
  expect([exchanges.length, other.exchanges.length]).toEqual([0, 1]);
});

test('two hooks do not meet', async () => {
  const one = setup();
  const two = setup();
  await act(async () => {
    void one.result.current.sendMessage('Hello');
    await settled();
  });
  expect(one.result.current.status).toBe('generating');
  expect(two.result.current).toMatchObject({ status: 'idle', messages: [] });
});

test('renders on a server', () => {
  function App() {
    const { status } = useChatStream({ endpoint: '/chat' });
    return <p>{status}</p>;
  }
  expect(renderToString(<App />)).toBe('<p>idle</p>');
});

test('a component that shows one message renders for that message alone', async () => {
  const renders: Record<string, number> = {};
  const { transport, latest } = createManualTransport();
  const { result } = renderHook(() => useChatStream({ transport }));
  function Row({ id }: { id: string }) {
    const message = useChatMessage(result.current.store, id);
    renders[message?.role ?? 'none'] = (renders[message?.role ?? 'none'] ?? 0) + 1;
    return <p>{message && messageText(message)}</p>;
  }
  await act(async () => {
    void result.current.sendMessage('Hello');
    await settled();
  });
  await act(async () => {
    await latest().push(delta('a'));
    vi.advanceTimersByTime(20);
  });
  const { container } = render(result.current.messages.map(({ id }) => <Row key={id} id={id} />));
  for (let frame = 0; frame < 3; frame++) {
    await act(async () => {
      await latest().push(delta('b'));
      vi.advanceTimersByTime(20);
    });
  }
  expect(renders).toEqual({ user: 1, assistant: 4 });
  expect(container.textContent).toBe('Helloabbb');
});
