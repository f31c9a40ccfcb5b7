import { expect, waitFor } from 'storybook/test';

/** Waits until a streamed text has arrived to its end. */
export async function expectWritten(canvas: HTMLElement): Promise<void> {
  await waitFor(
    () => expect(canvas.querySelector('[data-chat-markdown]:not([data-streaming])')).not.toBeNull(),
    { timeout: 15_000 },
  );
}
