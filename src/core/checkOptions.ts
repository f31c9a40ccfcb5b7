import type { ChatStoreOptions } from './ChatStore.ts';
import type { ChatTimeout } from './types.ts';
import { warn } from './warn.ts';

/** Tells a developer of options that contradict each other. Nothing throws: the rule that is told is the one that holds. */
export function checkOptions({ endpoint, transport, timeout, ...options }: ChatStoreOptions): void {
  if (transport && endpoint) {
    warn(
      'Both `endpoint` and `transport` are given.',
      'A transport carries every request, so `endpoint` is not used.',
      'Remove one of the two.',
    );
  }
  const unused = (['protocol', 'credentials', 'fetch'] as const).filter((name) => transport && options[name]);
  if (unused.length > 0) {
    warn(
      `\`transport\` is given together with \`${unused.join('`, `')}\`.`,
      'These are settings of the transport that `endpoint` makes, so they are not used.',
      'Give them to your transport instead.',
    );
  }
  if (!transport && !endpoint) {
    warn(
      'Neither `endpoint` nor `transport` is given.',
      'There is nowhere to send a message to, so every send ends in the error `bad-request`.',
      'Set `endpoint` to the URL of your chat server.',
    );
  }
  const limits: ChatTimeout = typeof timeout === 'number' ? { idle: timeout } : (timeout ?? {});
  for (const name of ['idle', 'stall', 'connect', 'total'] as const) {
    const limit = limits[name];
    if (limit === undefined || limit >= 0) continue;
    warn(
      `\`timeout.${name}\` is ${limit}.`,
      'A time limit is a number of milliseconds, so this one is off.',
      'Use 0 to turn a limit off, or a positive number.',
    );
  }
}
