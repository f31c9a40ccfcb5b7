import { ChatError } from './ChatError.ts';

const HINT =
  'A server that is down, a wrong host, a CORS refusal and a dropped line look the same from here: see the network panel.';

/** A connection that could not be made or that broke. */
export function connectionError(cause: unknown): ChatError {
  return new ChatError(globalThis.navigator?.onLine === false ? 'offline' : 'network', {
    cause,
    hint: process.env.NODE_ENV === 'production' ? undefined : HINT,
  });
}
