import type { ChatStore } from '../core/ChatStore.ts';
import type { ChatMessage } from '../core/types.ts';

/** Finds the messages of a chat by id and tells each row of its own changes only. */
export type MessageHub = {
  /** The ids of the visible messages; the same array until one comes or goes. */
  getIds(): readonly string[];
  get(messageId: string): ChatMessage | undefined;
  subscribe(messageId: string, listener: () => void): () => void;
};

const hubs = new WeakMap<ChatStore, MessageHub>();

/** The hub of a chat, the same for all its rows. */
export function messageHub(store: ChatStore): MessageHub {
  const hub = hubs.get(store) ?? createMessageHub(store);
  hubs.set(store, hub);
  return hub;
}

function createMessageHub(store: ChatStore): MessageHub {
  let messages: readonly ChatMessage[] = [];
  let ids: readonly string[] = [];
  let positions = new Map<string, number>();
  let changed = new Set<string>();
  let unsubscribe: (() => void) | undefined;
  const listeners = new Map<string, Set<() => void>>();

  /** Catches up with the store. A walk over the thread compares identities only: 10,000 take some ten microseconds. */
  function sync(): void {
    const before = messages;
    messages = store.getState().messages;
    if (messages === before) return;
    let isSameList = messages.length === before.length;
    for (let index = 0; index < Math.max(messages.length, before.length); index++) {
      const [old, next] = [before[index], messages[index]];
      if (old === next) continue;
      if (old) changed.add(old.id);
      if (next) changed.add(next.id);
      isSameList &&= old?.id === next?.id;
    }
    if (isSameList) return;
    ids = messages.map(({ id }) => id);
    positions = new Map(ids.map((id, index) => [id, index]));
  }

  function notify(): void {
    sync();
    const told = changed;
    changed = new Set();
    for (const id of told) for (const listener of [...(listeners.get(id) ?? [])]) listener();
  }

  return {
    getIds() {
      sync();
      return ids;
    },
    get(messageId) {
      sync();
      return messages[positions.get(messageId) ?? -1];
    },
    subscribe(messageId, listener) {
      const own = listeners.get(messageId) ?? new Set();
      listeners.set(messageId, own.add(listener));
      unsubscribe ??= store.subscribe(notify);
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(messageId) === own) listeners.delete(messageId);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
      };
    },
  };
}
