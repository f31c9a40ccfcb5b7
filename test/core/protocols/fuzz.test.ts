import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type ChatProtocol, isChatError } from 'react-chat-stream/core';
import * as protocols from 'react-chat-stream/protocols';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isDeclaredEvent } from '../../support/isDeclaredEvent.ts';
import { type Cut, readAnswer } from '../../support/readAnswer.ts';
import { recorded } from '../../support/recordings.ts';

const PROTOCOLS = Object.entries(protocols as Record<string, () => ChatProtocol>);
const CONTENT_TYPES = ['text/event-stream', 'application/x-ndjson', 'application/json', 'text/plain'];
const CASES = PROTOCOLS.flatMap(([name, create]) =>
  CONTENT_TYPES.map((contentType) => ({ name, create, contentType })),
);
const RUNS = 20;

/** Every JSON value that a recording holds: the right shapes, of all protocols. */
const RECORDED: unknown[] = readdirSync(new URL('../../fixtures', import.meta.url), { recursive: true })
  .map(String)
  .filter((file) => /\.(sse|ndjson|json)$/.test(file))
  .flatMap((file) => (file.endsWith('.json') ? [recorded(file)] : recorded(file).split('\n')))
  .map((line) => line.replace(/^data: /, ''))
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line));

/** Values that a careless reader trips over. Written as JSON, as `__proto__` is an own key there alone. */
const TRAPS = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  'null',
  '0',
  '5',
  'true',
  '""',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '{"type":null}',
  '{"message":{"toString":null}}',
  '"\\ud800"',
].map((json): unknown => JSON.parse(json));

const trap = fc.oneof(fc.constantFrom(...TRAPS), fc.jsonValue({ maxDepth: 3 }));

/** A recorded value with something else in the place of one of its parts, or with one part gone. */
const mutated = fc
  .tuple(fc.constantFrom(...RECORDED), fc.nat(), trap, fc.boolean())
  .map(([value, place, other, isGone]) => {
    const places = placesOf(value).length;
    let left = place % places;
    return JSON.parse(
      JSON.stringify(value, (_key, part) => (left-- === 0 ? (isGone ? undefined : other) : part)) ?? 'null',
    );
  });

function placesOf(value: unknown): unknown[] {
  const inside = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return [value, ...inside.flatMap(placesOf)];
}

const eventName = fc.constantFrom(undefined, 'error', 'message', 'response.completed', '__proto__');

function framed(contentType: string, values: readonly unknown[], event?: string): string {
  const lines = values.map((value) => JSON.stringify(value) ?? 'undefined');
  const name = event ? `event: ${event}\n` : '';
  if (contentType === 'text/event-stream') return lines.map((line) => `${name}data: ${line}\n\n`).join('');
  return contentType === 'application/json' ? (lines[0] ?? '') : lines.join('\n');
}

const LONG_VALUE = new TextEncoder().encode(`{"content":"${'a'.repeat(10_000_000)}","done":true}`);
const LONG_EVENT = new TextEncoder().encode(`data: ${new TextDecoder().decode(LONG_VALUE)}\n\n`);

/** Reads whatever it is to its end, and holds the outcome against what is promised of every outcome. */
async function expectSoundOutcome(
  create: () => ChatProtocol,
  body: string | Uint8Array,
  contentType: string,
  cut: Cut = 'whole',
): Promise<void> {
  const { events, state } = await readAnswer(create(), body, { contentType, cut });
  expect(['done', 'error']).toContain(state.status);
  if (state.status === 'error') expect(isChatError(state.error)).toBe(true);
  expect(events.filter((event) => !isDeclaredEvent(event))).toEqual([]);
  expect(Object.keys(state.messages.at(-1) ?? {})).not.toContain('polluted');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE_KEYS);
}

const PROTOTYPE_KEYS = Reflect.ownKeys(Object.prototype);

// A promise that is rejected and not handled fails the run by itself.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(CASES)('$name, sent $contentType,', ({ create, contentType }) => {
  test('survives random bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(300), (body, cut) => expectSoundOutcome(create, body, contentType, cut)),
      { numRuns: RUNS },
    );
  });

  test('survives JSON of wrong shapes', async () => {
    const values = fc.array(trap, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(values, eventName, (frames, event) =>
        expectSoundOutcome(create, framed(contentType, frames, event), contentType),
      ),
      { numRuns: RUNS },
    );
  });

  test('survives recorded frames in which something is wrong', async () => {
    const values = fc.array(mutated, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(values, eventName, (frames, event) =>
        expectSoundOutcome(create, framed(contentType, frames, event), contentType),
      ),
      { numRuns: 4 * RUNS },
    );
  });

  test('survives nesting 5,000 deep', async () => {
    const deep = (open: string, close: string): string => `${open.repeat(5000)}1${close.repeat(5000)}`;
    const values = [deep('[', ']'), deep('{"error":', '}'), deep('{"choices":[{"delta":{"content":', '}}]}')];
    for (const value of values) {
      const line = contentType === 'text/event-stream' ? `data: ${value}\n\n` : value;
      await expectSoundOutcome(create, line, contentType);
    }
  });

  test('survives a string of 10 MB', async () => {
    await expectSoundOutcome(
      create,
      contentType === 'text/event-stream' ? LONG_EVENT : LONG_VALUE,
      contentType,
    );
  });
});
