import type { Answer } from './answer.ts';
import type { ChatAnswerFault, ChatEndingFault } from './ChatFault.ts';
import { pause } from './pause.ts';

const MORE_THAN_A_CHAT_TAKES = 9 * 1024 * 1024;
const PIECE_BYTES = 64 * 1024;

type OddFrame = { data: Readonly<Record<string, unknown>>; event?: string };

const ODD_FRAMES = {
  'null-content': { data: { content: null, done: false } },
  'unknown-event': { data: { percent: 50 }, event: 'progress' },
  'unknown-fields': { data: { model: 'simulated', extra: [1, 2, 3] } },
};

/** Does what goes wrong before a token. Returns whether the answer goes on after it. */
export async function applyFault(
  answer: Answer,
  fault: Exclude<ChatAnswerFault, { type: 'malformed' } | ChatEndingFault>,
): Promise<boolean> {
  switch (fault.type) {
    case 'stall':
      return false;
    case 'drop':
      answer.drop();
      return false;
    case 'no-terminator':
      answer.close();
      return false;
    case 'error-event':
      answer.reportError({ message: 'The model stopped working.', ...fault });
      return false;
    case 'odd-frame': {
      const { data, event }: OddFrame = ODD_FRAMES[fault.variant ?? 'null-content'];
      answer.insert(data, event);
      return true;
    }
    case 'huge-event':
      answer.insert({ content: 'x'.repeat(fault.bytes ?? MORE_THAN_A_CHAT_TAKES), done: false });
      return true;
    case 'endless-line':
      await sendEndlessLine(answer, fault.bytes ?? MORE_THAN_A_CHAT_TAKES);
      return false;
    default:
      return fault satisfies never;
  }
}

async function sendEndlessLine(answer: Answer, bytes: number): Promise<void> {
  answer.beginValue();
  for (let sent = 0; sent < bytes && !answer.over.aborted; sent += PIECE_BYTES) {
    answer.sendRaw('x'.repeat(Math.min(PIECE_BYTES, bytes - sent)));
    // Its reader has to get a turn in which to give up.
    await pause(1, answer.over);
  }
}
