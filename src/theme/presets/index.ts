// Here too: the main entry is a client module, of which a server component cannot call a function.
export { createTheme } from '../createTheme.ts';
export { blossom } from './blossom.ts';
export { compact } from './compact.ts';
export type { ChatThemePreset } from './definePreset.ts';
export { forest } from './forest.ts';
export { graphite } from './graphite.ts';
export { highContrast } from './highContrast.ts';
export { ocean } from './ocean.ts';
export { paper } from './paper.ts';
export { terminal } from './terminal.ts';
