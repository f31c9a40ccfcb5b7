import { describe, expect, test, vi } from 'vitest';
import {
  ChatError,
  type ChatTransport,
  createChatStore,
  isChatError,
  messageText,
} from '../src/core/index.ts';

// Whoever imports React, however indirectly, fails here.
const forbidden = vi.hoisted(() => (): never => {
  throw new Error('src/core imported React.');
});
vi.mock('react', forbidden);
vi.mock('react-dom', forbidden);
vi.mock('react/jsx-runtime', forbidden);

const transport: ChatTransport = {
  async *send({ message }) {
    yield { type: 'text-delta', delta: 'You said ' };
    yield { type: 'text-delta', delta: `"${messageText(message)}".` };
    yield { type: 'finish', finishReason: 'stop' };
  },
};

describe('the core, where React does not exist', () => {
  test('refuses React in this file, so that the test proves something', async () => {
    await expect(import('react')).rejects.toThrow();
  });

  test('answers a message through any transport', async () => {
    const store = createChatStore({ transport });
    const { status } = await store.sendMessage('Hello');
    expect(status).toBe('done');
    expect(store.getState().messages.map(messageText)).toEqual(['Hello', 'You said "Hello".']);
  });

  test('has the protocols and the errors too', async () => {
    const { simple } = await import('../src/core/protocols/index.ts');
    expect(simple()).toBeTypeOf('object');
    expect(isChatError(new ChatError('network'))).toBe(true);
  });
});
