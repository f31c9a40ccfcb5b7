import { type ChatFaultName, type ChatMockOptions, chatFaults } from 'react-chat-stream/msw';

/** The choices of the toolbar, which stand between every story and its simulated server. */
export const AS_THE_STORY = 'story';

/** The title stands in the toolbar once it is chosen, so it is short; the rest is read in the menu alone. */
type Item = { value: string; title: string; right: string };

const item = (value: string, title: string, right: string): Item => ({ value, title, right });

// A bare number in the address of a page would be read as one, and match no item.
export const LATENCIES: Item[] = [
  item(AS_THE_STORY, 'Latency', 'as the story has it'),
  item('0ms', '0 s', 'to the first token'),
  item('300ms', '0.3 s', 'to the first token'),
  item('2000ms', '2 s', 'to the first token'),
  item('10000ms', '10 s', 'to the first token'),
];

export const RATES: Item[] = [
  item(AS_THE_STORY, 'Pace', 'as the story has it'),
  item('5-a-second', '5/s', '5 tokens a second'),
  item('40-a-second', '40/s', '40 tokens a second'),
  item('200-a-second', '200/s', '200 tokens a second'),
  item('1000-a-second', '1,000/s', '1,000 tokens a second'),
];

export const FAULTS: Item[] = [
  item(AS_THE_STORY, 'Fault', 'as the story has it'),
  item('none', 'none', 'All goes well.'),
  ...Object.entries(chatFaults).map(([name, { description }]) => item(name, name, description)),
];

export type NetworkGlobals = { latency?: string; rate?: string; fault?: string };

// A back end outlives a change in the toolbar, so it asks for the newest choice at each request.
let chosen: NetworkGlobals = {};

export function chooseNetwork({ latency, rate, fault }: NetworkGlobals): void {
  chosen = { latency, rate, fault };
}

/** A back end as a story wants it, with what the toolbar says in its place. */
export function throughNetwork(options: ChatMockOptions): ChatMockOptions {
  const { fault } = options;
  return {
    ...options,
    get latencyMs() {
      return numberOf(chosen.latency) ?? options.latencyMs;
    },
    get tokensPerSecond() {
      return numberOf(chosen.rate) ?? options.tokensPerSecond;
    },
    fault(request) {
      const name = chosen.fault ?? AS_THE_STORY;
      if (name === AS_THE_STORY) return typeof fault === 'function' ? fault(request) : fault;
      return chatFaults[name as ChatFaultName]?.fault;
    },
  };
}

function numberOf(value: string | undefined): number | undefined {
  return value === undefined || value === AS_THE_STORY ? undefined : Number.parseFloat(value);
}
