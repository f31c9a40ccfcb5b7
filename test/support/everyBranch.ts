import type { ChatStore } from 'react-chat-stream/core';

/** Ids of all the messages that `selectBranch` can show, from a position of the thread on. */
export function everyBranch(chat: ChatStore, from = 0, found = new Set<string>()): Set<string> {
  const { messages } = chat.getState();
  for (const { id } of messages) found.add(id);
  const fork = messages.findIndex(({ branch }, position) => position >= from && (branch?.count ?? 1) > 1);
  for (let index = 0; index < (messages[fork]?.branch?.count ?? 0); index++) {
    chat.selectBranch(chat.getState().messages[fork]?.id ?? '', index);
    everyBranch(chat, fork + 1, found);
  }
  return found;
}
