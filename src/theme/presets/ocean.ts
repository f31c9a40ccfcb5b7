import { type ChatThemePreset, definePreset } from './definePreset.ts';

/** A messenger: the user's words stand in deep blue, everything is round, the page has a breath of sea. Light, dark and auto. */
export const ocean: ChatThemePreset = /* @__PURE__ */ definePreset({
  colors: {
    background: '#f5fafd',
    raised: '#ffffff',
    text: '#0d2433',
    accent: '#00658f',
    onAccent: '#ffffff',
    userBubble: '#00658f',
    onUserBubble: '#ffffff',
  },
  dark: {
    background: '#071a26',
    raised: '#0f2938',
    text: '#e3f1f8',
    accent: '#5cc4ec',
    onAccent: '#00202f',
    userBubble: '#10587a',
    onUserBubble: '#f1f9fd',
  },
  radius: 22,
  fonts: {
    text: '"Avenir Next", Avenir, "Segoe UI Variable Text", "Segoe UI", Ubuntu, "Noto Sans", system-ui, sans-serif',
  },
  widths: { bubble: '72%' },
});
