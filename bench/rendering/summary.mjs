/** The small table of the READMEs and of the comparison, between two comments, in the language of each page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadOf } from './tables.mjs';

export const PAGES = ['README.md', 'README.zh-CN.md', 'docs/comparison.md', 'docs/comparison.zh-CN.md'];

const COLUMNS = [
  { workload: 'stream-8000', figure: 'scriptMs' },
  { workload: 'slow-cpu', figure: 'longTasks' },
  { workload: 'open-1000', figure: 'openMs' },
];

const WORDS = {
  en: {
    titles: ['script, 8,000 tokens, ms', 'tasks > 50 ms, CPU slowed 4×', 'opening 1,000 messages, ms'],
    names: {},
    throttled: (without, withIt) =>
      'The AI SDK renders each piece as it comes. "Throttled" is the same page with its option `throttle: 50`, off by default,\n' +
      `which shows some 20 states a second: it took ${withIt} times our script time, and ${without} times without that option.\n` +
      'Compare with the row that you would run.',
    provisional: 'Provisional: other work ran on the machine while this was measured.',
  },
  'zh-CN': {
    titles: [
      '8,000 个 token 的脚本时间，毫秒',
      '超过 50 毫秒的任务，CPU 放慢 4 倍',
      '打开 1,000 条消息，毫秒',
    ],
    names: {
      'AI SDK (throttled) + streamdown': 'AI SDK（节流）+ streamdown',
      'floor: a text node': '底线：一个文本节点',
      'floor: streaming-markdown': '底线：streaming-markdown',
    },
    throttled: (without, withIt) =>
      'AI SDK 每到一段就渲染一次。“节流”是同一个页面加上它的选项 `throttle: 50`，该选项默认关闭，每秒大约显示 20 个状态：\n' +
      `脚本时间是我们的 ${withIt} 倍，不设则是 ${without} 倍。请与你实际会用的那一行比较。`,
    provisional: '暂定数据：测量时机器上还有别的任务在运行。',
  },
};

/** Writes the table into every page that shows it. */
export function writeSummaries(rows) {
  for (const page of PAGES) {
    const file = new URL(`../../${page}`, import.meta.url);
    writeFileSync(file, withSummary(readFileSync(file, 'utf8'), rows, page));
  }
}

/** A page with its table as of these figures. */
export function withSummary(text, rows, page) {
  const words = WORDS[page.includes('.zh-CN.') ? 'zh-CN' : 'en'];
  return text.replace(
    /(<!-- bench: .*-->\n)[\s\S]*(<!-- \/bench -->)/,
    (_all, start, end) => `${start}${formatSummary(rows, words)}\n${end}`,
  );
}

/** A few figures of each contestant. Only of those workloads that were measured. */
function formatSummary(rows, { titles, names, throttled, provisional }) {
  const columns = COLUMNS.map((column, index) => ({ ...column, title: titles[index] })).filter(
    ({ workload }) => rows[workload],
  );
  if (columns.length === 0) return '';
  const lines = Object.entries(rows[columns[0].workload]).map(([id, { name }]) => {
    const cells = columns.map(({ workload, figure }) => {
      const value = rows[workload][id]?.median?.[figure];
      return value === undefined ? '–' : Math.round(value).toLocaleString('en');
    });
    return `| ${names[name] ?? name} | ${cells.join(' | ')} |`;
  });
  const isProvisional = columns.some(({ workload }) => loadOf(rows[workload]).isProvisional);
  return [
    `| | ${columns.map(({ title }) => title).join(' | ')} |`,
    `|---|${'---:|'.repeat(columns.length)}`,
    ...lines,
    ...explainThrottled(rows['stream-8000'], throttled),
    ...(isProvisional ? ['', provisional] : []),
  ].join('\n');
}

/** Two rows of one peer: what the second one means, so that nobody thinks that the slower one was picked. */
function explainThrottled(row, explain) {
  const [ours, without, withIt] = ['ours', 'streamdown', 'streamdown-50'].map(
    (id) => row?.[id]?.median?.scriptMs,
  );
  if (!ours || !without || !withIt) return [];
  return ['', explain((without / ours).toFixed(1), (withIt / ours).toFixed(1))];
}
