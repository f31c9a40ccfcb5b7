/** One step of an answer, as the page asks the server for it. */
export type Step =
  /** Written at once, in a piece of its own. */
  | string
  /** The same, for what is no text by itself. */
  | { bytes: readonly number[] }
  /** Sends the headers before there is anything to write. */
  | 'headers'
  /** Waits until the page opens the gate of that name. */
  | { gate: string }
  /** Waits so many milliseconds. */
  | { pause: number }
  /** Waits for ever: the server that hangs. */
  | 'hang'
  /** Breaks the connection off, as a crashed server does. */
  | 'break'
  /** Breaks it off without a reset: the line ends as if all had been said. */
  | 'break-quietly';

/** How the server answers one request. After the last step the answer ends as it should. */
export type Reply = {
  /** @defaultValue 200 */
  status?: number;
  /** @defaultValue an event stream */
  headers?: Readonly<Record<string, string>>;
  steps?: readonly Step[];
};

/** What the server has seen of one chat. */
export type Seen = {
  requests: readonly {
    method: string;
    url: string;
    headers: Readonly<Record<string, string>>;
    body: Readonly<Record<string, unknown>>;
  }[];
  /** Answers whose client left before their end. */
  closed: number;
  /** Answers that are over, the ones that the server ended itself too. */
  ended: number;
};

/** Counts that must be reached. */
export type Expected = { requests?: number; closed?: number; ended?: number };
