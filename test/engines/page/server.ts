import type { Expected, Reply, Seen } from '../reply.ts';

/** A chat of the fixture server, as a case in the page sees it. */
export type PageServer = {
  /** Where to send the chat. */
  url: string;
  /** Lets the answers pass that wait at a gate. */
  open(gate: string): Promise<void>;
  seen(): Promise<Seen>;
  /** Waits for counts; throws if they are not reached. */
  until(expected: Expected): Promise<Seen>;
};

let count = 0;

/** Makes a chat that gives these answers, one a request; the last one serves all further ones. */
export async function serve(...replies: Reply[]): Promise<PageServer> {
  const id = `${Date.now().toString(36)}-${count++}`;
  const ask = async (action: string, told: unknown): Promise<Seen> => {
    const response = await fetch(`/control/${id}/${action}`, { method: 'POST', body: JSON.stringify(told) });
    if (!response.ok) throw new Error(`The server failed: ${await response.text()}`);
    return response.json() as Promise<Seen>;
  };
  await ask('replies', replies);
  return {
    url: `/chat/${id}`,
    open: async (gate) => void (await ask('gate', gate)),
    seen: () => ask('seen', null),
    async until(expected) {
      const seen = await ask('until', expected);
      const { requests, closed, ended } = seen;
      const counts = { requests: requests.length, closed, ended };
      for (const [name, least] of Object.entries(expected)) {
        if (counts[name as keyof Expected] < least)
          throw new Error(`The server saw ${JSON.stringify(counts)} and not ${JSON.stringify(expected)}.`);
      }
      return seen;
    },
  };
}

/** Pieces of an answer in the default wire format, each an event of its own. */
export const say = (...pieces: string[]): string[] =>
  pieces.map((content) => `data: ${JSON.stringify({ content })}\n\n`);

/** The terminator of the default wire format. */
export const DONE = 'data: {"content":"","done":true}\n\n';
