import type { ChatMessage } from 'react-chat-stream/core';
import { thread } from './messages.ts';

const WEATHER = [
  'Light winds from the south-west',
  'Fog until noon',
  'A short, steep sea',
  'Flat calm',
  'Rain, then stars',
];
const DEEDS = [
  'we reefed the mainsail before breakfast and shook it out again after',
  'the second watch patched the jib with what was left of an old tarpaulin',
  'a pod of pilot whales kept us company for the better part of an hour',
  'the cook baked bread, which says more about the weather than the barometer does',
  'we passed a container ship that did not see us, and then did',
  'nobody could find the spare shackle, until it turned up in the sugar',
];
const MOODS = [
  'Spirits are good.',
  'Everybody is tired, nobody complains.',
  'Somebody sang.',
  'A quiet day.',
];

const pick = (from: readonly string[], seed: number): string => `${from[seed % from.length]}`;

/** What happened on a day: prose, and on some days a list or what somebody said. */
export function logEntry(day: number): string {
  const prose = `${pick(WEATHER, day)}; ${pick(DEEDS, day * 5)}. ${pick(MOODS, day * 3)}`;
  const more = `Later ${pick(DEEDS, day * 7 + 2)}, and ${pick(DEEDS, day * 11 + 3)}.`;
  if (day % 7 === 0)
    return `${prose}\n\n> Position \`4${day % 10}° 1${day % 6}′ N\`, says the navigator. ${more}`;
  if (day % 5 === 0) return `${prose}\n\n- ${pick(DEEDS, day + 1)}\n- ${pick(DEEDS, day + 2)}\n- **${more}**`;
  return day % 3 === 0 ? `${prose}\n\n${more}` : prose;
}

const logs = new Map<number, ChatMessage[]>();

/** A conversation of that many messages about a long voyage; the same array for the same number. */
export function shipsLog(messageCount: number): ChatMessage[] {
  const texts = (): string[] =>
    Array.from({ length: messageCount }, (_, index) => {
      const day = Math.floor(index / 2) + 1;
      return index % 2 === 0 ? `What happened on day ${day}?` : logEntry(day);
    });
  const log = logs.get(messageCount) ?? thread(...texts());
  logs.set(messageCount, log);
  return log;
}

/** The whole voyage as one answer of at least that many characters. */
export function wholeVoyage(characters: number): string {
  let text = '# The whole voyage';
  for (let day = 1; text.length < characters; day++) text += `\n\n## Day ${day}\n\n${logEntry(day)}`;
  return `${text}\n\nAnd then we were home.`;
}
