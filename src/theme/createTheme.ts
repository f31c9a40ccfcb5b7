import type { ChatColors, ChatTheme, ChatThemeOptions } from './ChatTheme.ts';

// A compact window is the comfortable one with these three changed.
const COMPACT = { 'font-size': '0.9375rem', 'line-height': '1.5', 'turn-gap': '1em' };

/**
 * Makes a theme out of tokens. Each token becomes a `--chat-*` custom property on the root of the window that
 * the theme is given to; what is left out keeps its default.
 *
 * @example
 * const theme = createTheme({ colors: { accent: '#0f766e' }, dark: { accent: '#5eead4' }, radius: 12 });
 * <ChatWindow endpoint="/chat/stream" theme={theme} />
 */
export function createTheme(options: ChatThemeOptions = {}): ChatTheme {
  const { colorScheme = 'auto', colors = {}, dark = {}, radius, density, fonts = {}, widths = {} } = options;
  const variables: Record<`--chat-${string}`, string> = {};
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined) variables[`--chat-${name}`] = value;
  };

  for (const token of Object.keys({ ...colors, ...dark }) as (keyof ChatColors)[]) {
    set(kebabCase(token), schemeColor(token, colors[token], dark[token]));
  }
  set('radius', radius === undefined ? undefined : `${radius}px`);
  if (density === 'compact') for (const [name, value] of Object.entries(COMPACT)) set(name, value);
  set('font', fonts.text);
  set('font-heading', fonts.heading);
  set('font-mono', fonts.mono);
  set('font-size', fonts.size);
  set('column-width', widths.column);
  set('bubble-width', widths.bubble);
  return { colorScheme, variables };
}

function schemeColor(token: string, light: string | undefined, dark: string | undefined): string | undefined {
  if (dark === undefined) return light;
  // The stylesheet keeps each default under its own name, so that the other scheme stays as it was.
  return `light-dark(${light ?? `var(--chat-default-${kebabCase(token)})`}, ${dark})`;
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
