/** Stacks of what systems already have, so that no font is fetched. */
export const FONT_STACKS: Readonly<Record<string, string>> = {
  Default: '',
  Humanist: 'Optima, Candara, "Noto Sans", sans-serif',
  Grotesque: '"Helvetica Neue", Helvetica, Arial, sans-serif',
  Rounded: 'ui-rounded, "SF Pro Rounded", "Hiragino Maru Gothic ProN", Quicksand, sans-serif',
  'Old-style serif': '"Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif',
  'Slab serif': 'Rockwell, "Roboto Slab", Charter, serif',
  Monospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
};
