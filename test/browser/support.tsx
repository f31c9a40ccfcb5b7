import { type RenderResult, render } from '@testing-library/react';
import type { CSSProperties, ReactElement } from 'react';
import '../../src/styles.css';
import type { ChatMessage, ChatTransport, StreamEvent } from '../../src/core/types.ts';

/** A chat in a box of that size. */
export function renderIn(size: CSSProperties, ui: ReactElement): RenderResult {
  return render(<div style={size}>{ui}</div>);
}

/** A transport whose one answer a test writes. */
export function createPushTransport() {
  let push: (event: StreamEvent) => void = () => undefined;
  const transport: ChatTransport = {
    async *send({ signal }) {
      const events: StreamEvent[] = [];
      let wake: () => void = () => undefined;
      push = (event) => {
        events.push(event);
        wake();
      };
      signal.addEventListener('abort', () => wake());
      while (!signal.aborted) {
        for (const event of events.splice(0)) yield event;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
  return {
    transport,
    /** Delivers text, and waits until it has been painted. */
    async write(delta: string): Promise<void> {
      push({ type: 'text-delta', delta });
      await frames(3);
    },
    async finish(): Promise<void> {
      push({ type: 'finish' });
      await frames(3);
    },
  };
}

/** Waits for some frames: publishing, layout and what observers do after it each take one. */
export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

export function textMessage(id: string, role: ChatMessage['role'], text: string): ChatMessage {
  return { id, role, parts: [{ type: 'text', text }], status: 'done', createdAt: 0 };
}

/** A conversation that is much taller than its window. */
export const longHistory: readonly ChatMessage[] = Array.from({ length: 20 }, (_, index) =>
  textMessage(
    `old-${index}`,
    index % 2 === 0 ? 'user' : 'assistant',
    `Message ${index}. ${'Some words. '.repeat(30)}`,
  ),
);

export const PARAGRAPH = `${'An answer that goes on. '.repeat(20)}\n\n`;

export function find<E extends HTMLElement = HTMLElement>(selector: string): E {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`Nothing matches ${selector}`);
  return element;
}

export const list = (): HTMLElement => find('[data-chat-message-list]');

export const distanceToEnd = (): number => list().scrollHeight - list().clientHeight - list().scrollTop;
