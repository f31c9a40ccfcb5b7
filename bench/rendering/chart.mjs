/** docs/bench.svg: bars, readable in light and dark; no dependency. */

const PANELS = [
  {
    workload: 'stream-8000',
    figure: 'scriptMs',
    title: 'Script time of an 8,000-token answer at 1,000 tokens a second',
  },
  { workload: 'open-1000', figure: 'openMs', title: 'Opening a history of 1,000 messages' },
];
const WIDTH = 760;
const LABEL_WIDTH = 280;
const BAR_WIDTH = 380;
const LINE = 24;
const PANEL_HEAD = 34;
const PANEL_GAP = 14;

const STYLE = `
  text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 }
  .title { font-weight: 600 }
  .number { fill: #59636e }
  .ours { fill: #0969da }
  .peer { fill: #b1bac4 }
  .floor { fill: none; stroke: #b1bac4; stroke-dasharray: 3 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .number { fill: #9198a1 }
    .ours { fill: #4493f8 }
    .peer { fill: #656c76 }
    .floor { stroke: #656c76 }
  }`;

/** @returns {string} An SVG; shorter is better. */
export function drawChart(rows) {
  let top = 8;
  const panels = PANELS.filter(({ workload }) => rows[workload]).map((panel) => {
    const entries = Object.values(rows[panel.workload])
      .filter(({ median }) => median)
      .toSorted((one, other) => one.median[panel.figure] - other.median[panel.figure]);
    const drawn = drawPanel(panel, entries, top);
    top += PANEL_HEAD + entries.length * LINE + PANEL_GAP;
    return drawn;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img">
<title>react-chat-stream beside its peers: shorter is better</title>
<style>${STYLE}
</style>
${panels.join('\n')}
</svg>
`;
}

function drawPanel({ title, figure }, entries, top) {
  const values = entries.map(({ median }) => median[figure]);
  // One that is far behind would make all the others look the same; its bar is cut, its number is not.
  const longest = Math.min(values.at(-1), values.at(-2) * 1.5);
  const bars = entries.map(({ name, group, median }, index) => {
    const value = median[figure];
    const isCut = value > longest;
    const width = Math.max(1, (Math.min(value, longest) / longest) * BAR_WIDTH);
    const y = top + PANEL_HEAD + index * LINE;
    const shape = isCut
      ? `<path class="${group}" d="M${LABEL_WIDTH} ${y}h${width - 12}l4 8h-8l4 8H${LABEL_WIDTH}z"/>`
      : `<rect class="${group}" x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="16" rx="2"/>`;
    const number = `${Math.round(value).toLocaleString('en')} ms`;
    return `<text x="${LABEL_WIDTH - 10}" y="${y + 13}" text-anchor="end"${group === 'ours' ? ' class="title"' : ''}>${name}</text>
${shape}
<text class="number" x="${(LABEL_WIDTH + width + 8).toFixed(1)}" y="${y + 13}">${number}</text>`;
  });
  return `<text class="title" x="0" y="${top + 16}">${title}</text>\n${bars.join('\n')}`;
}
