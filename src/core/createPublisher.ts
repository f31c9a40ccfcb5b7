import { type ChatEvent, type ChatMachine, chatReducer, toChatState } from './chatReducer.ts';
import { createPublishScheduler } from './createPublishScheduler.ts';
import type { ChatState } from './types.ts';

/** Holds the machine, and what of it has been shown. */
export type Publisher = {
  /** The newest machine, shown or not. */
  machine(): ChatMachine;
  /** Takes an event in; shows what it changes with the next frame, or now where `isUrgent`. */
  dispatch(event: ChatEvent, isUrgent?: boolean): void;
  getState(): ChatState;
  subscribe(listener: () => void): () => void;
};

/** Decouples what arrives from what is shown: many events, one publish a frame. */
export function createPublisher(
  initial: ChatMachine,
  onPublish: (state: ChatState, before: ChatState) => void,
): Publisher {
  let machine = initial;
  let shown = initial;
  let state = toChatState(shown);
  const listeners = new Set<() => void>();

  const schedule = createPublishScheduler(() => {
    if (machine === shown) return;
    const before = state;
    shown = machine;
    state = toChatState(shown);
    for (const listener of [...listeners]) listener();
    onPublish(state, before);
  });

  return {
    machine: () => machine,
    dispatch(event, isUrgent) {
      machine = chatReducer(machine, event);
      schedule(isUrgent);
    },
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
