import { messageText } from '../../core/messageText.ts';
import type { ChatState } from '../../core/types.ts';
import type { ChatLabels } from '../../locales/ChatLocale.ts';

/**
 * What screen readers are told of an answer.
 *
 * - `off`: nothing
 * - `status`: that it begins, ends, stops or fails
 * - `sentences`: as `status`, and each sentence as soon as it is complete
 * - `final`: as `status`, and the answer once, when it is complete
 */
export type ChatAnnounce = 'off' | 'status' | 'sentences' | 'final';

// The end of a sentence needs a space behind it, or "3.14" would be two; CJK writes none.
const SENTENCES = /[\s\S]*?(?:[.!?…]+(?=\s)|[。！？]+|\n)/g;

/** Makes the function that is given each state of a chat in turn, and says what to announce. */
export function createAnnouncer(policy: ChatAnnounce, getLabels: () => ChatLabels, initial: ChatState) {
  let last = initial;
  let spokenChars = 0;

  /** What has been written since the last call: whole sentences, or all of it. */
  function unspoken(state: ChatState, isWhole: boolean): string[] {
    const answer = state.messages.at(-1);
    if (answer?.role !== 'assistant') return [];
    const rest = messageText(answer).slice(spokenChars);
    const pieces = isWhole ? [rest] : (rest.match(SENTENCES) ?? []);
    spokenChars += pieces.join('').length;
    return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
  }

  function ending(state: ChatState): string[] {
    const labels = getLabels();
    if (state.error) return [labels.errors[state.error.code] ?? state.error.message];
    if (state.finishReason === 'stopped') return [labels.stopped];
    const rest = policy === 'status' ? [] : unspoken(state, true);
    return rest.length > 0 ? rest : [labels.complete];
  }

  return (state: ChatState): readonly string[] => {
    const before = last;
    const labels = getLabels();
    last = state;
    if (policy === 'off') return [];
    if (state.status !== 'generating') {
      return before.status === 'generating' && state.status !== 'idle' ? ending(state) : [];
    }
    if (before.status !== 'generating') {
      spokenChars = 0;
      return [labels.writing];
    }
    if (state.activity === 'stalled' || state.activity === 'reconnecting') {
      if (state.activity === before.activity) return [];
      return [state.activity === 'stalled' ? labels.stillWorking : labels.reconnecting];
    }
    return policy === 'sentences' ? unspoken(state, false) : [];
  };
}
