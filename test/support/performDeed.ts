import type { ChatMessage, ChatSendResult, ChatStore } from 'react-chat-stream/core';
import type { ChatDeed } from './chatCommands.ts';
import { userMessage } from './request.ts';

/** Does to a chat what a deed says, and gives the promise of what it sent. */
export function performDeed(chat: ChatStore, deed: ChatDeed): Promise<ChatSendResult> | undefined {
  switch (deed.do) {
    case 'send':
      return chat.sendMessage(deed.text);
    case 'retry':
      return chat.retry();
    case 'regenerate':
      return chat.regenerate(deed.at === undefined ? undefined : idAt(chat, deed.at));
    case 'edit':
      return chat.editMessage(idAt(chat, deed.at), deed.text);
    default:
      change(chat, deed);
  }
}

type Asking = { do: 'send' | 'retry' | 'regenerate' | 'edit' };

function change(chat: ChatStore, deed: Exclude<ChatDeed, Asking | { do: 'retry' }>): void {
  switch (deed.do) {
    case 'select':
      chat.selectBranch(idAt(chat, deed.at), deed.index);
      break;
    case 'tool-output':
      chat.addToolOutput('call', 'given');
      break;
    case 'set-messages':
      chat.setMessages((messages) => changed(messages, idAt(chat, deed.at), deed.how));
      break;
    case 'stop':
      chat.stop();
      break;
    case 'reset':
      chat.reset();
      break;
    case 'clear-error':
      chat.clearError();
      break;
    default:
      throw new Error(`There is no deed ${JSON.stringify(deed)}.`);
  }
}

function idAt(chat: ChatStore, at: number): string {
  const { messages } = chat.getState();
  return messages[at % Math.max(messages.length, 1)]?.id ?? 'nobody';
}

let appended = 0;

function changed(messages: readonly ChatMessage[], id: string, how: string): readonly ChatMessage[] {
  if (how === 'append') return [...messages, userMessage('appended', `appended${++appended}`)];
  if (how === 'drop') return messages.filter((message) => message.id !== id);
  return messages.map((message) =>
    message.id === id ? { ...message, parts: [{ type: 'text', text: 'edited' }] } : message,
  );
}
