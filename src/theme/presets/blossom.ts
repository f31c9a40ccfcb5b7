import { type ChatThemePreset, definePreset } from './definePreset.ts';

/** Soft and friendly: plum on blush, rounded letters where the system has them, the roundest corners. Light, dark and auto. */
export const blossom: ChatThemePreset = /* @__PURE__ */ definePreset({
  colors: {
    background: '#fff8fa',
    raised: '#ffffff',
    text: '#33202b',
    accent: '#b0286a',
    onAccent: '#ffffff',
    userBubble: '#fbe1ec',
  },
  dark: {
    background: '#1d1219',
    raised: '#2a1b25',
    text: '#f7e8ef',
    accent: '#ff94c0',
    onAccent: '#3b0720',
    userBubble: '#47233a',
  },
  radius: 26,
  fonts: {
    text: 'ui-rounded, "SF Pro Rounded", "Hiragino Maru Gothic ProN", Quicksand, Nunito, "Noto Sans", system-ui, sans-serif',
  },
});
