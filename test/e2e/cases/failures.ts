import { expect, test } from 'vitest';
import type { ChatPage } from '../support/chatPage.ts';
import type { AppUnderTest } from '../support/describeApp.ts';
import { eventually } from '../support/eventually.ts';

// What the demo commands write before they fail.
const PARTIAL_ANSWER = 'This answer begins well enough, and then';
const COMPLETE_ANSWER = 'You wrote: "Hello"';

/** What a reader sees when something fails, and that the next message works. */
export function defineFailureTests({ open, news, backEnd }: AppUnderTest): void {
  test.each([
    ['stream', PARTIAL_ANSWER],
    ['eventsource', PARTIAL_ANSWER],
    ['json', undefined],
  ])('gives up on a silent server in %s mode, tells it, and goes on', async (mode, kept) => {
    // The next answer has as long, and comes whole in one of the modes, so not too short.
    const chat = await open(`/modes.html?mode=${mode}&timeout=4000`);
    await chat.send('/stall');
    await expectError(chat, { code: 'timeout', kept, canRetry: true });
    await eventually(news).toMatchObject({ requests: 1, writing: 0, cancelled: 1 });
    await expectNextMessageWorks(chat);
    expect(await news()).toMatchObject({ requests: 2, finished: 1 });
  });

  test('lets an answer take longer than the timeout, as long as pieces arrive', async () => {
    const chat = await open('/modes.html?timeout=1500');
    const startedAt = Date.now();
    await chat.send('/slow');
    await chat.reaches('done');
    expect(Date.now() - startedAt).toBeGreaterThan(3000);
    expect(await news()).toMatchObject({ requests: 1, finished: 1 });
  });

  test.each([
    ['stream', 'network'],
    ['eventsource', 'incomplete'],
  ])(
    'keeps what was written when the server dies in %s mode; Retry asks the restarted one',
    async (mode, code) => {
      const chat = await open(`/modes.html?mode=${mode}`);
      await chat.send('/slow');
      const partial = await chat.partialAnswer();
      await backEnd().kill();
      await expectError(chat, { code, kept: partial, canRetry: true });

      await backEnd().restart();
      await chat.retryButton.click();
      await chat.reaches('done');
      expect(await chat.answer.innerText()).toBe('Slowly, one word after the other, and no hurry.');
      expect(await news()).toMatchObject({ requests: 1, finished: 1, messages: ['/slow'] });
    },
  );

  test('tells that nobody answers, keeps the draft, and works when the server is back', async () => {
    const chat = await open('/');
    await backEnd().kill();
    await chat.send('Hello');
    await expectError(chat, { code: 'network', canRetry: true, draft: 'Hello' });

    await backEnd().restart();
    await chat.retryButton.click();
    await chat.reaches('done');
    expect(await chat.answer.innerText()).toContain(COMPLETE_ANSWER);
    // Left there, the same words would be sent a second time.
    expect(await chat.composer.inputValue()).toBe('');
    expect(await news()).toMatchObject({ requests: 1, finished: 1 });
  });

  test('tells that the browser is offline, and works when it is back', async () => {
    const chat = await open('/');
    await chat.page.context().setOffline(true);
    await chat.send('Hello');
    await expectError(chat, { code: 'offline', canRetry: true, draft: 'Hello' });
    expect((await news()).requests).toBe(0);

    await chat.page.context().setOffline(false);
    await chat.retryButton.click();
    await chat.reaches('done');
    expect(await news()).toMatchObject({ requests: 1, finished: 1 });
  });

  test('tells every status for what it is, and goes on', async () => {
    const chat = await open('/');
    for (const [status, code, canRetry] of [
      [400, 'bad-request', false],
      [401, 'unauthorized', false],
      [403, 'forbidden', false],
      [404, 'not-found', false],
      [500, 'server', true],
      [502, 'server', true],
    ] as const) {
      const { requests } = await news();
      await chat.send(`/status ${status}`);
      await eventually(async () => (await news()).requests).toBe(requests + 1);
      await chat.page.locator(`[data-chat-error-notice][data-code="${code}"]`).waitFor();
      await expectError(chat, { code, canRetry, draft: `/status ${status}` });
    }
    await expectNextMessageWorks(chat);
    expect(await news()).toMatchObject({ requests: 7, finished: 1, writing: 0 });
  });

  test.each([
    [429, 'rate-limited'],
    [503, 'server'],
  ])('counts down where a status %i says when to come back', async (status, code) => {
    const chat = await open('/');
    // Watched from the start: on a busy machine the two seconds are soon over.
    const countdown = chat.page.getByRole('button', { name: /^Retry in \d s$/ }).waitFor();
    await chat.send(`/status ${status}`);
    await expectError(chat, { code, draft: `/status ${status}` });
    await countdown;
    await chat.retryButton.click();
    await eventually(news).toMatchObject({ requests: 2 });
    await expectError(chat, { code });
  });

  test('shows what the validation of the server says', async () => {
    const chat = await open('/');
    await chat.page.route('**/chat/stream', (route) => route.continue({ postData: '{"message": ""}' }));
    await chat.send('Hello');
    await expectError(chat, { code: 'bad-request', canRetry: false, draft: 'Hello' });
    expect(await chat.errorNotice.innerText()).toContain('String should have at least 1 character');
    expect(await news()).toMatchObject({ requests: 1, messages: [] });

    await chat.page.unroute('**/chat/stream');
    await expectNextMessageWorks(chat);
  });

  test.each(['stream', 'eventsource'])('tells an error inside the stream in %s mode', async (mode) => {
    const chat = await open(`/modes.html?mode=${mode}`);
    await chat.send('/error');
    await expectError(chat, { code: 'server', kept: PARTIAL_ANSWER, canRetry: true });
    await eventually(news).toMatchObject({ requests: 1, failed: 1 });
    await chat.retryButton.click();
    await eventually(news).toMatchObject({ requests: 2, failed: 2 });
    await chat.errorNotice.waitFor();
    await expectNextMessageWorks(chat);
  });

  test.each([
    ['stream', 'network'],
    ['eventsource', 'incomplete'],
  ])('keeps what was written when the connection breaks in %s mode', async (mode, code) => {
    const chat = await open(`/modes.html?mode=${mode}`);
    await chat.send('/crash');
    // A broken connection may take its last bytes with it, so the beginning has to be there, and nothing else.
    await expectError(chat, { code, kept: 'This answer begins', canRetry: true });
    expect(PARTIAL_ANSWER).toContain((await chat.answer.innerText()).trim());
    expect(await news()).toMatchObject({ requests: 1, failed: 1 });
    await expectNextMessageWorks(chat);
    expect(await news()).toMatchObject({ requests: 2, finished: 1 });
  });

  test.each([
    // The server takes 32,000. A megabyte would be refused as well, after half a minute in which Chromium breaks it into lines.
    ['stream', 100_000, 1],
    // The server would take it, but no address may be that long: it is not even tried.
    ['eventsource', 20_000, 0],
  ])('gives a message that is too long back in %s mode', async (mode, length, requests) => {
    const chat = await open(`/modes.html?mode=${mode}`);
    const message = 'x'.repeat(length);
    await chat.send(message);
    await expectError(chat, { code: 'too-large', canRetry: false, draft: message });
    expect((await news()).requests).toBe(requests);
    await expectNextMessageWorks(chat);
  });

  test.each([
    ['stream', 'not-found', false],
    // EventSource does not tell why it could not connect.
    ['eventsource', 'network', true],
  ])('tells that the address is wrong in %s mode', async (mode, code, canRetry) => {
    const chat = await open(`/modes.html?mode=${mode}&endpoint=/chat/nowhere`);
    await chat.send('Hello');
    await expectError(chat, { code, canRetry, draft: 'Hello' });
    expect((await news()).requests).toBe(0);
  });

  test.each([
    ['stream', 'bad-content-type', false],
    ['json', 'bad-content-type', false],
    ['eventsource', 'network', true],
  ])('does not take a web page for an answer in %s mode', async (mode, code, canRetry) => {
    const chat = await open(`/modes.html?mode=${mode}`);
    await chat.send('/html');
    await expectError(chat, { code, canRetry, draft: '/html' });
    expect((await news()).requests).toBe(1);
    await expectNextMessageWorks(chat);
  });
}

type ExpectedError = {
  code: string;
  /** What had arrived and has to stay; without it there must be no answer at all. */
  kept?: string;
  canRetry?: boolean;
  /** What stands in the composer afterwards. */
  draft?: string;
};

async function expectError(chat: ChatPage, { code, kept, canRetry, draft }: ExpectedError): Promise<void> {
  await chat.reaches('error');
  await chat.errorNotice.waitFor();
  expect(await chat.errorNotice.getAttribute('data-code')).toBe(code);
  if (kept === undefined) {
    expect(await chat.answer.count()).toBe(0);
  } else {
    expect(await chat.answer.innerText()).toContain(kept.trim());
    expect(await chat.answer.getAttribute('data-status')).toBe('error');
  }
  if (canRetry !== undefined) expect(await chat.retryButton.count()).toBe(canRetry ? 1 : 0);
  if (draft !== undefined) await eventually(() => chat.composer.inputValue()).toBe(draft);
}

async function expectNextMessageWorks(chat: ChatPage): Promise<void> {
  await chat.send('Hello');
  await chat.reaches('done');
  expect(await chat.answer.innerText()).toContain(COMPLETE_ANSWER);
  expect(await chat.errorNotice.count()).toBe(0);
  expect(await chat.composer.inputValue()).toBe('');
}
