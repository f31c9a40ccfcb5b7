import { type ChatThemePreset, definePreset } from './definePreset.ts';

/** A book: warm paper, brown ink, an old-style serif and a narrow column for long answers. Light, dark and auto. */
export const paper: ChatThemePreset = /* @__PURE__ */ definePreset({
  colors: {
    background: '#fbf7ef',
    text: '#2c241b',
    accent: '#9a3f1d',
    onAccent: '#fffaf2',
    danger: '#a32020',
    userBubble: '#f0e7d6',
  },
  dark: {
    background: '#1b1714',
    text: '#eee5d8',
    accent: '#eb9a6f',
    onAccent: '#2a1206',
    danger: '#ff9d8f',
    userBubble: '#332a22',
  },
  radius: 10,
  fonts: {
    text: '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "Noto Serif", Georgia, "Songti SC", "Noto Serif CJK SC", serif',
    size: '1.0625rem',
  },
  widths: { column: '38em', bubble: '76%' },
});
