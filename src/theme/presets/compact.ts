import { type ChatThemePreset, definePreset } from './definePreset.ts';

/** Much in little room: small type, close turns, wide bubbles, for a panel beside the work. The colours are the default ones. Light, dark and auto. */
export const compact: ChatThemePreset = /* @__PURE__ */ definePreset({
  density: 'compact',
  radius: 10,
  fonts: { size: '0.875rem' },
  widths: { column: '54em', bubble: '90%' },
});
