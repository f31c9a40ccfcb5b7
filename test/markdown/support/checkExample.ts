import { normalizeHtml } from './normalizeHtml.ts';
import { renderStatic } from './renderStatic.tsx';
import type { SpecExample } from './specExamples.ts';

// The spec's examples link to any scheme: what may be linked to is tested in safety.test.ts.
const SCHEMES = /(?:^|[\s<("])([a-z][a-z\d+.-]{1,31}):/gi;

export type Outcome = { got: string; expected: string; isSame: boolean };

/** What we make of an example beside what it has to be, both in one spelling. */
export function checkExample({ markdown, html }: SpecExample): Outcome {
  const links = [...html.matchAll(SCHEMES)].map(([, scheme]) => (scheme ?? '').toLowerCase());
  const policy = { links: ['http', 'https', 'mailto', ...links], images: true };
  const got = normalizeHtml(renderStatic(markdown, { policy }));
  const expected = normalizeHtml(html);
  return { got, expected, isSame: got === expected };
}
