import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ChatColors } from '../../src/theme/ChatTheme.ts';
import { createTheme } from '../../src/theme/createTheme.ts';
import { ocean } from '../../src/theme/presets/ocean.ts';

const styles = readFileSync(`${import.meta.dirname}/../../src/styles.css`, 'utf8').replace(
  /\/\*[\s\S]*?\*\//g,
  '',
);

describe('createTheme', () => {
  test('without tokens sets nothing and follows the system', () => {
    expect(createTheme()).toEqual({ colorScheme: 'auto', variables: {} });
  });

  test('one colour serves both schemes; a dark one makes a pair', () => {
    const { variables } = createTheme({
      colors: { accent: 'teal', userBubble: '#eee' },
      dark: { userBubble: '#222', borderStrong: '#777' },
    });
    expect(variables).toEqual({
      '--chat-accent': 'teal',
      '--chat-user-bubble': 'light-dark(#eee, #222)',
      // The light scheme keeps the default of the stylesheet.
      '--chat-border-strong': 'light-dark(var(--chat-default-border-strong), #777)',
    });
  });

  test('fonts, widths, radius and density become properties too', () => {
    const { variables, colorScheme } = createTheme({
      colorScheme: 'dark',
      radius: 0,
      density: 'compact',
      fonts: { text: 'Inter', heading: 'Georgia', mono: 'Menlo', size: '18px' },
      widths: { column: '60em', bubble: '70%' },
    });
    expect(colorScheme).toBe('dark');
    expect(variables).toMatchObject({
      '--chat-radius': '0px',
      '--chat-line-height': '1.5',
      '--chat-turn-gap': '1em',
      '--chat-font': 'Inter',
      '--chat-font-heading': 'Georgia',
      '--chat-font-mono': 'Menlo',
      '--chat-column-width': '60em',
      '--chat-bubble-width': '70%',
      // What is said aloud wins over what density implies.
      '--chat-font-size': '18px',
    });
  });

  test('carries a preset on: its tokens are beside its variables', () => {
    const { colorScheme, variables } = createTheme({
      ...ocean,
      colorScheme: 'dark',
      colors: { ...ocean.colors, accent: 'teal' },
    });
    expect(colorScheme).toBe('dark');
    expect(variables).toEqual({ ...ocean.variables, '--chat-accent': 'light-dark(teal, #5cc4ec)' });
  });

  test('every property that it can set is read by the stylesheet', () => {
    const everyColor: Required<ChatColors> = {
      background: '',
      text: '',
      accent: '',
      onAccent: '',
      danger: '',
      surface: '',
      raised: '',
      border: '',
      borderStrong: '',
      textMuted: '',
      link: '',
      userBubble: '',
      onUserBubble: '',
      dangerSurface: '',
    };
    const { variables } = createTheme({
      colors: everyColor,
      radius: 1,
      density: 'compact',
      fonts: { text: '', heading: '', mono: '', size: '' },
      widths: { column: '', bubble: '' },
    });
    const unread = Object.keys(variables).filter((name) => !styles.includes(`var(${name}`));
    expect(unread).toEqual([]);
    for (const name of Object.keys(everyColor)) {
      const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(styles).toContain(`--chat-default-${kebab}:`);
    }
  });
});

describe('the stylesheet', () => {
  const selectors = styles
    .replace(/@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\}\s*)*\}/g, '')
    .replace(/@(?:media|container|supports)[^{]*\{/g, '')
    .match(/[^{}]+(?=\{)/g)
    ?.map((selector) => selector.trim());

  test('cannot touch the page around: every selector begins at a chat, a Markdown text or a block of code', () => {
    expect(selectors?.length).toBeGreaterThan(50);
    const root = /\[data-chat-(?:root|markdown|code-block)\]/.source;
    const start = new RegExp(`^(?:${root}|:is\\(${root}, ${root}\\))`);
    const outside = selectors?.flatMap(splitList).filter((selector) => !start.test(selector));
    expect(outside).toEqual([]);
  });

  test('weighs at least two attributes everywhere, and uses no ids, classes or !important', () => {
    const light = selectors
      ?.flatMap(splitList)
      .filter((selector) => (selector.match(/\[/g) ?? []).length < 2);
    expect(light).toEqual([]);
    expect(styles).not.toMatch(/!important/);
    // Temml says by classes what MathML Core has no words for.
    const others = selectors?.filter((selector) => !selector.includes('[data-chat-math] .tml-'));
    expect(others?.join()).not.toMatch(/[.#][a-z]/i);
  });

  test('reads left and right nowhere, so that it mirrors by itself', () => {
    // Columns are the exception: GFM's `:---` and `---:`, and those of TeX, are left and right whatever the language.
    const others = styles
      .replace(/@supports[^{]*\{/g, '')
      .replace(/(?:\[data-align="(?:left|right)"\]|\.tml-(?:left|right)) \{\s*text-align: [\w-]+;\s*\}/g, '');
    expect(others).not.toMatch(
      /\b(?:margin|padding|border|inset)-(?:left|right)\b|[^-]\b(?:left|right):|text-align: (?:left|right)/,
    );
  });
});

/** Splits at the commas outside of parentheses. */
function splitList(selector: string): string[] {
  const outer = selector.replace(/\((?:[^()]|\([^()]*\))*\)/g, (inner) => inner.replaceAll(',', '\0'));
  return outer.split(',').map((one) => one.replaceAll('\0', ',').trim());
}
