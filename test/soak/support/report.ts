/** What the page saw of one turn. */
export type TurnReport = {
  /** `sendMessage` and its kin have settled. */
  isSettled: boolean;
  /** The interruption came before the end. */
  isInterrupted: boolean;
  /** Requests that the library made. */
  fetches: number;
  /** The text of every event, as it arrived. */
  received: string;
  status: string;
  code?: string;
  finishReason?: string;
  /** The text of the answer in the state. */
  text: string;
  skippedFrames: number;
  /** What the second send of an impatient user gave. */
  busyStatus?: string;
};

/** What the page saw of one conversation. */
export type ConversationReport = {
  conversation: number;
  turns: readonly TurnReport[];
  /** The visible thread at the end, `role: text`; `undefined` where the chat was unmounted before. */
  thread?: readonly string[];
  /** A way in which the screen differed from the state, if it did. */
  difference?: string;
};

/** What the page finds on its global object. */
export type SoakBridge = {
  /** The page has taken in everything that the requests of a turn, up to this attempt, were meant to say. */
  soakHeard(turn: string, attempt: number): Promise<void>;
  soakReport(report: ConversationReport): Promise<void>;
};

/** What the page puts on its global object: holds conversations, several at a time, and resolves when they are over. */
export type HoldConversations = (work: {
  seed: number;
  conversations: readonly number[];
  atOnce: number;
  refusingOrigin: string;
}) => Promise<void>;

/** The name of a turn in a request's header. */
export const turnName = (conversation: number, turn: number): string => `${conversation}.${turn}`;
