import { createKeptDraft } from './createKeptDraft.ts';
import { localChatStorage } from './localChatStorage.ts';
import { persistChat } from './persistChat.ts';

/** All that a window with `persistence` needs, as one file to fetch. */
export const persistence = { persistChat, createKeptDraft, localChatStorage };
