import type { ChatTheme, ChatThemeOptions } from '../ChatTheme.ts';
import { createTheme } from '../createTheme.ts';

/**
 * A theme that is ready for the `theme` prop and still holds the tokens it was made of, so that it can be carried on:
 * `createTheme({ ...ocean, colorScheme: 'dark' })`.
 */
export type ChatThemePreset = ChatTheme & ChatThemeOptions;

export function definePreset(tokens: ChatThemeOptions): ChatThemePreset {
  return { ...tokens, ...createTheme(tokens) };
}
