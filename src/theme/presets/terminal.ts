import { type ChatThemePreset, definePreset } from './definePreset.ts';

/** A console: one typeface of equal widths, no rounded corner, phosphor green at night and green ink on grey by day. Light, dark and auto. */
export const terminal: ChatThemePreset = /* @__PURE__ */ definePreset({
  colors: {
    background: '#eef0ec',
    raised: '#f8f9f7',
    text: '#14201a',
    accent: '#0b6b3a',
    onAccent: '#f3fff7',
    userBubble: '#dce2db',
  },
  dark: {
    background: '#060a08',
    raised: '#0c130f',
    text: '#c9f2d6',
    accent: '#3ddc84',
    onAccent: '#00210f',
    danger: '#ff8f80',
    userBubble: '#12231a',
  },
  radius: 0,
  fonts: {
    text: 'ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
    size: '0.9375rem',
  },
  widths: { column: '52em', bubble: '88%' },
});
