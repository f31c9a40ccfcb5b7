import type { Page } from 'playwright';
import type { ChatSetup, SeenChat } from '../page/main.ts';
import type { BackEnd, Serve } from './backEnd.ts';
import type { ProxyServer } from './proxy.ts';

/** What a row of the failure contract promises. A field that is absent is not told. */
export type Outcome = Partial<Omit<SeenChat, 'activity' | 'hint'>> & {
  /** Requests that the server sees, those that the browser repeats by itself included. */
  requests: number;
  /** Which side ends the last answer; `'none'` where no answer began. */
  endedBy: 'client' | 'server' | 'proxy' | 'none';
};

/** What a test has at hand while a row plays. */
export type Stage = {
  page: Page;
  backEnd: BackEnd;
  proxy: ProxyServer | undefined;
  /** The chat of this row, in the page. */
  chat: number;
  /** Waits until the page shows this text in the answer. */
  shows(text: string): Promise<void>;
};

/** One row: what goes wrong, how it is brought about, and what must come of it. */
export type FailureRow = {
  /** Of the research that the contract grew from: A before the stream, B in it, C of `EventSource`. */
  id: string;
  failure: string;
  promise: Outcome;
  serve: (stage: Stage) => Serve;
  setup?: Omit<ChatSetup, 'endpoint'>;
  /** Through what the request travels. @defaultValue the page's own origin */
  via?: 'other-origin' | 'closed-origin' | 'http2' | 'nginx' | 'impatient-nginx' | 'nowhere';
  /** What is sent. @defaultValue 'Hello' */
  message?: string;
  isOffline?: boolean;
  /** Whether a connection to that origin is already open. */
  isWarm?: boolean;
  /** What happens in the page meanwhile. */
  act?: (stage: Stage) => Promise<unknown>;
};

/** A row that no test here can bring about, and where it is covered or why not. */
export type OtherRow = { id: string; failure: string; elsewhere: string };
