/** bench/rendering.md. */

import { formatBars, formatGrowth, formatWorkload, loadOf } from './tables.mjs';
import { KINDS, WORKLOADS } from './workloads.mjs';

/** @param {{ minutes: number, versions: Record<string, string>, bars: object[], workloads: object }} results */
export function writeReport({ minutes, versions, bars, workloads }, rows) {
  const isGrowth = ({ headChars }) => headChars !== undefined;
  const sections = WORKLOADS.filter((workload) => rows[workload.id] && !isGrowth(workload)).map(
    (workload) => `${formatWorkload(workload, rows[workload.id])}\n\n${provenance(workloads[workload.id])}`,
  );
  const growth = formatGrowth(
    rows,
    KINDS.filter((kind) => rows[`${kind}-2k`]),
  );
  return `# What showing an answer costs

\`npm run bench\` writes this. \`npm run bench -- --quick\` measures the three rows that say most; a run of some workloads
replaces those and leaves the others, so each table tells its own date. The last run took ${minutes} minutes; a run of everything
takes about ${estimateMinutes()} minutes.

Each contestant is one page, built for production by the same bundler on the same React, opened afresh for each run in a real
Chromium (headless, without a GPU). One server sends all of them the same generated answer, a write for each token, each in its
own wire format. The figures are Chromium's own (\`Performance.getMetrics\`, garbage collected before): *script* is
\`ScriptDuration\`, *busy* is \`TaskDuration\`, the whole of the main thread. Runs are interleaved; the ratio beside a figure is
to the best peer's. A run whose page does not end up with the first, the middle and the last words of the answer, the
last of them in view, has failed.

What to keep in mind:

- Peers are set up as their documentation shows, with nothing else on the page: no styles where the library brings none (streamdown's
  and assistant-ui's come from the application), no highlighter, no composer where it is a part of its own. Ours is the whole
  \`ChatWindow\` with its styles and defaults.
- The AI SDK renders each piece unless told otherwise; the line "throttled" is with its hook's option \`throttle: 50\`.
- Ours gives fast text and its frames a tenth of the page's time, and rests at most 40 ms: at 1,000 tokens a second it shows some
  25 states a second, the AI SDK throttled 20. A promise that names the best peer means the peers as they come.
- TanStack's client waits for a timer after each piece, and so is still writing long after the others: its script time is that of more renders.
- assistant-ui types its text out by itself and is measured until it has typed the last word.
- A text node shows no Markdown, and streaming-markdown's writer neither sanitises nor keeps anything: they are floors, not choices.

## Promises

${formatBars(bars)}

## Streams and histories

${sections.join('\n\n')}

${growth ? `## How the cost of a piece grows\n\nMost of the answer at once, then 150 pieces of about a dozen characters at 50 a second; only these are measured.\n\n${growth}\n\n${provenance(workloads[`${KINDS[0]}-2k`])}\n` : ''}
## Versions

${Object.entries(versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ')}.
`;
}

function provenance({ date, machine, row }) {
  const { range, isProvisional } = loadOf(row);
  const note = isProvisional ? '; **provisional: other work ran on the machine meanwhile**' : '';
  return `<sub>${date} UTC; ${machine}; load average at the start of a run ${range}${note}.</sub>`;
}

/** From what each run takes by its own design; slow contestants take longer. */
function estimateMinutes() {
  const seconds = WORKLOADS.map(({ opens, tokens, pieces, perSecond, rounds }) => {
    const streaming = opens ? 4 : (tokens ?? pieces) / perSecond;
    return (streaming + 3.5) * rounds * 10;
  });
  return Math.round((seconds.reduce((sum, one) => sum + one, 0) * 1.3) / 60 / 5) * 5;
}
