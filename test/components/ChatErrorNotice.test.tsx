import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ChatErrorNotice } from '../../src/components/ChatErrorNotice.tsx';
import { ChatRoot } from '../../src/components/ChatRoot.tsx';
import { ChatError, type ChatErrorCode, type ChatErrorInit } from '../../src/core/ChatError.ts';
import { createChatStore } from '../../src/core/createChatStore.ts';
import { zhCN } from '../../src/locales/zhCN.ts';

async function showError(code: ChatErrorCode, init?: ChatErrorInit, locale = {}) {
  const send = vi.fn(async function* () {
    yield { type: 'error' as const, error: new ChatError(code, init) };
  });
  const store = createChatStore({ transport: { send } });
  render(
    <ChatRoot chat={{ store }} {...locale}>
      <ChatErrorNotice />
    </ChatRoot>,
  );
  await act(() => store.sendMessage('Hello'));
  return { send, store };
}

const notice = (): HTMLElement => document.querySelector('[data-chat-error-notice]') as HTMLElement;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test("says what happened in the reader's language", async () => {
  await showError('timeout', { message: 'for programs' }, { locale: zhCN });
  expect(notice().textContent).toContain('等待回复超时。');
  expect(notice().textContent).not.toContain('for programs');
});

test('a single sentence can be replaced', async () => {
  await showError('timeout', {}, { labels: { errors: { timeout: 'Zzz.' } } });
  expect(notice().textContent).toContain('Zzz.');
});

test('is no alert: the announcer says it', async () => {
  await showError('server');
  expect(notice().closest('[role="alert"], [aria-live]')).toBeNull();
  expect(document.querySelector('[aria-live]')?.textContent).toContain('Something went wrong on the server.');
});

test('tells the style sheet whether an answer, or the beginning of one, stands above it', async () => {
  const store = createChatStore({
    transport: {
      async *send() {
        if (isAnswering) yield { type: 'text-delta', delta: 'Half' };
        yield { type: 'error', error: new ChatError('server') };
      },
    },
  });
  let isAnswering = false;
  render(
    <ChatRoot chat={{ store }}>
      <ChatErrorNotice />
    </ChatRoot>,
  );
  await act(() => store.sendMessage('Hello'));
  expect(notice().dataset.afterAnswer).toBeUndefined();
  isAnswering = true;
  await act(() => store.sendMessage('Again'));
  expect(notice().dataset.afterAnswer).toBe('');
});

test.each([
  ['network', true],
  ['unauthorized', false],
] as const)('%s: Retry is offered where retrying makes sense', async (code, isOffered) => {
  await showError(code);
  expect(screen.queryByRole('button', { name: 'Retry' }) !== null).toBe(isOffered);
});

test('counts down where the server asked to wait, and lets nobody retry before', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const { send } = await showError('rate-limited', { retryAfterMs: 2500 });
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Retry in 3 s' });
  expect(button.disabled).toBe(true);
  const announced = document.querySelector('[aria-live]')?.textContent;
  act(() => vi.advanceTimersByTime(1000));
  expect(button.textContent).toBe('Retry in 2 s');
  expect(document.querySelector('[aria-live]')?.textContent).toBe(announced);
  act(() => vi.advanceTimersByTime(2000));
  expect(button.textContent).toBe('Retry');
  await act(async () => button.click());
  expect(send).toHaveBeenCalledTimes(2);
});

test.each([
  ['in-band words are shown', { detail: 'Quota used up.' }, true],
  ['words of a 4xx are shown', { status: 422, detail: 'Text too short.' }, true],
  ['words of a 5xx are not', { status: 500, detail: 'NullPointerException' }, false],
  ['markup is not', { status: 404, detail: '<h1>Not found</h1>' }, false],
  ['JSON is not', { detail: '{"a": 1}' }, false],
  ['a long text is not', { detail: 'x'.repeat(201) }, false],
])("of the server's own words, %s", async (_, init, isShown) => {
  await showError('server', init);
  expect(notice().textContent?.includes(init.detail)).toBe(isShown);
});

test('the hint for the developer is not for production', async () => {
  const { store } = await showError('protocol', { hint: 'Use json.dumps.' });
  expect(notice().textContent).toContain('Use json.dumps.');
  vi.stubEnv('NODE_ENV', 'production');
  await act(() => store.sendMessage('Again'));
  expect(notice().textContent).not.toContain('Use json.dumps.');
});
