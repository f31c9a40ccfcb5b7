import { type ChatThemePreset, definePreset } from './definePreset.ts';

/** No colour but errors: black on white and white on black, tight corners, for tools beside other tools. Light, dark and auto. */
export const graphite: ChatThemePreset = /* @__PURE__ */ definePreset({
  colors: {
    background: '#ffffff',
    text: '#18181b',
    accent: '#27272a',
    onAccent: '#fafafa',
    userBubble: '#f1f1f3',
    link: '#18181b',
  },
  dark: {
    background: '#131315',
    text: '#ededf0',
    accent: '#e4e4e7',
    onAccent: '#18181b',
    userBubble: '#27272b',
    link: '#ededf0',
  },
  radius: 8,
  fonts: { text: '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", "PingFang SC", sans-serif' },
});
