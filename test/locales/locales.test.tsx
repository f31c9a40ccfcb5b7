// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { ChatRoot } from '../../src/components/ChatRoot.tsx';
import type { ChatLabels, ChatLocale } from '../../src/locales/index.ts';
import * as entry from '../../src/locales/index.ts';

afterEach(cleanup);

const packs: Readonly<Record<string, ChatLocale>> = entry;
const PACKS = Object.entries(packs);

/** Words that a language has from English, or English from it. */
const SAME_AS_ENGLISH: Record<string, readonly string[]> = {
  de: ['code'],
  fr: [
    'conversation',
    'assistant',
    'message',
    'suggestions',
    'sources',
    'source',
    'image',
    'actions',
    'code',
  ],
  id: ['edit'],
  it: ['file'],
};

/** Nouns after a number stay as they are, though the language tells one from many elsewhere. */
const WITHOUT_FORMS = ['tr'];

const TOOL_LABELS = ['toolRunning', 'toolUsed', 'toolFailed', 'toolWaiting'] as const;
const FILE_LABELS = ['readingFile', 'retryFile', 'removeFile'] as const;

/** Every text of a pack by its path, with functions called. */
function textsOf(labels: ChatLabels): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(labels)) {
    if (typeof value === 'string') texts.set(key, value);
    else if (typeof value === 'function') texts.set(key, call(value, 3, 7));
    else for (const [code, sentence] of Object.entries(value)) texts.set(`errors.${code}`, sentence);
  }
  return texts;
}

function call(label: unknown, ...values: readonly (number | string | undefined)[]): string {
  return String((label as (...given: unknown[]) => string)(...values));
}

/** A text without its digits, of whatever script. */
function withoutNumber(text: string): string {
  return text.replace(/\p{Nd}+/gu, '#');
}

test('there are eighteen languages, two of them from right to left', () => {
  expect(PACKS).toHaveLength(18);
  expect(PACKS.filter(([, { direction }]) => direction === 'rtl').map(([name]) => name)).toEqual([
    'ar',
    'he',
  ]);
});

describe.each(PACKS)('%s', (name, locale) => {
  test('is named by its code, and runs as its script does', () => {
    expect(locale.code.replace('-', '')).toBe(name);
    const { script = '' } = new Intl.Locale(locale.code).maximize();
    expect(locale.direction === 'rtl').toBe(/^(?:Arab|Hebr)$/.test(script));
  });

  test('has every text, and none is empty or has space around it', () => {
    const texts = textsOf(locale.labels);
    expect([...texts.keys()].sort()).toEqual([...textsOf(entry.en.labels).keys()].sort());
    for (const [key, text] of texts) {
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toMatch(/^$|undefined|[#{}]/);
    }
  });

  test('says what it is given', () => {
    const { labels } = locale;
    const number = (value: number): string => new Intl.NumberFormat(locale.code).format(value);
    expect(labels.showImage('a.example')).toContain('a.example');
    for (const key of [...TOOL_LABELS, ...FILE_LABELS]) {
      expect(labels[key]('get_weather'), key).toContain('get_weather');
    }
    for (const key of ['retryIn', 'thought', 'newMessages', 'sources', 'source', 'backToText'] as const) {
      expect(labels[key](17), key).toContain(number(17));
    }
    expect(labels.version(3, 17)).toContain(number(3));
    expect(labels.version(3, 17)).toContain(number(17));
    expect(labels.thought(undefined)).not.toMatch(/\p{Nd}/u);
  });

  test('has a form for each of the numbers that its grammar tells apart', () => {
    const rules = new Intl.PluralRules(locale.code);
    const counts = Array.from({ length: 121 }, (_, count) => count);
    const kinds = new Set(counts.map((count) => rules.select(count))).size;
    const formsOf = (label: (count: number) => string): number =>
      new Set(counts.map((count) => withoutNumber(label(count)))).size;
    const forms = Math.max(formsOf(locale.labels.newMessages), formsOf(locale.labels.sources));
    expect(forms).toBe(WITHOUT_FORMS.includes(name) ? 1 : kinds);
  });

  test('has no English left in it', () => {
    if (name === 'en') return;
    const english = textsOf(entry.en.labels);
    const same = [...textsOf(locale.labels)].filter(([key, text]) => english.get(key) === text);
    expect(same.map(([key]) => key).sort()).toEqual([...(SAME_AS_ENGLISH[name] ?? [])].sort());
  });

  test('tells the page its language and its direction', () => {
    const { container } = render(<ChatRoot locale={locale}>…</ChatRoot>);
    const root = container.querySelector('[data-chat-root]');
    expect(root?.getAttribute('lang')).toBe(locale.code);
    expect(root?.getAttribute('dir')).toBe(locale.direction);
  });
});

test.each([
  ['ru', 'sources', ['1 источник', '2 источника', '5 источников', '21 источник']],
  ['pl', 'sources', ['1 źródło', '2 źródła', '5 źródeł', '21 źródeł']],
  [
    'de',
    'newMessages',
    ['1 neue Nachricht', '2 neue Nachrichten', '5 neue Nachrichten', '21 neue Nachrichten'],
  ],
  ['ja', 'sources', ['情報源 1 件', '情報源 2 件', '情報源 5 件', '情報源 21 件']],
  ['he', 'sources', ['מקור אחד', 'שני מקורות', '5 מקורות', '21 מקורות']],
] as const)('%s: %s of 1, 2, 5 and 21', (name, key, texts) => {
  expect([1, 2, 5, 21].map((count) => packs[name]?.labels[key](count))).toEqual(texts);
});

test('Arabic has six forms', () => {
  const texts = [0, 1, 2, 3, 11, 100].map((count) => withoutNumber(entry.ar.labels.sources(count)));
  expect(texts).toEqual(['لا مصادر', 'مصدر واحد', 'مصدران', '# مصادر', '# مصدرًا', '# مصدر']);
});
