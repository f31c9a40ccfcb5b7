import { ChatError, withHint } from './ChatError.ts';

const HINT =
  'A server that is down, a wrong host, a CORS refusal and a dropped line look the same from here: see the network panel.';

/** A connection that could not be made or that broke. */
export function connectionError(cause: unknown): ChatError {
  const error = new ChatError(globalThis.navigator?.onLine === false ? 'offline' : 'network', { cause });
  return process.env.NODE_ENV === 'production' ? error : withHint(error, HINT);
}
