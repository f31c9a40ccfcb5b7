import { type ChatFault, createFaultPlan } from 'react-chat-stream/msw';
import { expect, test } from 'vitest';

const COUNTS = Array.from({ length: 1000 }, (_, index) => ({ count: index + 1 }));
const FAULTS: ChatFault[] = [{ type: 'drop', afterTokens: 3 }, { type: 'refuse' }];

test('the same seed gives the same faults, in whatever order the requests are asked about', () => {
  const [first, second] = [createFaultPlan(42), createFaultPlan(42)];
  const forwards = COUNTS.map(first);
  expect(COUNTS.toReversed().map(second).toReversed()).toEqual(forwards);
});

test('another seed gives others', () => {
  expect(COUNTS.map(createFaultPlan(1))).not.toEqual(COUNTS.map(createFaultPlan(2)));
});

test.each([0, 0.3, 1])('a rate of %s is kept', (rate) => {
  const failed = COUNTS.map(createFaultPlan(7, { rate })).filter(Boolean).length;
  expect(Math.abs(failed / COUNTS.length - rate)).toBeLessThan(0.05);
});

test('each of the faults given comes up, and no other', () => {
  const planned = COUNTS.map(createFaultPlan(7, { rate: 1, faults: FAULTS }));
  expect(new Set(planned)).toEqual(new Set(FAULTS));
});

test('a fault that has a place in the answer gets a random one, up to the last', () => {
  const plan = createFaultPlan(7, { rate: 1, faults: FAULTS, maxAfterTokens: 4 });
  const places = COUNTS.map(plan).flatMap((fault) => (fault?.type === 'drop' ? [fault.afterTokens] : []));
  expect(new Set(places)).toEqual(new Set([0, 1, 2, 3, 4]));
  expect(COUNTS.map(plan)).toContainEqual({ type: 'refuse' });
});
