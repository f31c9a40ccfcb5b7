import { type ChatFaultName, type ChatMockOptions, chatFaults } from 'react-chat-stream/msw';

/** The choices of the toolbar, which stand between every story and its simulated server. */
export const AS_THE_STORY = 'story';

type Item = { value: string; title: string };

const asTheStory = (title: string): Item => ({ value: AS_THE_STORY, title });

export const LATENCIES: Item[] = [
  asTheStory('Latency: as the story'),
  { value: '0', title: 'No latency' },
  { value: '300', title: '0.3 s to the first token' },
  { value: '2000', title: '2 s to the first token' },
  { value: '10000', title: '10 s to the first token' },
];

export const RATES: Item[] = [
  asTheStory('Rate: as the story'),
  { value: '5', title: '5 tokens a second' },
  { value: '40', title: '40 tokens a second' },
  { value: '200', title: '200 tokens a second' },
  { value: '1000', title: '1,000 tokens a second' },
];

export const FAULTS: Item[] = [
  asTheStory('Faults: as the story'),
  { value: 'none', title: 'No fault' },
  ...Object.entries(chatFaults).map(([value, { description }]) => ({
    value,
    title: `${value}: ${description}`,
  })),
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
  return value === undefined || value === AS_THE_STORY ? undefined : Number(value);
}
