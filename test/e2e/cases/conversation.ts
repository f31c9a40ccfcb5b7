import { expect, test } from 'vitest';
import type { AppUnderTest } from '../support/describeApp.ts';
import { eventually } from '../support/eventually.ts';

const ANSWER_START = 'You wrote: ';
const ANSWER_END = 'Ask something else whenever you like.';
const EVENT_SOURCE_CLOSED = 2;

/** What a reader does and sees while all is well. */
export function defineConversationTests({ open, news }: AppUnderTest): void {
  test('shows the answer piece by piece while it is written', async () => {
    const { send, reaches, answer, answerLengths } = await open('/');
    await send('Hello');
    await reaches('done');
    const lengths = await answerLengths();
    expect(lengths.length).toBeGreaterThanOrEqual(5);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    const text = await answer.innerText();
    expect(text).toContain(`${ANSWER_START}"Hello"`);
    expect(text).toContain(ANSWER_END);
    expect(await news()).toMatchObject({ requests: 1, finished: 1, cancelled: 0, messages: ['Hello'] });
  });

  test('sends a suggestion with one click', async () => {
    const { page, reaches, answer } = await open('/');
    await page.getByRole('button', { name: 'Hello, who are you?' }).click();
    await reaches('done');
    expect(await answer.innerText()).toContain(`${ANSWER_START}"Hello, who are you?"`);
    expect(await news()).toMatchObject({ requests: 1, finished: 1 });
  });

  test.each([
    ['with words', 'Look at this'],
    ['by itself', ''],
  ])('sends a file %s, and the server has its name, its type and all of its bytes', async (_how, words) => {
    const { page, composer, send, reaches, answer } = await open('/');
    const buffer = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'Größe 图.bin', mimeType: 'image/webp', buffer });
    await page.getByRole('button', { name: /Größe 图\.bin/ }).waitFor();
    if (words) await send(words);
    else await composer.press('Enter');
    await reaches('done');
    const told = 'You sent "Größe 图.bin": image/webp, 70000 bytes.';
    expect(await answer.innerText()).toContain(told);
    expect(await news()).toMatchObject({ requests: 1, finished: 1, messages: [words], files: [told] });
  });

  test('shows a JSON answer at once', async () => {
    const { send, reaches, answer, answerLengths } = await open('/modes.html?mode=json');
    await send('Hello');
    await reaches('done');
    expect(await answer.innerText()).toContain(ANSWER_END);
    expect((await answerLengths()).length).toBeLessThanOrEqual(1);
    expect(await news()).toMatchObject({ requests: 1, finished: 1, cancelled: 0 });
  });

  test('has one answer written for one message in EventSource mode, and none after it', async () => {
    const { send, reaches, answer, answerLengths, eventSourceStates } = await open(
      '/modes.html?mode=eventsource',
    );
    await send('Hello');
    await reaches('done');
    expect(await answer.innerText()).toContain(ANSWER_END);
    expect((await answerLengths()).length).toBeGreaterThanOrEqual(5);
    expect(await eventSourceStates()).toEqual([EVENT_SOURCE_CLOSED]);
    // An EventSource that was left open would ask again after three seconds.
    const until = Date.now() + 4000;
    await expect
      .poll(
        async () => {
          expect((await news()).requests).toBe(1);
          return Date.now();
        },
        { timeout: 6000, interval: 250 },
      )
      .toBeGreaterThan(until);
    expect(await news()).toMatchObject({ requests: 1, finished: 1, cancelled: 0 });
  });

  test.each(['stream', 'eventsource'])(
    'stops in %s mode: the server writes no further, the text stays, the next message works',
    async (mode) => {
      const { send, stopButton, sendButton, partialAnswer, reaches, answer } = await open(
        `/modes.html?mode=${mode}`,
      );
      await send('/slow');
      const partial = await partialAnswer();
      await stopButton.click();
      await reaches('done');
      await eventually(news).toMatchObject({ writing: 0, cancelled: 1 });
      expect(await answer.getAttribute('data-status')).toBe('stopped');
      expect(await answer.innerText()).toContain(partial.trim());
      await sendButton.waitFor();

      await send('And now?');
      await eventually(() => answer.innerText()).toContain(`${ANSWER_START}"And now?"`);
      await reaches('done');
      expect(await news()).toMatchObject({ requests: 2, finished: 1, cancelled: 1 });
    },
  );

  test('stops a JSON answer that is still being written', async () => {
    const { send, stopButton, reaches } = await open('/modes.html?mode=json');
    await send('/slow');
    await eventually(news).toMatchObject({ writing: 1 });
    await stopButton.click();
    await reaches('done');
    await eventually(news).toMatchObject({ writing: 0, cancelled: 1 });
  });

  test('stops by Escape', async () => {
    const { page, send, partialAnswer, reaches, answer } = await open('/');
    await send('/slow');
    const partial = await partialAnswer();
    await page.keyboard.press('Escape');
    await reaches('done');
    await eventually(news).toMatchObject({ requests: 1, writing: 0, cancelled: 1 });
    expect(await answer.innerText()).toContain(partial.trim());
  });

  test.each(['stream', 'eventsource'])(
    'cancels the answer when the chat is unmounted in %s mode',
    async (mode) => {
      const { page, send, partialAnswer } = await open(`/modes.html?mode=${mode}`);
      await send('/slow');
      await partialAnswer();
      await page.getByRole('button', { name: 'Close the chat' }).click();
      await eventually(news).toMatchObject({ requests: 1, writing: 0, cancelled: 1 });
    },
  );

  test('cancels the answer when the page is left', async () => {
    const { page, send, partialAnswer } = await open('/');
    await send('/slow');
    await partialAnswer();
    await page.goto('about:blank');
    await eventually(news).toMatchObject({ requests: 1, writing: 0, cancelled: 1 });
  });

  test('breaks the line by Shift+Enter and sends by Enter', async () => {
    const { composer, reaches } = await open('/');
    await composer.pressSequentially('one');
    await composer.press('Shift+Enter');
    await composer.pressSequentially('two');
    expect(await composer.inputValue()).toBe('one\ntwo');
    expect((await news()).requests).toBe(0);
    await composer.press('Enter');
    await reaches('done');
    expect(await composer.inputValue()).toBe('');
    expect(await news()).toMatchObject({ requests: 1, messages: ['one\ntwo'] });
  });

  test.each(['stream', 'json', 'eventsource'])(
    'carries Chinese and emoji both ways in %s mode',
    async (mode) => {
      const { send, reaches, answer } = await open(`/modes.html?mode=${mode}`);
      // Long enough to be cut into pieces in the middle of the family.
      const message = '你好，世界！这是一个很长的句子没有空格👩‍👩‍👧‍👦🇨🇭👍🏽再见 & "引号" <b>é</b>';
      await send(message);
      await reaches('done');
      expect(await answer.innerText()).toContain(`${ANSWER_START}"${message}"`);
      expect(await news()).toMatchObject({ requests: 1, finished: 1, messages: [message] });
    },
  );

  test('keeps the draft and sends nothing while an answer is written', async () => {
    const { composer, send, partialAnswer, stopButton, reaches } = await open('/');
    await send('/slow');
    await partialAnswer();
    await send('Too early');
    expect(await composer.inputValue()).toBe('Too early');
    expect(await news()).toMatchObject({ requests: 1, messages: ['/slow'] });
    await stopButton.click();
    await reaches('done');
    expect(await composer.inputValue()).toBe('Too early');
  });

  test('shows a long answer to its end', async () => {
    const { send, reaches, answer } = await open('/');
    await send('/long');
    await reaches('done');
    expect(await answer.innerText()).toMatch(/^This is sentence 1 of .+ sentence 80 of a long answer\.$/s);
    expect(await news()).toMatchObject({ requests: 1, finished: 1 });
  });
}
