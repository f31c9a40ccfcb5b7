/**
 * The answers and the histories, from a seed: the same words for everybody, in every run. Runs in Node, where the
 * server sends an answer, and in the page, which makes its history.
 */

/** Words that stand in each answer once; a page that shows all three has shown the whole of it. */
export const MARKS = { first: 'firstmark', middle: 'middlemark', last: 'lastmark' };
/** The last word of a history. */
export const HISTORY_MARK = 'historymark';

const WORDS =
  'the a stream of words that comes over network and paints each frame while reader scrolls through answer with code list table when server sends small pieces of text browser keeps main thread free for input because work stays constant even if document grows longer than screen without any pause between two updates'.split(
    ' ',
  );
const HANS =
  '流式回答逐字到达浏览器并在每一帧绘制读者可以滚动查看代码列表表格服务器发送小片文本主线程保持空闲输入不会卡顿因为每次更新的成本固定不变即使文档变得很长也没有停顿';
/** Characters a token has at most: four or five in English, as the tokenisers of the models cut it. */
const TOKEN = new RegExp(
  `\\s?(?:${Object.values(MARKS).join('|')}|[^\\s\\u4e00-\\u9fff]{1,5}|[\\u4e00-\\u9fff]{1,2})|\\s+`,
  'g',
);

/** @returns {() => number} Numbers from 0 to 1 (mulberry32). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function createWriter(seed) {
  const random = createRandom(seed);
  const upTo = (count) => Math.floor(random() * count);
  const word = () => WORDS[upTo(WORDS.length)];
  const words = (count) => Array.from({ length: count }, word).join(' ');
  const inline = () => {
    const dice = random();
    if (dice < 0.05) return `**${words(2)}**`;
    if (dice < 0.08) return `*${word()}*`;
    if (dice < 0.12) return `\`${word()}()\``;
    if (dice < 0.14) return `[${words(2)}](https://example.com/${word()})`;
    return word();
  };
  const sentence = (length = 8 + upTo(10)) => {
    const text = Array.from({ length }, inline).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (sentences = 3 + upTo(4)) =>
    Array.from({ length: sentences }, () => sentence()).join(' ');
  const codeLine = (index) => `const ${word()}${index} = ${word()}(${index}, '${word()}'); // ${words(3)}`;
  const row = () => `| ${words(2)} | ${sentence(4)} | ${upTo(1000)} |`;
  const hans = () => {
    const start = upTo(HANS.length - 30);
    return `${HANS.slice(start, start + 14 + upTo(16))}。`;
  };
  return { upTo, words, sentence, paragraph, codeLine, row, hans };
}

const TABLE_HEAD = '| Name | What it says | Count |\n|---|---|---:|\n';

/** Each yields pieces of text for ever; where one has been yielded, the answer may end (with `end`). */
const KINDS = {
  *mixed({ upTo, words, sentence, paragraph, codeLine, row }) {
    for (let section = 1; ; section++) {
      yield `## ${section}. ${words(4)}\n\n`;
      yield `${paragraph()}\n\n`;
      yield `${Array.from({ length: 3 + upTo(4) }, () => `- ${sentence()}`).join('\n')}\n\n`;
      yield `${paragraph()}\n\n`;
      yield `\`\`\`js\n${Array.from({ length: 4 + upTo(8) }, (_, index) => codeLine(index)).join('\n')}\n\`\`\`\n\n`;
      yield `${paragraph()}\n\n`;
      if (section % 2 === 0) yield `${TABLE_HEAD}${Array.from({ length: 4 + upTo(4) }, row).join('\n')}\n\n`;
      else yield `${Array.from({ length: 3 }, (_, index) => `${index + 1}. ${sentence()}`).join('\n')}\n\n`;
    }
  },
  *prose({ paragraph }) {
    for (;;) yield `${paragraph()}\n\n`;
  },
  *list({ sentence }) {
    for (;;) yield `- ${sentence()}\n`;
  },
  *table({ row }) {
    yield TABLE_HEAD;
    for (;;) yield `${row()}\n`;
  },
  *fence({ codeLine }) {
    yield '```js\n';
    for (let index = 0; ; index++) yield `${codeLine(index)}\n`;
  },
  *footnotes({ paragraph, sentence }) {
    for (let index = 1; ; index++)
      yield `${paragraph(2)} As said.[^${index}]\n\n[^${index}]: ${sentence()}\n\n`;
  },
  *cjk({ hans }) {
    for (;;) yield `${hans()}${hans()}**${hans()}**${hans()}\n\n`;
  },
};

/** How a mark stands in each kind, so that it is where the text is and breaks nothing. */
const LINE = {
  list: (mark) => `- ${mark}\n`,
  table: (mark) => `| ${mark} | | |\n`,
  fence: (mark) => `// ${mark}\n`,
};
const paragraphLine = (mark) => `${mark} stands here.\n\n`;
const END = { fence: '```\n' };

/** Cuts as a model's tokens are cut. */
export function toTokens(text) {
  return text.match(TOKEN);
}

/**
 * An answer of about so many tokens (within a tenth).
 *
 * @param {{ kind?: keyof typeof KINDS, tokens: number, seed?: number, middleAt?: number }} options - `middleAt` is
 *   after how many tokens the middle mark stands.
 * @returns {string[]} Its tokens.
 */
export function createAnswer({ kind = 'mixed', tokens, seed = 1, middleAt = tokens / 2 }) {
  const writer = createWriter(seed);
  const line = LINE[kind] ?? paragraphLine;
  const blocks = KINDS[kind](writer);
  // In a table the first line that can hold a mark is the first row; in a fence, the first line of code.
  const text = kind === 'table' || kind === 'fence' ? [blocks.next().value] : [];
  text.push(line(MARKS.first));
  let count = text.reduce((sum, part) => sum + toTokens(part).length, 0);
  let isHalf = false;
  const append = (part) => {
    text.push(part);
    count += toTokens(part).length;
  };
  const room = tokens - toTokens(line(MARKS.last) + (END[kind] ?? '')).length;
  for (;;) {
    if (!isHalf && count > middleAt) {
      append(line(MARKS.middle));
      isHalf = true;
    }
    const block = blocks.next().value;
    if (count + toTokens(block).length > room) break;
    append(block);
  }
  if (!isHalf) append(line(MARKS.middle));
  // What is missing, in plain words.
  const missing = room - count;
  if (missing > 8) append(line(writer.words(Math.ceil(missing / 1.4))));
  append(line(MARKS.last).trimEnd() + (END[kind] ? `\n${END[kind]}` : ''));
  return toTokens(text.join(''));
}

/**
 * A conversation of so many messages, of the user and the assistant by turns; the last one ends with the mark.
 *
 * @returns {{ id: string, role: 'user' | 'assistant', text: string }[]}
 */
export function createHistory(count, seed = 2) {
  const { upTo, sentence, paragraph, codeLine, words } = createWriter(seed);
  const answer = (index) => {
    const list = `${sentence()}\n\n- ${sentence()}\n- ${sentence()}\n- ${sentence()}`;
    const code = `${sentence()}\n\n\`\`\`js\n${codeLine(1)}\n${codeLine(2)}\n\`\`\``;
    return `${paragraph(2 + upTo(2))}\n\n${index % 4 === 1 ? list : index % 8 === 3 ? code : paragraph(2)}`;
  };
  return Array.from({ length: count }, (_, index) => {
    const isLast = index === count - 1;
    const text = index % 2 === 0 ? `${words(8 + upTo(12))}?` : answer(index);
    return {
      id: `h${index}`,
      role: index % 2 === 0 ? 'user' : 'assistant',
      text: isLast ? `${text}\n\n${HISTORY_MARK}` : text,
    };
  });
}
