/** Throws unless two values are the same, seen as JSON. */
export function equal(actual: unknown, expected: unknown, what = 'The value'): void {
  const [is, should] = [JSON.stringify(sorted(actual)), JSON.stringify(sorted(expected))];
  if (is !== should) throw new Error(`${what} is ${is} and should be ${should}.`);
}

/** Throws unless an object has the fields that are named, with these values. */
export function match(actual: unknown, expected: Record<string, unknown>, what?: string): void {
  const fields = Object.keys(expected);
  const picked = fields.map((field) => [field, (actual as Record<string, unknown> | undefined)?.[field]]);
  equal(Object.fromEntries(picked), expected, what);
}

/** Throws unless something holds. */
export function holds(isTrue: boolean, sentence: string): void {
  if (!isTrue) throw new Error(`It is not so: ${sentence}.`);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
