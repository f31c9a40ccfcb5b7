import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import type { ChatErrorCode } from 'react-chat-stream/core';
import type { ChatFault } from 'react-chat-stream/msw';
import { expect } from 'storybook/test';
import { ENDPOINT, SHORT_TIMEOUT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';

const PROMPT = 'Plan a weekend in Lisbon';
const PARTIAL = 'Two days are enough for a good first look.';
const PARTIAL_TOKENS = 9;

/**
 * Each way in which an answer can fail, one story a cause. Look at the sentence, at what has arrived and
 * stays, and at whether Retry is offered: only where asking again can help.
 */
const meta = {
  title: 'Scenarios/Errors',
  component: ChatWindow,
  args: { endpoint: ENDPOINT, suggestions: [PROMPT] },
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A story in which each answer fails: what is said, what stays, and whether Retry is offered. */
function failure(code: ChatErrorCode, fault: ChatFault, { retry = false, partial = '' } = {}): Story {
  return {
    beforeEach: withBackend({ fault }),
    play: async (context) => {
      const chat = chatPage(context);
      await chat.send(PROMPT);
      await chat.expectError(code);
      await chat.expectPrompt(PROMPT);
      await chat.expectReady();
      if (partial) await chat.expectAnswer(partial);
      else expect(context.canvas.queryByRole('article', { name: chat.labels.assistant })).toBeNull();
      expect(context.canvas.queryByRole('button', { name: chat.labels.retry }) !== null).toBe(retry);
    },
  };
}

/** The browser knows that there is no connection. */
export const Offline: Story = {
  ...failure('offline', { type: 'refuse' }, { retry: true }),
  beforeEach: (context) => {
    withBackend({ fault: { type: 'refuse' } })(context);
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    // Without its own property the navigator falls back to the browser's answer.
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
};

/** Nothing listens at the address. */
export const NetworkRefused: Story = failure('network', { type: 'refuse' }, { retry: true });

/** The connection breaks in mid-answer. */
export const NetworkLost: Story = failure(
  'network',
  { type: 'drop', afterTokens: PARTIAL_TOKENS },
  { retry: true, partial: PARTIAL },
);

/** Silence for longer than `timeout.idle`. */
export const Timeout: Story = {
  ...failure('timeout', { type: 'stall', afterTokens: PARTIAL_TOKENS }, { retry: true, partial: PARTIAL }),
  args: { timeout: SHORT_TIMEOUT },
};

/** Not even a head comes back. */
export const TimeoutBeforeTheAnswer: Story = {
  ...failure('timeout', { type: 'hang' }, { retry: true }),
  args: { timeout: SHORT_TIMEOUT },
};

/** Keep-alive comments are no answer. */
export const TimeoutDespitePings: Story = {
  ...failure('timeout', { type: 'stall', pingMs: 100 }, { retry: true }),
  args: { timeout: SHORT_TIMEOUT },
};

export const Unauthorized: Story = failure('unauthorized', { type: 'status', status: 401 });

export const Forbidden: Story = failure('forbidden', { type: 'status', status: 403 });

export const NotFound: Story = failure('not-found', {
  type: 'status',
  status: 404,
});

/** The server says how long to wait, and Retry counts down. */
export const RateLimited: Story = {
  beforeEach: withBackend({ fault: { type: 'status', status: 429, retryAfterSeconds: 20 } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectError('rate-limited');
    const retry = await context.canvas.findByRole('button', { name: chat.labels.retryIn(20) });
    expect(retry).toBeDisabled();
    await context.canvas.findByRole('button', { name: chat.labels.retryIn(19) });
  },
};

/** The limit is reached in mid-answer; the server says so in its own words. */
export const RateLimitedInMidAnswer: Story = failure(
  'rate-limited',
  {
    type: 'error-event',
    afterTokens: PARTIAL_TOKENS,
    code: 'rate_limit_exceeded',
    message: 'Slow down, please.',
  },
  { retry: true, partial: PARTIAL },
);

/** Something grows without end where an event should be. The limit is 8 MiB. */
export const TooLargeInMidAnswer: Story = failure(
  'too-large',
  { type: 'endless-line', afterTokens: PARTIAL_TOKENS },
  { partial: PARTIAL },
);

export const TooLarge: Story = failure('too-large', { type: 'status', status: 413 });

/** The server's own words are shown where they were written for people. */
export const BadRequest: Story = {
  ...failure('bad-request', { type: 'status', status: 400, body: { detail: 'Choose a city in Europe.' } }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectError('bad-request');
    await chat.expectText('Choose a city in Europe.');
  },
};

/** An HTML page of a proxy is not shown to anybody. */
export const Server: Story = failure(
  'server',
  { type: 'status', status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' },
  { retry: true },
);

/** The server reports an error after it has begun to answer. */
export const ServerInMidAnswer: Story = failure(
  'server',
  { type: 'error-event', afterTokens: PARTIAL_TOKENS },
  { retry: true, partial: PARTIAL },
);

/** The server's error is a bare sentence under the event name `error`. */
export const ServerSaysSo: Story = {
  ...failure('server', {
    type: 'error-event',
    afterTokens: PARTIAL_TOKENS,
    shape: 'text',
    message: 'The kitchen has closed.',
  }),
  play: async (context) => {
    const chat = chatPage(context);
    await chat.send(PROMPT);
    await chat.expectError('server');
    await chat.expectText('The kitchen has closed.');
    await chat.expectAnswer(PARTIAL);
  },
};

/** A page instead of an answer, as a wrong route gives. */
export const BadContentType: Story = failure('bad-content-type', { type: 'html' });

/** The session has ended, and the request is led to a log-in page; the hint for the developer says so. */
export const RedirectedToLogIn: Story = failure('bad-content-type', { type: 'redirect' });

export const Empty: Story = failure('empty', { type: 'empty' }, { retry: true });

/** Status 204 says the same. */
export const NoContent: Story = failure('empty', { type: 'status', status: 204 }, { retry: true });

/** The body ends cleanly, and the terminator is missing: what came is kept, and it is not taken for the whole. */
export const Incomplete: Story = failure(
  'incomplete',
  { type: 'no-terminator', afterTokens: PARTIAL_TOKENS },
  { retry: true, partial: PARTIAL },
);

/** A dict that Python turned into text instead of JSON; the hint for the developer names `json.dumps`. */
export const Protocol: Story = failure('protocol', { type: 'malformed', variant: 'python-repr' });
