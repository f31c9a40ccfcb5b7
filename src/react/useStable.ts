import { useState } from 'react';

/**
 * The first of equal values: an object written anew in each render keeps its identity while its fields are the same,
 * so that `labels={{ send: 'Go' }}` does not render every part.
 */
export function useStable<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || hasSameFields(kept, value)) return kept;
  // React renders at once with the new value, before children.
  setKept(value);
  return value;
}

function hasSameFields(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const left = Object.entries(a);
  const right: Record<string, unknown> = { ...b };
  return (
    left.length === Object.keys(right).length && left.every(([key, value]) => Object.is(value, right[key]))
  );
}
