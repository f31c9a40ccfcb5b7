import { type ChatThemePreset, definePreset } from './definePreset.ts';

/**
 * WCAG AAA: every text at 7:1 or more against what it stands on, every border, even the decorating ones, at 3:1.
 * Light, dark and auto. Readers who force their own colours in the system get those instead.
 */
export const highContrast: ChatThemePreset = /* @__PURE__ */ definePreset({
  colors: {
    background: '#ffffff',
    surface: '#f2f2f2',
    text: '#000000',
    textMuted: '#333333',
    accent: '#00308f',
    onAccent: '#ffffff',
    link: '#00308f',
    danger: '#8a0000',
    dangerSurface: '#fff0f0',
    border: '#666666',
    borderStrong: '#000000',
    userBubble: '#e3ecff',
  },
  dark: {
    background: '#000000',
    surface: '#1a1a1a',
    raised: '#000000',
    text: '#ffffff',
    textMuted: '#d6d6d6',
    accent: '#ffd83d',
    onAccent: '#000000',
    link: '#8ec8ff',
    danger: '#ffb3ab',
    dangerSurface: '#2b0d0a',
    border: '#8f8f8f',
    borderStrong: '#ffffff',
    userBubble: '#1c2b4a',
  },
  radius: 6,
  fonts: { size: '1.0625rem' },
});
