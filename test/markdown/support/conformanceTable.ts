import { checkExample } from './checkExample.ts';
import { DEVIATIONS } from './deviations.ts';
import { SPEC_EXAMPLES, type SpecExample } from './specExamples.ts';

type Row = { section: string; count: number; same: number };

/** How near we are to the specs, as a page of the documentation, made of the examples that the tests run. */
export function conformanceTable(): string {
  const outcomes = SPEC_EXAMPLES.map((example) => ({ example, isSame: checkExample(example).isSame }));
  const rows = new Map<string, Row>();
  for (const { example, isSame } of outcomes) {
    const row = rows.get(example.section) ?? { section: example.section, count: 0, same: 0 };
    rows.set(example.section, { ...row, count: row.count + 1, same: row.same + Number(isSame) });
  }
  const commonMark = outcomes.filter(({ example }) => example.name.startsWith('CommonMark'));
  const github = outcomes.filter(({ example }) => example.name.startsWith('GFM'));
  return [
    '<!-- Made of the examples that the tests run: `npm run docs` writes it anew. -->',
    '# Markdown: how near to the specs',
    `\`ChatMarkdown\` gives what the reference gives for ${share(commonMark)} examples of CommonMark 0.31.2 and ${share(github)} of our own for what GitHub adds to it (tables, strikethrough, task lists, autolinks, footnotes; micromark says what they become).`,
    `Raw HTML is no syntax here but text, so ${countBy('html-as-text')} examples of CommonMark are held against the reference with HTML switched off; ${countBy('gfm', 'CommonMark')} become something else on GitHub, and are held against that. Two texts are the same when the reader sees the same: how an address is spelled, and the elements of ours around tables and code, do not count.`,
    '## By section',
    ['| section | examples | the same |', '|---|--:|--:|', ...[...rows.values()].map(line)].join('\n'),
    '## Where it differs',
    ['| example | text | reason |', '|---|---|---|', ...SPEC_EXAMPLES.flatMap(deviation)].join('\n'),
    '',
  ].join('\n\n');
}

function share(outcomes: readonly { isSame: boolean }[]): string {
  return `${outcomes.filter(({ isSame }) => isSame).length} of ${outcomes.length}`;
}

function countBy(source: SpecExample['source'], start = ''): number {
  return SPEC_EXAMPLES.filter((example) => example.source === source && example.name.startsWith(start))
    .length;
}

function line({ section, count, same }: Row): string {
  return `| ${section} | ${count} | ${same} |`;
}

function deviation({ name, markdown }: SpecExample): string[] {
  const reason = DEVIATIONS[name];
  if (reason === undefined) return [];
  const text = JSON.stringify(markdown.trimEnd()).slice(1, -1).replaceAll('\\"', '"').replaceAll('|', '\\|');
  const fence = text.includes('`') ? '````' : '`';
  const space = text.includes('`') ? ' ' : '';
  return [`| ${name} | ${fence}${space}${text}${space}${fence} | ${reason} |`];
}
