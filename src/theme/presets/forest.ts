import { type ChatThemePreset, definePreset } from './definePreset.ts';

/** Moss and linen: greens on a quiet ground, headings in a slab of serif above humanist text. Light, dark and auto. */
export const forest: ChatThemePreset = /* @__PURE__ */ definePreset({
  colors: {
    background: '#f6f7f0',
    raised: '#fdfdf9',
    text: '#1c2a20',
    accent: '#2c6b3f',
    onAccent: '#f7fbf4',
    userBubble: '#e0ead9',
  },
  dark: {
    background: '#0f1912',
    raised: '#18251b',
    text: '#e4ede2',
    accent: '#8fcf97',
    onAccent: '#0b2110',
    userBubble: '#20372a',
  },
  radius: 14,
  fonts: {
    text: 'Optima, Candara, "Gill Sans", "Noto Sans", "PingFang SC", sans-serif',
    heading: 'Rockwell, "Roboto Slab", "Bitstream Charter", Charter, Georgia, "Songti SC", serif',
  },
});
