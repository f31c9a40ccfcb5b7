import { BEFORE_THE_STREAM } from '../rows/beforeTheStream.ts';
import { DURING_THE_STREAM } from '../rows/duringTheStream.ts';
import { ELSEWHERE } from '../rows/elsewhere.ts';
import { EVENT_SOURCE } from '../rows/eventSource.ts';
import type { FailureRow } from './failureRow.ts';

const SECTIONS: readonly [string, readonly FailureRow[]][] = [
  ['Before the stream', BEFORE_THE_STREAM],
  ['During the stream', DURING_THE_STREAM],
  ['EventSource', EVENT_SOURCE],
];

/** The failure contract as a page of the documentation, made of the rows that the tests play. */
export function failuresTable(): string {
  const count = SECTIONS.reduce((sum, [, rows]) => sum + rows.length, 0);
  return [
    '<!-- Made of the rows in test/failures/rows: `npm run docs` writes it anew. -->',
    '# What happens when',
    `Each of these ${count} rows is played by a test against a real server in a real browser (\`npm test -- failures\`), and after each the next message works. "Retry" says whether \`error.retryable\` is true; "requests" are those that the server saw; "closed by" says who ended the last answer.`,
    ...SECTIONS.flatMap(([title, rows]) => [`## ${title}`, table(rows)]),
    '## Tested elsewhere, or not at all',
    ['| what goes wrong | where |', '|---|---|', ...ELSEWHERE.map(elsewhere)].join('\n'),
    '',
  ].join('\n\n');
}

function table(rows: readonly FailureRow[]): string {
  const head = [
    '| what goes wrong | status | code | Retry | text | requests | closed by |',
    '|---|---|---|---|---|---|---|',
  ];
  return [...head, ...rows.map(line)].join('\n');
}

function line({ failure, promise }: FailureRow): string {
  const { status, code, retryable, text, requests, endedBy, finishReason } = promise;
  const reason = finishReason && finishReason !== 'stop' ? ` (\`${finishReason}\`)` : '';
  const kept = status === 'done' ? 'all' : text ? 'kept' : '–';
  const cells = [
    failure,
    `\`${status}\`${reason}`,
    code ? `\`${code}\`` : '–',
    code ? yesOrNo(retryable) : '–',
    kept,
  ];
  return `| ${[...cells, requests, endedBy === 'none' ? '–' : endedBy].join(' | ')} |`;
}

const yesOrNo = (value: boolean | undefined): string => (value ? 'yes' : 'no');
const elsewhere = ({ failure, elsewhere: place }: (typeof ELSEWHERE)[number]): string =>
  `| ${failure} | ${place} |`;
